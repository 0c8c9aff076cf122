import type { Item, Value } from '../../../functions/domain/instrument.ts';
import type { Respondent } from '../../../functions/domain/patient.ts';
import { voiced, type Wording } from '../../../functions/domain/wording.ts';

type QuestionProps = {
  item: Item;
  wording: Pick<Wording, 'items' | 'options'>;
  values: readonly Value[];
  voice: Extract<Respondent, 'patient' | 'guardian'>;
  value: Value | undefined;
  onValue: (value: Value) => void;
};

/** One question of a form that is typed in, with nothing chosen beforehand. */
export function Question({ item, wording, values, voice, value, onValue }: QuestionProps) {
  const texts = wording.options[item.optionSet] ?? {};
  const number = /^\d+$/.test(item.key) ? `${item.key}. ` : '';
  return (
    <fieldset class="question">
      <legend>
        {number}
        {voiced(wording.items[item.key] ?? '', voice)}
      </legend>
      <div class="question-options">
        {values.map((one) => (
          <label key={one} class="choice">
            <input
              type="radio"
              name={`item-${item.key}`}
              checked={value === one}
              onClick={() => onValue(one)}
              onChange={() => undefined}
            />
            <span>{texts[String(one)] ?? one}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
