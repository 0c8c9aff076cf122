import * as z from 'zod';

/** One thing wrong with what was sent. */
export const InputError = z.strictObject({
  path: z.string().describe('Where, with dots and indexes: `visits.0.date`'),
  message: z.string().describe('A Swedish sentence'),
});
export type InputError = z.infer<typeof InputError>;

/** Every failure that is expected, as data. functions/http/problem.ts alone knows their status codes. */
export type Failure =
  | { kind: 'malformed'; detail: string }
  | { kind: 'invalid'; errors: InputError[] }
  | { kind: 'unauthenticated' }
  | { kind: 'forbidden' }
  | { kind: 'not-found'; detail: string }
  | { kind: 'gone'; reason: 'expired' | 'withdrawn' }
  /** `current` is what is stored now, for whoever was too late. */
  | { kind: 'conflict'; detail: string; current?: unknown }
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
