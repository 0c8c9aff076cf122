import { addMonths, type CivilDate, type Period, yearOf } from '../care/period.ts';
import type { Treatment } from '../patient/patient.ts';
import type { Invitation } from '../survey/invitation.ts';
import type { InvitationStatus } from '../survey/invitation-state.ts';
import type { Facts } from './facts.ts';
import { countedTreatmentsIn, followUpWindow, historyOf } from './history.ts';

/**
 * The choice of the treatment that a one-year survey asks about on a day, by the area's follow-up window.
 * This project's reading of the source.
 */

/** A follow-up is soon due this many calendar months before its window opens. */
const soonMonths = 1;

/** The position of a day relative to the window of a treatment's follow-up. */
type FollowUpStage = 'early' | 'soon' | 'open' | 'past';

/** A treatment that a one-year survey can be sent for. One that is not `counted` is in no measure. */
export type FollowUpChoice = { treatment: Treatment; window: Period; stage: FollowUpStage; counted: boolean };

/** The fields of an earlier invitation that matter here. */
type AskedBefore = Pick<Invitation, 'occasion' | 'anchor'> & { status: InvitationStatus };

export type OneYearSurvey<Asked extends AskedBefore> = {
  /** Every treatment, the latest first. */
  choices: readonly FollowUpChoice[];
  /**
   * The treatment to ask about now: the latest counted one whose window is open, else one soon due, if any.
   */
  proposed: FollowUpChoice | undefined;
  /** One-year invitations that can still be answered. */
  open: readonly Asked[];
  /** The state of the patient's follow-up, with its invitation or treatment. */
  standing:
    | { state: 'sent' | 'answered'; invitation: Asked }
    | { state: 'due' | 'soon' | 'early' | 'past'; choice: FollowUpChoice }
    | { state: 'none' };
};

function stageOf({ from, to }: Period, today: CivilDate): FollowUpStage {
  if (today > to) return 'past';
  if (today >= from) return 'open';
  return today >= addMonths(from, -soonMonths) ? 'soon' : 'early';
}

/** Whether an invitation can still be answered. */
export const isAnswerable = ({ status }: { status: InvitationStatus }): boolean =>
  status === 'created' || status === 'sent' || status === 'opened' || status === 'started';

const latestFirst = (one: FollowUpChoice, other: FollowUpChoice) =>
  one.treatment.date > other.treatment.date ? -1 : one.treatment.date < other.treatment.date ? 1 : 0;

/**
 * Finds the state of a patient's one-year survey on a day. A patient is followed up once for a treatment
 * year, as in the measures of follow-up: an answered survey for one of the year's treatments settles the
 * others.
 * @param asked the patient's invitations; those for other occasions are ignored
 */
export function oneYearSurvey<Asked extends AskedBefore>(
  facts: Facts,
  asked: readonly Asked[],
  today: CivilDate,
): OneYearSurvey<Asked> {
  const { area, patient } = facts;
  const countable = { from: area.firstPeriod.from, to: today };
  const counted = new Set(countedTreatmentsIn(historyOf(facts), countable).map(({ key }) => key));
  const choices = patient.treatments
    .map((treatment): FollowUpChoice => {
      const window = followUpWindow(facts, treatment);
      return { treatment, window, stage: stageOf(window, today), counted: counted.has(treatment.key) };
    })
    .sort(latestFirst);
  const oneYear = asked.filter(({ occasion }) => occasion === 'one-year');
  const open = oneYear.filter(isAnswerable);
  const eligible = choices.filter((choice) => choice.counted);
  const treatmentYears = new Map(eligible.map(({ treatment: { key, date } }) => [key, yearOf(date)]));
  const settling = ({ treatment }: FollowUpChoice) =>
    oneYear.find(
      ({ status, anchor }) => status === 'answered' && treatmentYears.get(anchor) === yearOf(treatment.date),
    );
  const left = eligible.filter((choice) => !settling(choice));
  const at = (among: readonly FollowUpChoice[], stage: FollowUpStage) =>
    among.find((choice) => choice.stage === stage);
  const proposed = at(left, 'open') ?? at(left, 'soon') ?? at(eligible, 'open') ?? at(eligible, 'soon');

  const standing = (): OneYearSurvey<Asked>['standing'] => {
    const [invitation] = open;
    if (invitation) return { state: 'sent', invitation };
    const due = at(left, 'open');
    if (due) return { state: 'due', choice: due };
    const soon = at(left, 'soon');
    if (soon) return { state: 'soon', choice: soon };
    const current = at(eligible, 'open') ?? at(eligible, 'soon');
    const settled = current && settling(current);
    if (settled) return { state: 'answered', invitation: settled };
    const next = left.findLast(({ stage }) => stage === 'early');
    if (next) return { state: 'early', choice: next };
    const [latest] = eligible;
    if (!latest) return { state: 'none' };
    const answered = settling(latest);
    return answered ? { state: 'answered', invitation: answered } : { state: 'past', choice: latest };
  };
  return { choices, proposed, open, standing: standing() };
}
