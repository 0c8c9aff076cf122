import * as z from 'zod';

/** One thing wrong with what was sent. */
export const InputError = z.strictObject({
  path: z.string().describe('Where, with dots and indexes: `visits.0.date`'),
  message: z.string().describe('A Swedish sentence'),
});
export type InputError = z.infer<typeof InputError>;

/** Something that was asked for and is not there. */
export type Missing =
  | 'address'
  | 'code'
  | 'form'
  | 'form-at-unit'
  | 'invitation'
  | 'measure'
  | 'patient'
  | 'unit'
  | 'wording-pack'
  | 'year';

/** Why a change does not go together with what is stored. */
export type Conflict =
  /** Somebody else changed it since it was read. */
  | { why: 'patient-changed' | 'answer-changed' | 'answer-removed' | 'contact-changed' | 'wording-changed' }
  /** Somebody else made a new code. */
  | { why: 'code-renewed' }
  /** The code cannot be derived again: it was drawn, or derived under another key. */
  | { why: 'code-unknown' }
  | { why: 'patient-exists' | 'invitation-exists' }
  /** What the form or its invitation has become lets nobody do it. */
  | {
      why:
        | 'answered'
        | 'all-answered'
        | 'answered-on-web'
        | 'expired'
        | 'withdrawn'
        | 'withdrawn-for-answers';
    }
  /** The version names other texts already. */
  | { why: 'pack-exists'; version: string }
  /** No form that is left has words that may be shown: Swedish sentences on each. */
  | { why: 'unsendable'; messages: readonly string[] };

/** Every failure that is expected, as data. functions/http/problem.ts alone knows their status codes and sentences. */
export type Failure =
  | { kind: 'malformed'; detail: string }
  | { kind: 'invalid'; errors: InputError[] }
  | { kind: 'unauthenticated' }
  | { kind: 'forbidden' }
  | { kind: 'not-found'; what: Missing }
  | { kind: 'gone'; reason: 'expired' | 'withdrawn' }
  /** `current` is what is stored now, for whoever was too late. */
  | ({ kind: 'conflict'; current?: unknown } & Conflict)
  /** More invitations of one patient are added or changed than are written at once. */
  | { kind: 'too-many-invitations'; limit: number }
  | { kind: 'too-large'; limit: number }
  | { kind: 'unsupported-type'; expected: string }
  | { kind: 'unsupported-encoding' }
  | { kind: 'wrong-method'; allowed: string[] }
  | { kind: 'too-many'; retryAfterSeconds: number };

/** Carries a failure up to where it is answered. */
export class Failed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'Failed';
    this.failure = failure;
  }
}

/** Stops with an expected failure. */
export function fail(failure: Failure): never {
  throw new Failed(failure);
}
