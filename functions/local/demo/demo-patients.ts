import type { Area, Unit } from '../../domain/care/area.ts';
import { addDays, addMonths, type CivilDate, daysBetween, stockholmDate } from '../../domain/care/period.ts';
import { isNewVisit } from '../../domain/measure/history.ts';
import type { Patient } from '../../domain/patient/patient.ts';
import { usesSunnybrook } from '../../domain/patient/sunnybrook-grading.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { type Dice, diceOf } from './demo-dice.ts';
import { constantAnswers, type DemoRespondent, invitationAt } from './demo-forms.ts';
import { type GroupProfile, groupProfilesOf, unitProfileOf } from './demo-profiles.ts';
import { type Assumptions, type Severity, treatmentsAfter, visitsFrom, workday } from './demo-timeline.ts';

type DemoOptions = {
  /** The present moment of the demonstration; no event is later. */
  now: Date;
  /** The same seed and moment give the same patients. */
  seed: string;
  /** The number of patients, for load tests; a plausible number for the unit when left out. */
  count?: number;
};

/** New visits go this many calendar months back. */
const months = 18;

function birthDateOf(
  dice: Dice,
  group: string,
  profile: GroupProfile,
  unit: Unit,
  visited: CivilDate,
): CivilDate {
  const isChild = unit.treatsChildren && dice.chance(profile.children);
  const age = isChild
    ? dice.between(group === 'congenital' ? 3 : 1, 17)
    : dice.around(52, 17, unit.treatsChildren ? 18 : 19, 92);
  // One day before the birthday on which the patient becomes a year older.
  return addDays(addMonths(visited, -12 * (age + 1)), dice.between(1, isChild ? 300 : 364));
}

/** Selects the part of the plan that happened until `now`. */
function until(now: Date, plan: Patient): Patient {
  const today = stockholmDate(now);
  const has = (day: CivilDate | undefined) => day !== undefined && day <= today;
  const past = (instant: string | undefined) => instant !== undefined && Date.parse(instant) <= now.getTime();
  const visits = plan.visits
    .filter((visit) => has(visit.date))
    .map(({ reportedToReferrerOn, ...visit }) =>
      has(reportedToReferrerOn) ? { ...visit, reportedToReferrerOn } : visit,
    );
  const treatments = plan.treatments
    .filter((treatment) => has(treatment.date))
    .map(({ complications, ...treatment }) => {
      const known = complications?.filter((complication) => has(complication.date)) ?? [];
      return known.length > 0 ? { ...treatment, complications: known } : treatment;
    });
  const anchors = new Set([...visits, ...treatments].map(({ key }) => key));
  const invitations = plan.invitations
    .filter((invitation) => anchors.has(invitation.anchor))
    .map(({ sentAt, expiresAt, openedAt, withdrawnAt, answers, ...invitation }): Invitation => {
      if (!past(sentAt)) return invitation;
      const known = Object.entries(answers ?? {}).filter(([, answer]) => past(answer.answeredAt));
      return {
        ...invitation,
        sentAt,
        expiresAt,
        ...(past(openedAt) ? { openedAt } : {}),
        ...(past(withdrawnAt) ? { withdrawnAt } : {}),
        ...(known.length > 0 ? { answers: Object.fromEntries(known) } : {}),
      };
    });
  return { ...plan, visits, treatments, invitations };
}

function invitationsOf(
  dice: Dice,
  area: Area,
  plan: Patient,
  severity: Severity,
  today: CivilDate,
): Invitation[] {
  const asked: DemoRespondent = {
    birthDate: plan.birthDate,
    constant: constantAnswers(dice, area),
    severity: severity.before,
    language: dice.chance(0.07) ? 'en' : 'sv',
  };
  const invitations: Invitation[] = [];
  for (const visit of plan.visits) {
    if (visit.kind !== 'new' || dice.chance(isNewVisit(visit) ? 0.04 : 0.8)) continue;
    const about = {
      key: `i${invitations.length + 1}`,
      occasion: 'new-visit' as const,
      anchor: visit.key,
      day: visit.date,
    };
    invitations.push(invitationAt(dice, area, about, asked));
  }
  const [first] = plan.treatments;
  if (first && area.forms['one-year'].length > 0 && !dice.chance(0.08)) {
    const day = addMonths(first.date, 12);
    if (day <= today) {
      const about = {
        key: `i${invitations.length + 1}`,
        occasion: 'one-year' as const,
        anchor: first.key,
        day,
      };
      invitations.push(invitationAt(dice, area, about, { ...asked, severity: severity.after }));
    }
  }
  return invitations;
}

function patientAt(
  dice: Dice,
  area: Area,
  unit: Unit,
  reference: string,
  visited: CivilDate,
  now: Date,
): Patient {
  const profile = unitProfileOf(unit);
  const groups = groupProfilesOf(area);
  const weights = Object.entries(groups)
    .filter(([, one]) => unit.treatsChildren || one.children < 1)
    .map(([id, one]) => [id, one.weight]);
  const group = dice.weighted<string>(Object.fromEntries(weights));
  const groupProfile = groups[group] as GroupProfile;
  const before = dice.around(60, 18, 10, 100) / 100;
  const severity = { before, after: Math.max(0.05, before - dice.around(18, 15, -10, 50) / 100) };
  const assumptions: Assumptions = {
    area,
    courses: groupProfile.courses,
    meanWait: profile.meanWait,
    severity,
    graded: usesSunnybrook(area),
  };
  const treatments = treatmentsAfter(dice, visited, assumptions);
  const plan: Patient = {
    reference,
    birthDate: birthDateOf(dice, group, groupProfile, unit, addDays(visited, -60)),
    ...(dice.chance(0.985) ? { legalSex: dice.chance(0.53) ? 'female' : 'male' } : {}),
    ...(dice.chance(0.97) ? { homeRegion: dice.weighted(profile.regions) } : {}),
    ...(group && dice.chance(0.985) ? { patientGroup: group } : {}),
    ...(area.causes.length > 0 && dice.chance(0.97) ? { cause: dice.weighted(groupProfile.causes) } : {}),
    visits: visitsFrom(dice, visited, treatments, assumptions),
    treatments,
    invitations: [],
  };
  const invitations = invitationsOf(dice, area, plan, severity, stockholmDate(now));
  return until(now, { ...plan, invitations });
}

/**
 * Makes synthetic patients of a unit over the last 18 months, ordered by their first new visit. They are
 * invented, but show everything that happens at a unit, gaps included. The last one had the new visit today
 * and is not invited yet. Pure: the same moment and seed give the same patients.
 */
export function demoPatients(area: Area, unit: Unit, { now, seed, count }: DemoOptions): Patient[] {
  const dice = diceOf(`${seed} ${unit.id}`);
  const { patientsPerYear, prefix } = unitProfileOf(unit);
  const today = stockholmDate(now);
  const from = addMonths(today, -months);
  const days = daysBetween(from, today) - 1;
  const total = count ?? Math.round((patientsPerYear * months) / 12);
  const visited = Array.from({ length: total - 1 }, () =>
    workday(addDays(from, 2 + dice.between(0, days - 2))),
  ).sort();
  const digits = Math.max(4, String(total).length);
  return [...visited, today].map((date, index) => {
    const reference = `${prefix}-${String(index + 1).padStart(digits, '0')}`;
    const patient = patientAt(dice, area, unit, reference, date, now);
    return index === total - 1 ? { ...patient, invitations: [] } : patient;
  });
}
