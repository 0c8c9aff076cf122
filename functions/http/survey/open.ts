import { fail } from '../../domain/failure.ts';
import { readCode } from '../../domain/survey/code.ts';
import { closedReason, refusedReason } from '../../domain/survey/invitation-state.ts';
import type { Wording } from '../../domain/survey/wording.ts';
import { hasWords, languagesOf } from '../../domain/survey/wordings/wordings.ts';
import { hashCode } from '../../storage/patient/code-hash.ts';
import { findByCode, type SurveyInvitation } from '../../storage/patient/survey-invitation.ts';
import type { Table } from '../../storage/table.ts';
import type { GuessLimit } from './guess.ts';

/** An invitation that a right code opens. */
export type Opened = { codeHash: string; invitation: SurveyInvitation };

type Opening = { table: Table; now: () => Date; guess: GuessLimit };

const answeredForms = ({ forms, receipts }: SurveyInvitation): string[] =>
  forms.filter((form) => receipts[form] !== undefined);

/** Fails the same way for every wrong code, so that no answer shows how near a guess was. */
export const failUnknownCode = (): never => fail({ kind: 'not-found', what: 'code' });

/**
 * Finds the invitation of a code. Opening changes nothing.
 * @throws Failed: not-found, or too-many when codes are being guessed
 */
export async function findInvitation(
  { table, now, guess }: Opening,
  typed: string,
  address: string,
): Promise<Opened & { code: string }> {
  const code = readCode(typed);
  // A text that cannot be a code is a typing error and does not count as a guess.
  if (!code) return failUnknownCode();
  const codeHash = hashCode(code);
  const invitation = await findByCode(table, codeHash);
  if (invitation) return { code, codeHash, invitation };
  const retryAfterSeconds = guess.wrong(address, now());
  return retryAfterSeconds === null ? failUnknownCode() : fail({ kind: 'too-many', retryAfterSeconds });
}

const stateIn = (invitation: SurveyInvitation) => ({ ...invitation, answered: answeredForms(invitation) });

/** @throws Failed with `gone` when the link is withdrawn or its last day is over */
export function checkOpen(invitation: SurveyInvitation, now: Date): void {
  const reason = closedReason(stateIn(invitation), now);
  if (reason) fail({ kind: 'gone', reason });
}

/** @throws Failed with `gone` when the link is withdrawn, or takes in no form any more */
export function checkTakesIn(invitation: SurveyInvitation, now: Date): void {
  const reason = refusedReason(stateIn(invitation), now);
  if (reason) fail({ kind: 'gone', reason });
}

/**
 * Selects the forms of an invitation to show: the answered ones, and those with a wording that may be shown
 * there.
 * @throws Failed with `gone` when there is no form to show
 */
export function formsShown({ forms, receipts }: SurveyInvitation, shown: readonly Wording[]): string[] {
  const found = forms.filter((form) => receipts[form] !== undefined || hasWords(form, shown));
  return found.length > 0 ? found : fail({ kind: 'gone', reason: 'withdrawn' });
}

/** Lists the languages in which all forms that have a wording can be answered. */
export const languagesShown = (forms: readonly string[], shown: readonly Wording[]): string[] =>
  languagesOf(
    forms.filter((form) => hasWords(form, shown)),
    shown,
  );
