import type { Draft } from './draft.ts';
import { answersOf, fillIn, isDone, numberParts, sameAnswers } from './parts.ts';
import type { Survey } from './survey.ts';

/**
 * Reads the draft on the phone, including what another window has added since. It never replaces an answer that this
 * page has.
 */
export function adopt(survey: Survey, draft: Draft): void {
  for (const part of survey.parts) {
    const own = draft.parts[part.id];
    if (!own) continue;
    const { status } = part;
    if (status === 'open') fillIn(part, own);
    // A page that shows the part as stored is no proof: only the server's answer says which submission it stored. A
    // part that is open here with the same submission has been refused since.
    if (own.queued && own.submission !== part.submission && (status === 'open' || status === 'done')) {
      const overtaken = status === 'open' && !sameAnswers(own, answersOf(part));
      Object.assign(part, { status: 'queued', sent: own, submission: own.submission, tries: 0, overtaken });
    }
  }
}

/**
 * Makes the draft of what is answered and not stored.
 * @param before the draft that the phone keeps
 */
export function draftOf(survey: Survey, unit: string, before: Draft | null): Draft {
  const done = survey.before + survey.parts.filter(isDone).length;
  const draft: Draft = { unit, open: [], done, parts: {} };
  for (const part of survey.parts) {
    const { id, status } = part;
    if (status !== 'open' && status !== 'queued') continue;
    draft.open.push(id);
    const now = status === 'open' ? answersOf(part) : part.sent;
    const answered = now && (now.respondent || Object.keys(now.values).length > 0);
    // A part without words in this language has no form here: its answers stay as they were kept.
    const own = part.form || status === 'queued' ? answered && now : before?.parts[id];
    if (own) draft.parts[id] = { ...own, queued: status === 'queued' };
  }
  return draft;
}

/** Leaves only the parts that the draft still asks for, on the page that is kept for use without a network. */
export function showKept(survey: Survey, draft: Draft): void {
  for (const part of survey.parts) part.section.hidden = true;
  survey.parts = survey.parts.filter((part) => draft.open.includes(part.id));
  survey.asked = survey.parts[0];
  survey.before = draft.done ?? 0;
  survey.of = numberParts(survey.parts, survey.before);
  const name = document.querySelector('header p');
  if (name) name.textContent = draft.unit;
}
