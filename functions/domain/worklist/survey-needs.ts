import { addDays, type CivilDate, reportedBy, stockholmDate } from '../care/period.ts';
import { followUpWindow, type YearHistory } from '../measure/history.ts';
import type { SurveyAsked } from '../measure/measure.ts';
import type { MeasureNeed } from '../measure/need.ts';
import { invitationsOf } from '../measure/response.ts';
import type { Invitation } from '../survey/invitation.ts';
import { lastDayOf } from '../survey/invitation-state.ts';

/** Staff call a patient who has not answered this many days after the invitation was handed over. */
const callAfterDays = 18;

/** An invitation that can still be answered until its last day. */
type Live = { invitation: Invitation; lastDay: CivilDate };

const liveOf = (invitations: readonly Invitation[]): Live[] =>
  invitations.flatMap((invitation) => {
    const lastDay = invitation.withdrawnAt ? undefined : lastDayOf(invitation);
    return lastDay && (invitation.sentAt || invitation.createdAt) ? [{ invitation, lastDay }] : [];
  });

/** An invitation that was created and has not reached the patient is to be handed over, from the day after. */
const handOvers = (live: readonly Live[]): MeasureNeed[] =>
  live.flatMap(({ invitation: { key, createdAt, sentAt }, lastDay }) => {
    if (sentAt || !createdAt) return [];
    return [{ kind: 'hand-over', invitation: key, from: addDays(stockholmDate(createdAt), 1), lastDay }];
  });

/** One call concerns the invitation that was sent last. */
function calls(live: readonly Live[]): MeasureNeed[] {
  const [latest] = live
    .flatMap(({ invitation: { key, sentAt }, lastDay }) => (sentAt ? [{ key, sentAt, lastDay }] : []))
    .sort(
      (one, other) => Date.parse(other.sentAt) - Date.parse(one.sentAt) || (one.key < other.key ? -1 : 1),
    );
  if (!latest) return [];
  const from = addDays(stockholmDate(latest.sentAt), callAfterDays);
  return [{ kind: 'call', invitation: latest.key, from, lastDay: latest.lastDay }];
}

/** The days between which a survey is sent: from the visit or the window's opening, while its answer counts. */
function sending(
  history: YearHistory,
  { occasion }: SurveyAsked,
): (Required<Pick<MeasureNeed, 'from' | 'lastDay'>> & Pick<MeasureNeed, 'visit' | 'treatment'>) | undefined {
  if (occasion === 'new-visit') {
    const [visit] = history.newVisits;
    return visit && { visit: visit.key, from: visit.date, lastDay: reportedBy(history.year) };
  }
  const { treated } = history;
  const one = treated.findLast(({ followUps }) => followUps.length > 0) ?? treated.at(-1);
  if (!one) return undefined;
  const { from, to } = followUpWindow(history, one.treatment);
  return { treatment: one.treatment.key, from, lastDay: to };
}

/**
 * Finds the needs of a patient without an answer to a survey that a measure asks for: an invitation to hand over, a
 * patient to call, or a survey to send: where none was, or when the last one has expired unanswered.
 */
export function surveyNeeds(history: YearHistory, asked: SurveyAsked): MeasureNeed[] {
  const { area, year } = history;
  const due = sending(history, asked);
  if (!due || !asked.forms.some((form) => area.forms[asked.occasion].includes(form))) return [];
  const invitations = invitationsOf(history, asked.occasion, year).filter(({ forms }) =>
    forms.some((form) => asked.forms.includes(form)),
  );
  if (invitations.some(({ answers }) => asked.forms.some((form) => answers?.[form]))) return [];
  const live = liveOf(invitations);
  const until = live
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1);
  const again = until === undefined ? due.from : addDays(until, 1);
  const from = again > due.from ? again : due.from;
  const send: MeasureNeed = { kind: 'send', ...due, from };
  return [...handOvers(live), ...calls(live), send].filter(
    (need) => !need.lastDay || need.from <= need.lastDay,
  );
}
