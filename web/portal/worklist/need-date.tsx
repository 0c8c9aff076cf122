import { useId, useState } from 'preact/hooks';
import { typedDay } from '../../../functions/domain/care/typed-day.ts';
import type { WorklistItem } from '../api.ts';
import { useTask } from '../load.ts';
import { usePlace } from '../session.ts';
import { fillDate } from './fill-date.ts';
import { type DateField, needText } from './need-words.ts';

type NeedDateProps = {
  item: WorklistItem;
  date: DateField;
  /** Moves the focus to the next row: the date is being saved. */
  onNext: () => void;
  onFilled: (day: string) => void;
};

/** A date that is typed in the row: Enter saves it and goes to the next row. */
export function NeedDate({ item, date, onNext, onFilled }: NeedDateProps) {
  const { session } = usePlace();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const { busy, problem, run } = useTask();
  const id = useId();
  const save = async () => {
    const day = typedDay(typed, session.today);
    if (!day) return setWrong('Skriv datumet som ÅÅÅÅ-MM-DD.');
    setWrong(undefined);
    onNext();
    await run(async () => {
      const refusal = await fillDate({ item, field: date.field, moment: session }, day);
      if (refusal) setWrong(refusal);
      else onFilled(day);
    });
  };
  const error = wrong ?? problem?.detail;
  return (
    <form
      class="need-date"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <label class="unseen" for={id}>
        {item.reference}: {needText(item)}
      </label>
      <input
        id={id}
        class="date"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        placeholder="ÅÅÅÅ-MM-DD"
        data-need={item.id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      {error && (
        <p class="wrong" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
