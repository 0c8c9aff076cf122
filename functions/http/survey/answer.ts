import { createHash } from 'node:crypto';
import * as z from 'zod';
import { fail } from '../../domain/failure.ts';
import { type Input, readInput, textOf } from '../../domain/input.ts';
import { Respondent } from '../../domain/survey/answer.ts';
import type { Instrument } from '../../domain/survey/instrument.ts';
import { answeredNow } from '../../domain/survey/invitation-state.ts';
import type { Values } from '../../domain/survey/values.ts';
import { valuesSchema } from '../../domain/survey/values-schema.ts';
import type { WordingId } from '../../domain/survey/wording.ts';
import { findWording } from '../../domain/survey/wordings/wordings.ts';
import { isOf } from '../../storage/patient/invitation-item.ts';
import { isRepeated, markOpened, storeAnswer } from '../../storage/patient/survey-invitation.ts';
import { newId } from '../id.ts';
import type { WordingsAt } from '../unit-wordings.ts';
import type { SurveyDeps } from './context.ts';
import { checkTakesIn, failUnknownCode, type Opened } from './open.ts';

/** A form as a client sends it. */
export type SentForm = {
  submission: string;
  respondent: Respondent;
  language: string;
  wording?: string | undefined;
  values: Values;
};

/** A random id of at least 96 bits, base64url or hex; text with hex digits alone is read as hex. */
const Submission = z
  .string()
  .regex(
    /^(?:[0-9A-Fa-f]{24,128}|(?![0-9A-Fa-f]+$)[A-Za-z0-9_-]{16,128})$/,
    'Ange ett slumpat id på minst 96 bitar, skrivet som base64url eller hex.',
  );

/** @param known the wordings that may have been shown */
export function sentFormSchema(instrument: Instrument, known: readonly WordingId[]): z.ZodType<SentForm> {
  const languages = known
    .filter((wording) => wording.instrument === instrument.id)
    .map((wording) => wording.language);
  return z.strictObject({
    submission: Submission,
    respondent: Respondent,
    language:
      languages.length > 0 ? z.enum(languages) : z.never('Formuläret har ingen text som får visas här.'),
    /** Version of the wording that was shown. */
    wording: z.string().max(80).optional(),
    values: valuesSchema(instrument),
  });
}

/**
 * Computes the digest that stands for a submission of a form. Nothing in it comes from the answers, since their
 * few possible values could be tried until the digest fits.
 */
export const digestOf = (form: string, submission: string): string =>
  createHash('sha256')
    .update(JSON.stringify([submission, form]))
    .digest('base64url');

/** Derives the short receipt of a stored form from the digest of its submission. */
export function receiptOf(digest: string): string {
  const hex = createHash('sha256').update(`receipt ${digest}`).digest('hex').slice(0, 8).toUpperCase();
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}

type Answering = Pick<SurveyDeps, 'table' | 'now' | 'random'> & { wordingsAt: WordingsAt };

/**
 * Stores a sent form, or finds that it was stored before.
 * @param sent the form, or its fields given twice
 * @throws Failed: invalid, conflict when the form has another answer (whatever was sent), gone, not-found
 */
export async function answerForm(
  { table, now, random, wordingsAt }: Answering,
  { codeHash, invitation }: Opened,
  instrument: Instrument,
  sent: Input<unknown>,
): Promise<{ repeated: boolean; receipt: string }> {
  const form = instrument.id;
  const moment = now();
  const known = invitation.receipts[form];
  if ('errors' in sent) {
    checkTakesIn(invitation, moment);
    return known ? failAnswered() : fail({ kind: 'invalid', errors: sent.errors });
  }
  const { submission, language: said, wording: version } = Object(sent.value);
  const { shown, known: words } = await wordingsAt(invitation.unit, {
    instrument: form,
    language: textOf(said),
    ...(version ? { version: textOf(version) } : {}),
  });
  const input = readInput(sentFormSchema(instrument, words), sent.value);
  const digest = digestOf(form, textOf(submission));
  const receipt = receiptOf(digest);
  if (isOf(known, digest)) {
    const values = 'value' in input ? input.value.values : {};
    // This check comes first: a stored form never counts as failed, even when the link has closed since.
    const repeated = await isRepeated(table, invitation.handle, { codeHash, form, digest, values });
    if (repeated) return { repeated, receipt };
  }
  checkTakesIn(invitation, moment);
  if (known) return failAnswered();
  if ('errors' in input) return fail({ kind: 'invalid', errors: input.errors });

  const { respondent, language, values } = input.value;
  const ofLanguage = words.filter((one) => one.instrument === form && one.language === language);
  // The wording that the client names, when it is known; otherwise the one shown now, or shown last.
  const wording = (
    ofLanguage.find((one) => one.version === input.value.wording) ??
    findWording(form, language, shown) ??
    ofLanguage.at(-1)
  )?.version;
  const answer = {
    answeredAt: answeredNow(invitation, moment),
    respondent,
    mode: 'web' as const,
    language,
    values,
    ...(wording ? { wording } : {}),
    ...(instrument.answersShownTo === 'nobody' ? { entryId: newId(random) } : {}),
  };
  // An answer to an invitation that was only created sends it, as opening does.
  if (!invitation.sentAt) await markOpened(table, invitation, codeHash, moment);
  const stored = await storeAnswer(table, invitation.handle, { codeHash, form, answer, digest, now: moment });
  switch (stored) {
    case 'stored':
      return { repeated: false, receipt };
    case 'repeated':
      return { repeated: true, receipt };
    case 'taken':
      return failAnswered();
    case 'withdrawn':
    case 'expired':
      return fail({ kind: 'gone', reason: stored });
    case 'gone':
      return failUnknownCode();
  }
}

const failAnswered = (): never => fail({ kind: 'conflict', why: 'answered' });
