import type { Area } from '../../../../functions/domain/care/area.ts';
import { formatLongDate, formatPeriod } from '../../../../functions/domain/care/long-date.ts';
import type { CivilDate } from '../../../../functions/domain/care/period.ts';
import {
  type FollowUpChoice,
  type OneYearSurvey,
  oneYearSurvey,
} from '../../../../functions/domain/measure/one-year-survey.ts';
import type { SeenInvitation, SeenPatient } from '../../api.ts';
import type { Place } from '../../session.ts';
import { subjectOf } from '../record/differences.ts';

/** Finds the state of the patient's one-year survey on a day, by default today. */
export const oneYearOf = (
  { area, unit, session }: Place,
  patient: SeenPatient,
  day: CivilDate = session.today,
): OneYearSurvey<SeenInvitation> =>
  oneYearSurvey({ area, unit, patient: { ...patient, invitations: [] } }, patient.invitations, day);

/** «kirurgi 2026-03-10» */
export const choiceName = (area: Area, { treatment }: FollowUpChoice): string =>
  subjectOf(area, treatment).toLowerCase();

/** Says when a treatment's one-year survey should be answered, seen from today. */
export function windowText({ window, stage }: FollowUpChoice): string {
  if (stage === 'open') return `Tiden för ettårskontroll är ${formatPeriod(window)}.`;
  return stage === 'past'
    ? `Tiden för ettårskontroll gick ut ${formatLongDate(window.to)}.`
    : `Tiden för ettårskontroll börjar ${formatLongDate(window.from)}.`;
}

/** Names the treatment that an invitation is for; a dash when the treatment has been removed. */
export const anchorName = (area: Area, patient: SeenPatient, anchor: string): string => {
  const about = [...patient.visits, ...patient.treatments].find(({ key }) => key === anchor);
  return about ? subjectOf(area, about).toLowerCase() : '–';
};
