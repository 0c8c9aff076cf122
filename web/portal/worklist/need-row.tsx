import { daysBetween } from '../../../functions/domain/care/period.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import type { SettledNeed, WorklistItem } from '../api.ts';
import { patientPath } from '../patients/page/patient-path.ts';
import { usePlace } from '../session.ts';
import { NeedDate } from './need-date.tsx';
import { dateFieldOf, dialogOf, needText } from './need-words.ts';

export type RowActions = {
  onNext: (item: WorklistItem) => void;
  onFilled: (item: WorklistItem, day: string) => void;
  onOpen: (item: WorklistItem) => void;
  onSnooze: (item: WorklistItem) => void;
  onSettle: (item: WorklistItem, outcome: SettledNeed['outcome']) => void;
};

/** A last day within this many days calls for action now. */
const soonDays = 30;

/** One thing that needs a person, with its action in the row. */
export function NeedRow({ item, ...actions }: { item: WorklistItem } & RowActions) {
  return (
    <li class="need">
      <a href={patientPath(item.reference)} class="need-patient">
        {item.reference}
      </a>
      <span class="need-text">{needText(item)}</span>
      <LastDay item={item} />
      <span class="need-effect quiet">{item.effect.map(({ id, gain }) => `${id} +${gain}`).join(' · ')}</span>
      <span class="need-actions">
        <Action item={item} {...actions} />
        <Button
          small
          look="quiet"
          name={`Skjut upp: ${item.reference}, ${needText(item)}`}
          onPress={() => actions.onSnooze(item)}
        >
          Skjut upp
        </Button>
      </span>
    </li>
  );
}

function LastDay({ item: { lastDay } }: { item: WorklistItem }) {
  const { today } = usePlace().session;
  if (!lastDay) return <span />;
  const left = daysBetween(today, lastDay);
  const text = left === 0 ? 'sista dagen' : `${formatCount(left, 'dag', 'dagar')} kvar`;
  return (
    <span class="need-days" title={`Senast ${lastDay}`}>
      {left <= soonDays ? <span class="tag tag-warn">{text}</span> : text}
    </span>
  );
}

function Action({ item, onNext, onFilled, onOpen, onSettle }: { item: WorklistItem } & RowActions) {
  const date = dateFieldOf(item.kind);
  if (date)
    return (
      <NeedDate item={item} date={date} onNext={() => onNext(item)} onFilled={(day) => onFilled(item, day)} />
    );
  if (item.kind === 'call')
    return (
      <>
        <Settle item={item} text="Svarade inte" onPress={() => onSettle(item, 'no-reply')} />
        <Settle item={item} text="Vill inte" onPress={() => onSettle(item, 'declined')} />
        <Settle item={item} text="Fick papper" onPress={() => onSettle(item, 'on-paper')} />
      </>
    );
  const dialog = dialogOf(item);
  return dialog ? <Settle item={item} text={dialog.text} onPress={() => onOpen(item)} /> : null;
}

function Settle({ item, text, onPress }: { item: WorklistItem; text: string; onPress: () => void }) {
  return (
    <span data-need={item.id} class="need-action">
      <Button small name={`${text}: ${item.reference}`} onPress={onPress}>
        {text}
      </Button>
    </span>
  );
}
