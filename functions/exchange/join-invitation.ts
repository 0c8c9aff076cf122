import { asSeen } from '../domain/care/as-seen.ts';
import { type Instant, standsForDay, stockholmDate } from '../domain/care/period.ts';
import { isSame } from '../domain/same.ts';
import type { Answer } from '../domain/survey/answer.ts';
import { hasHiddenAnswers } from '../domain/survey/instruments/instruments.ts';
import type { Invitation } from '../domain/survey/invitation.ts';
import {
  answeredFrom,
  lastDayFollowing,
  withLastDay,
  withSending,
} from '../domain/survey/invitation-state.ts';
import { over, type Report } from './join.ts';

/** A day that is given for a moment which is known to be on that day changes nothing. */
const momentOver = (stored: Instant | undefined, given: Instant): Instant =>
  stored !== undefined && standsForDay(given) && stockholmDate(given) === stockholmDate(stored)
    ? stored
    : given;

/** Keeps the stored moments that `given` only knows the days of. */
function withKnownMoments<T extends Partial<Record<Name, Instant | undefined>>, Name extends string>(
  stored: T,
  given: T,
  names: readonly Name[],
): T {
  const moments = names.flatMap((name) => {
    const moment = given[name];
    return moment === undefined ? [] : [[name, momentOver(stored[name], moment)]];
  });
  return { ...given, ...Object.fromEntries(moments) };
}

const withoutNotes = ({ cameReadable, entryId, typedIn, ...answer }: Answer) => answer;

/**
 * Joins an answer. An answer given on the web is never changed. PREM values that someone at the unit knows
 * are never compared with values that no one there knows, nor values of one entry with those of another,
 * whatever mode either line claims: whether they agree must stay hidden. Such answers count as different even
 * when they are equal. When both came readable, or are of one entry, equal values are no change.
 */
function joinAnswer(stored: Answer, line: Answer, prem: boolean, at: string, report: Report): Answer {
  const given = withKnownMoments(stored, line, ['answeredAt']);
  const joined = over(stored, given);
  const sameOrigin =
    (stored.cameReadable === true) === (given.cameReadable === true) && stored.entryId === given.entryId;
  const comparable = !prem || sameOrigin;
  if (comparable && isSame(withoutNotes(joined), withoutNotes(stored))) return stored;
  if (stored.mode === 'web') report(at, 'Svaret är lämnat på webben och ändras inte genom import.');
  return given.wording === undefined && stored.wording ? { ...given, wording: stored.wording } : given;
}

/** The Swedish names of the fields that say what an invitation is about. */
const aboutNames = { occasion: 'tillfället', anchor: 'besöket eller behandlingen som det gäller' } as const;

/**
 * Refuses to move an answer from the web: it stays with the visit or treatment that the patient answered
 * about.
 */
function refuseMoved(stored: Invitation, given: Invitation, at: string, report: Report): void {
  if (!Object.values(stored.answers ?? {}).some(({ mode }) => mode === 'web')) return;
  for (const field of ['occasion', 'anchor'] as const) {
    if (asSeen(given[field]) !== asSeen(stored[field]))
      report(`${at}.${field}`, `Enkäten har ett svar från webben, så ${aboutNames[field]} kan inte ändras.`);
  }
}

/**
 * Joins an invitation: forms are added to those that were sent, and answers are joined one by one.
 * @param at the path of the invitation in the line
 */
export function joinInvitation(stored: Invitation, line: Invitation, at: string, report: Report): Invitation {
  const given = withKnownMoments(stored, line, ['createdAt', 'sentAt', 'openedAt', 'withdrawnAt']);
  const answers: Record<string, Answer> = { ...stored.answers };
  for (const [form, answer] of Object.entries(given.answers ?? {})) {
    if (answer === undefined) continue;
    const before = answers[form];
    answers[form] = before
      ? joinAnswer(before, answer, hasHiddenAnswers(form), `${at}.answers.${form}`, report)
      : answer;
  }
  const joined = over(stored, given);
  refuseMoved(stored, given, at, report);
  // A last day that only followed from when it was sent or created follows when that changes.
  const followed = stored.expiresAt === lastDayFollowing(stored);
  const expiresAt = given.expiresAt ?? (followed ? undefined : stored.expiresAt);
  return { ...joined, forms: [...new Set([...stored.forms, ...given.forms])], expiresAt, answers };
}

/** Treats no answers and an empty list of them as equal. */
const withoutEmptyAnswers = ({ answers, ...invitation }: Invitation): Invitation => ({
  ...invitation,
  ...(answers && Object.keys(answers).length > 0 ? { answers } : {}),
});

/** Answers for which only the day is known came, at the earliest, when their form was sent. */
function withAnswersFromSending(invitation: Invitation): Invitation {
  const { answers } = invitation;
  if (!answers) return invitation;
  const moved = Object.entries(answers).map(([form, answer]): [string, Answer] => [
    form,
    { ...answer, answeredAt: answeredFrom(invitation, answer.answeredAt) },
  ]);
  return { ...invitation, answers: Object.fromEntries(moved) };
}

/** Gives a joined invitation what follows from it: the moments of its answers, its sending and its last day. */
export const settled = (invitation: Invitation): Invitation =>
  withLastDay(withSending(withAnswersFromSending(withoutEmptyAnswers(invitation))));
