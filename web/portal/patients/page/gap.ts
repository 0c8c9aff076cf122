import { type Area, periodOf } from '../../../../functions/domain/care/area.ts';
import { contains } from '../../../../functions/domain/care/period.ts';
import { isNewVisit } from '../../../../functions/domain/measure/history.ts';
import { isGraded } from '../../../../functions/domain/patient/sunnybrook.ts';
import type { SeenPatient } from '../../api.ts';
import { fieldNames } from '../../words.ts';
import type { Opening } from './opening.ts';

const inHead = ['legalSex', 'homeRegion', 'patientGroup', 'cause'] as const;
const ofNewVisit = ['referralReceivedOn', 'reportedToReferrerOn'] as const;

const oneOf = <Name extends string>(names: readonly Name[], name: string): Name | undefined =>
  names.find((one) => one === name);

const earliest = <Event extends { date: string }>(events: readonly Event[]): Event | undefined =>
  events.toSorted((one, other) => one.date.localeCompare(other.date))[0];

/**
 * Where what a list said is missing can be filled in: the dialog, and the field in it. The visit or treatment is the
 * one that the measures ask about first.
 * @param year the measurement year of the list
 * @returns undefined when nothing of it is missing any more, or it is not filled in here (an answer of the patient)
 */
export function openingOfGap(
  area: Area,
  patient: SeenPatient,
  gap: string,
  year: number,
): Opening | undefined {
  const head = oneOf(inHead, gap);
  if (head) return patient[head] === undefined ? { what: 'head', field: fieldNames[head] } : undefined;
  const newVisits = patient.visits.filter(isNewVisit);
  const field = oneOf(ofNewVisit, gap);
  if (field) {
    const visit = earliest(newVisits.filter(({ date }) => contains(periodOf(area, year), date)));
    return visit && visit[field] === undefined
      ? { what: 'visit', key: visit.key, field: fieldNames[field] }
      : undefined;
  }
  if (gap === 'procedures') {
    const operation = earliest(patient.treatments.filter(({ procedures }) => procedures?.length === 0));
    return operation && { what: 'treatment', key: operation.key, field: fieldNames.procedures };
  }
  if (gap === 'one-year-visit') {
    const { from } = periodOf(area, year);
    const isThere = patient.visits.some(({ kind, date }) => kind === 'one-year' && date >= from);
    return isThere ? undefined : { what: 'visit' };
  }
  const visits = {
    'sunnybrook@new-visit': newVisits,
    'sunnybrook@one-year': patient.visits.filter(({ kind }) => kind === 'one-year'),
  }[gap];
  const ungraded = earliest((visits ?? []).filter(({ sunnybrook }) => !isGraded(sunnybrook)));
  return ungraded && { what: 'sunnybrook', key: ungraded.key };
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
