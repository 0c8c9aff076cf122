import { type Area, periodOf } from '../../../../functions/domain/care/area.ts';
import { gapOf } from '../../../../functions/domain/measure/gap.ts';
import type { Measure } from '../../../../functions/domain/measure/measure.ts';
import type { SeenPatient } from '../../api.ts';
import { fieldNames } from '../../words.ts';
import type { Opening } from './opening.ts';

/**
 * Finds the dialog, and the field in it, where a fact that a measure's list calls missing is filled in.
 * @param year the measurement year of the list
 * @returns undefined when the fact is no longer missing, or is not filled in here (an answer of the patient)
 */
export function openingOfGap(
  area: Area,
  { gaps }: Measure,
  patient: SeenPatient,
  gap: string,
  year: number,
): Opening | undefined {
  const spot = gapOf(gaps, gap)?.filledIn?.(patient, periodOf(area, year));
  if (!spot) return undefined;
  if (spot.record === 'patient') return { what: 'head', field: fieldNames[spot.field] };
  if (spot.record === 'grading') return { what: 'sunnybrook', key: spot.key };
  const { record: what, key, field } = spot;
  return { what, ...(key ? { key } : {}), ...(field ? { field: fieldNames[field] } : {}) };
}

/** Moves the focus to a field of the dialog that has just been opened, by its label. */
export function focusField(label: string): void {
  for (const name of document.querySelectorAll('dialog[open] :is(label, legend)')) {
    if (!name.textContent?.startsWith(label)) continue;
    const field =
      name instanceof HTMLLabelElement
        ? name.control
        : name.parentElement?.querySelector<HTMLElement>('input');
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
    return;
  }
}
