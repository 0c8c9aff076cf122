import { fail } from '../../domain/failure.ts';
import { readCode } from '../../domain/survey/code.ts';
import { closedReason } from '../../domain/survey/invitation-state.ts';
import type { Wording } from '../../domain/survey/wording.ts';
import { hasWords, languagesOf } from '../../domain/survey/wordings/wordings.ts';
import { hashCode } from '../../storage/patient/code-hash.ts';
import { findByCode, type SurveyInvitation } from '../../storage/patient/survey-invitation.ts';
import type { Table } from '../../storage/table.ts';
import type { GuessLimit } from './guess.ts';

/** What a right code opens. */
export type Opened = { codeHash: string; invitation: SurveyInvitation };

type Opening = { table: Table; now: () => Date; guess: GuessLimit };

const answeredForms = ({ forms, receipts }: SurveyInvitation): string[] =>
  forms.filter((form) => receipts[form] !== undefined);

/** One and the same answer for every wrong code: nothing says whether it is near. */
export const failUnknownCode = (): never => fail({ kind: 'not-found', what: 'code' });

/**
 * Finds what a code opens. Opening changes nothing.
 * @throws Failed: not-found, or too-many where codes are being guessed
 */
export async function findInvitation(
  { table, now, guess }: Opening,
  typed: string,
  address: string,
): Promise<Opened & { code: string }> {
  const code = readCode(typed);
  // A text that could not be a code is a slip, never a guess.
  if (!code) return failUnknownCode();
  const codeHash = hashCode(code);
  const invitation = await findByCode(table, codeHash);
  if (invitation) return { code, codeHash, invitation };
  const retryAfterSeconds = guess.wrong(address, now());
  return retryAfterSeconds === null ? failUnknownCode() : fail({ kind: 'too-many', retryAfterSeconds });
}

/** @throws Failed with `gone` where the link has been withdrawn or has expired */
export function checkOpen(invitation: SurveyInvitation, now: Date): void {
  const reason = closedReason({ ...invitation, answered: answeredForms(invitation) }, now);
  if (reason) fail({ kind: 'gone', reason });
}

/**
 * The forms that are shown of an invitation: the answered ones, and those that have words which may be shown there.
 * @throws Failed with `gone` where nothing is left to show
 */
export function formsShown({ forms, receipts }: SurveyInvitation, shown: readonly Wording[]): string[] {
  const found = forms.filter((form) => receipts[form] !== undefined || hasWords(form, shown));
  return found.length > 0 ? found : fail({ kind: 'gone', reason: 'withdrawn' });
}

/** The languages in which all of the forms that have words can be answered. */
export const languagesShown = (forms: readonly string[], shown: readonly Wording[]): string[] =>
  languagesOf(
    forms.filter((form) => hasWords(form, shown)),
    shown,
  );
