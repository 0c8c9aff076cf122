import { formatLongDate } from '../../../../functions/domain/care/long-date.ts';
import { type CivilDate, stockholmDate } from '../../../../functions/domain/care/period.ts';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
});

/** Says who changed something, and when: «Anna Berg ändrade 14.03 i dag.» */
export function changedText({ at, by }: { at: string; by: string }, today: CivilDate): string {
  const time = clock.format(new Date(at)).replace(':', '.');
  const day = stockholmDate(at);
  return `${by} ändrade ${time} ${day === today ? 'i dag' : `den ${formatLongDate(day)}`}.`;
}
