import type { Area } from '../care/area.ts';
import type { Counters } from './counters.ts';
import { shownMember } from './hiding.ts';
import { breakdownsOf, type Measure } from './measure.ts';
import type { Member, Membership } from './membership.ts';
import { closedWindows, openWindows } from './window.ts';

const isPatientsBeside = ({ beside }: Measure, name: string) =>
  beside.some(({ kind, id }) => kind === 'patients' && id === name);

const isIn = (breakdowns: readonly { id: string }[], name: string) =>
  breakdowns.some(({ id }) => name.startsWith(`${id}.`));

/** Whether a number of the measure can have a part of that name. */
export const canHavePart = (measure: Measure, area: Area, name: string): boolean =>
  isIn(breakdownsOf(measure, area), name) ||
  isPatientsBeside(measure, name) ||
  (measure.followsTreatmentYear === true && [openWindows, closedWindows].includes(name));

/**
 * The parts of the number that a patient is in: categories of breakdowns, and further numbers of patients.
 */
const partsOf = (measure: Measure, { counts }: Membership): string[] =>
  Object.keys(counts).filter((name) => isIn(measure.breakdowns, name) || isPatientsBeside(measure, name));

/** Makes the entry for a patient in the lists behind the measure's numbers. */
export function memberOf(measure: Measure, membership: Membership, windows: Counters): Member {
  const { inDenominator, inNumerator, missing, reasons } = membership;
  const member: Member = { inDenominator, inNumerator };
  const parts = partsOf(measure, membership);
  if (measure.followsTreatmentYear) parts.push(...Object.keys(windows));
  if (parts.length > 0) member.parts = parts;
  if (missing.length > 0) member.missing = missing;
  if (reasons.length > 0) member.reasons = reasons;
  return shownMember(measure, member);
}
