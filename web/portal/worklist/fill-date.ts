import type { CivilDate, Moment } from '../../../functions/domain/care/period.ts';
import { api, type WorklistItem } from '../api.ts';
import { recordOf } from '../patients/record/record-edit.ts';
import { saveEdit } from '../patients/record/save-edit.ts';
import type { DateField } from './need-words.ts';

type Fill = { item: WorklistItem; field: DateField['field']; moment: Moment };

const changed = 'Någon annan ändrade patienten samtidigt. Tryck Enter igen.';

/**
 * Saves a date of a visit on the record as it is now, or takes it away again.
 * @param before the date that must stand there now; undefined: none
 * @returns the Swedish sentence that says why it is not saved; undefined when it is
 * @throws Problem when the call fails
 */
async function replaceDate(
  { item: { reference, visit: key }, field, moment }: Fill,
  before: CivilDate | undefined,
  after: CivilDate | undefined,
): Promise<string | undefined> {
  const patient = await api.patient(reference);
  const visit = recordOf(patient).visits.find((one) => one.key === key);
  if (!visit) return 'Någon annan har tagit bort besöket.';
  const stored = visit[field];
  if (stored !== before)
    return stored ? `Någon annan har redan skrivit ${stored}.` : 'Någon annan har redan tagit bort datumet.';
  const edit = { part: 'visits', before: visit, after: { ...visit, [field]: after } } as const;
  const reason = after === undefined ? 'Ångrat direkt efter inskrivning' : '';
  const outcome = await saveEdit({ patient, moment }, patient.version, edit, reason);
  if (outcome.kind === 'stale') return changed;
  if (outcome.kind === 'refused') return outcome.errors[0]?.message ?? 'Datumet går inte att spara.';
  return undefined;
}

export const fillDate = (fill: Fill, day: CivilDate): Promise<string | undefined> =>
  replaceDate(fill, undefined, day);

export const undoDate = (fill: Fill, day: CivilDate): Promise<string | undefined> =>
  replaceDate(fill, day, undefined);
