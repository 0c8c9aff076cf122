import * as z from 'zod';

/** One error in the data that was sent. */
export const InputError = z.strictObject({
  path: z.string().describe('Where, with dots and indexes: `visits.0.date`'),
  message: z.string().describe('A Swedish sentence'),
});
export type InputError = z.infer<typeof InputError>;

/** The kinds of thing that a request can ask for and not find. */
export type Missing =
  | 'address'
  | 'area'
  | 'code'
  | 'fhir-definition'
  | 'form'
  | 'form-at-unit'
  | 'invitation'
  | 'measure'
  | 'need'
  | 'patient'
  | 'report-check'
  | 'report-version'
  | 'unit'
  | 'wording-pack'
  | 'year';

/** The reason why a change conflicts with the stored data. */
export type Conflict =
  /** Another user has changed it since the caller read it. */
  | {
      why:
        | 'patient-changed'
        | 'answer-changed'
        | 'answer-removed'
        | 'contact-changed'
        | 'plan-changed'
        | 'wording-changed';
    }
  /** Another user has made a new code. */
  | { why: 'code-renewed' }
  /** The code cannot be derived again: it was drawn at random, or derived under another key. */
  | { why: 'code-unknown' }
  /** No code was issued, so there is none to hand over. */
  | { why: 'no-code' }
  /** The report's numbers or answers are no longer those that the caller saw; or just these are signed already. */
  | { why: 'report-changed' | 'report-signed' }
  /** Units have no signed report, and the caller does not publish without them. */
  | { why: 'reports-missing'; units: readonly string[] }
  /** Another publication was made at the same time, or the latest one is of the same reports. */
  | { why: 'published-meanwhile' | 'published-already' }
  | { why: 'patient-exists' | 'invitation-exists' }
  /** The patient has declined, or has not where that is to be taken back. */
  | { why: 'need-declined' | 'need-not-declined' }
  /** The same request, sent again, has created already. */
  | { why: 'created-already' }
  /** A new patient's reference differs from others' only in capitals and leading zeros. */
  | { why: 'reference-alike'; references: readonly string[] }
  /** The form or its invitation is in a state that does not allow the change. */
  | {
      why:
        | 'answered'
        | 'all-answered'
        | 'answered-on-web'
        | 'expired'
        | 'withdrawn'
        | 'withdrawn-for-answers';
    }
  /** A pack with the same version but other texts is already stored. */
  | { why: 'pack-exists'; version: string }
  /** None of the remaining forms has words that may be shown: one Swedish sentence per form. */
  | { why: 'unsendable'; messages: readonly string[] };

/**
 * Every expected failure, as data. Only functions/http/problem.ts holds their status codes,
 * and sentences.ts beside it their sentences.
 */
export type Failure =
  | { kind: 'malformed'; detail: string }
  | { kind: 'invalid'; errors: InputError[] }
  /** `no-role`: the token is the issuer's own, but gives no role here. */
  | { kind: 'unauthenticated'; why?: 'no-role' }
  /** The action needs a sign-in that is at most `maxAge` seconds old. */
  | { kind: 'old-sign-in'; maxAge: number }
  | { kind: 'forbidden' }
  | { kind: 'not-found'; what: Missing }
  | { kind: 'gone'; reason: 'expired' | 'withdrawn' }
  /** `current`: the stored data, for a caller whose change came too late. */
  | ({ kind: 'conflict'; current?: unknown } & Conflict)
  /** The request adds or changes more invitations of one patient than one write can hold. */
  | { kind: 'too-large'; limit: number }
  /** The caller takes none of the media types that there are. */
  | { kind: 'not-acceptable'; offered: string }
  | { kind: 'unsupported-type'; expected: string }
  | { kind: 'unsupported-encoding' }
  | { kind: 'wrong-method'; allowed: string[] }
  | { kind: 'too-many'; retryAfterSeconds: number };

/** The exception that carries a failure up to the code that answers the request. */
export class Failed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'Failed';
    this.failure = failure;
  }
}

/** Throws an expected failure. */
export function fail(failure: Failure): never {
  throw new Failed(failure);
}
