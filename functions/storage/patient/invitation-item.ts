import { type Instant, lastDayBy } from '../../domain/care/period.ts';
import { invitationFields } from '../../domain/patient/record-order.ts';
import type { Answer } from '../../domain/survey/answer.ts';
import type { CodeSeed } from '../../domain/survey/derived-code.ts';
import { hasHiddenAnswers } from '../../domain/survey/instruments/instruments.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { withLastDay, withSending } from '../../domain/survey/invitation-state.ts';
import { kindOf, type Lift, type Listed, pick } from '../item.ts';
import { keys } from '../table.ts';

/** The receipt of an answer from staff or an import; no submission has it. */
export const noSubmission = 'none';

/** What is kept of an answer's submission: the digest of its id, in which there is nothing of the answer. */
export type StoredReceipt =
  | typeof noSubmission
  | {
      digest: string;
      /** The submission has come with other values, and is no longer acknowledged when it comes again. */
      burnt?: true;
    };

/** @returns whether the receipt is that of the submission with the digest */
export const isOf = (receipt: StoredReceipt | undefined, digest: string): boolean =>
  typeof receipt === 'object' && receipt.digest === digest;

export type InvitationItem = Listed<'invitation'> &
  InvitationFields & {
    unit: string;
    version: number;
    /** The moment at which staff last changed it by itself; absent when nobody has. */
    changedAt?: Instant;
    answers: Record<string, Answer>;
    /** By answered form, without the answers. */
    receipts: Record<string, StoredReceipt>;
    codeHash?: string;
    /**
     * The input that the code is derived from; absent for a code drawn at random, before codes were derived.
     */
    codeSalt?: string;
    codeSerial?: number;
    /** When staff, or the unit's plan, asked the system to send it. */
    sendAskedAt?: Instant;
    /** When staff last asked the system for a reminder. */
    reminderAskedAt?: Instant;
    /** The partition of the index `byDue`, and the moment of the next look (storage/messages/due.ts). */
    due?: string;
    dueAt?: string;
  };

/**
 * Before version 7 a receipt was a digest that the values went into, a text. It is no longer shown or compared.
 */
const withoutDigestsOfValues: Lift = ({ receipts, ...item }) => ({
  ...item,
  ...(receipts !== undefined && {
    receipts: Object.fromEntries(
      Object.entries(Object(receipts)).map(([form, receipt]) => [
        form,
        typeof receipt === 'object' ? receipt : noSubmission,
      ]),
    ),
  }),
});

/**
 * The moment at which an invitation expired becomes its last day. A day stays as it is: an update may have
 * written one into an older item.
 */
const withDayOfExpiry: Lift = (item) =>
  typeof item.expiresAt === 'string' ? { ...item, expiresAt: lastDayBy(item.expiresAt) } : item;

/**
 * Before version 9 no answer was marked as typed in. A PREM answer that came neither by the web nor readable in an
 * import was.
 */
const withTypedIn: Lift = ({ answers, ...item }) => ({
  ...item,
  ...(answers !== undefined && {
    answers: Object.fromEntries(
      Object.entries(answers as Record<string, Answer>).map(([form, answer]) => [
        form,
        hasHiddenAnswers(form) && answer.mode !== 'web' && !answer.cameReadable
          ? { ...answer, typedIn: true }
          : answer,
      ]),
    ),
  }),
});

/**
 * Items before version 5 have a random code, or none; before version 6 an invitation had no `createdAt`, as
 * it was sent with its first code; before version 8 `expiresAt` was the moment when the link closed; before
 * version 10 the moment of a change was not noted; before version 11 the system sent nothing itself.
 */
export const invitationKind = kindOf<InvitationItem>('invitation', {
  version: 11,
  lifts: {
    4: (item) => item,
    5: (item) => item,
    6: withoutDigestsOfValues,
    7: withDayOfExpiry,
    8: withTypedIn,
    9: (item) => item,
    10: (item) => item,
  },
});

/** The stored part of a code: its hash and, unless it was random, the input that it is derived from. */
export type StoredCode = { hash: string } & Partial<CodeSeed>;

/** Extracts the stored part of an invitation's code; undefined when no code was issued. */
export function codeIn({ codeHash, codeSalt, codeSerial }: InvitationItem): StoredCode | undefined {
  if (codeHash === undefined) return undefined;
  const seed = codeSalt !== undefined && codeSerial !== undefined && { salt: codeSalt, serial: codeSerial };
  return { hash: codeHash, ...seed };
}

type InvitationFields = Pick<Invitation, (typeof invitationFields)[number]>;

/** The domain's own attributes of an invitation, without its answers; absent ones are undefined. */
export const fieldsOf = (invitation: InvitationFields): InvitationFields =>
  Object.fromEntries(invitationFields.map((field) => [field, invitation[field]])) as InvitationFields;

export function invitationItem(
  unit: string,
  reference: string,
  invitation: Invitation,
  code?: StoredCode,
): InvitationItem {
  const answers = invitation.answers ?? {};
  return {
    pk: keys.invitations(unit, reference),
    sk: keys.invitation(invitation.key),
    list: keys.patientList(unit),
    listKey: keys.invitationListKey(reference, invitation.key),
    ...invitationKind.mark,
    version: 1,
    unit,
    // Stored with every created or sent invitation, so that the database needs no rule for closing.
    ...fieldsOf(withLastDay(invitation)),
    answers,
    receipts: Object.fromEntries(Object.keys(answers).map((form) => [form, noSubmission])),
    ...(code && { codeHash: code.hash, codeSalt: code.salt, codeSerial: code.serial }),
  };
}

/** Empties the values of PREM answers: only totals and exports may have them. */
function hidden(answers: Record<string, Answer>): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(answers).map(([form, answer]) => [
      form,
      hasHiddenAnswers(form) ? { ...answer, values: {} } : answer,
    ]),
  );
}

/** @param withPremValues false: the values of PREM answers are `{}` */
export function invitationOf(item: InvitationItem, withPremValues: boolean): Invitation {
  const fields = pick(item, invitationFields);
  const answers = withPremValues ? item.answers : hidden(item.answers);
  return withSending(Object.keys(answers).length > 0 ? { ...fields, answers } : fields);
}
