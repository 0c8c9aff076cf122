import type { InputError } from '../../functions/domain/failure.ts';

/** A failed call to the API. Status 0: no answer came. */
export class Problem extends Error {
  readonly status: number;
  /** A Swedish sentence that says what to do next. */
  readonly detail: string;
  /** The errors in the data that was sent, by path. */
  readonly errors: readonly InputError[];
  /** The id that an administrator looks up in the log. */
  readonly id: string | undefined;
  /**
   * The present version of the record in conflict; its type depends on the call. Absent when the server sent
   * none.
   */
  readonly current: unknown;
  /** The age that the sign-in may have, in seconds, where a fresh one is asked for (RFC 9470). */
  readonly stepUp: number | undefined;
  /** The patients whose references read like that of a new patient. */
  readonly sameReference: readonly string[];

  constructor(status: number, body: ProblemBody = {}) {
    super(body.title ?? `status ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.detail = body.detail ?? sentenceOf(status);
    this.errors = body.errors ?? [];
    this.id = body.id;
    this.stepUp = body.stepUp;
    this.current = body.current;
    this.sameReference = body.sameReference ?? [];
  }
}

export type ProblemBody = {
  title?: string;
  detail?: string;
  errors?: InputError[];
  id?: string;
  stepUp?: number | undefined;
  current?: unknown;
  sameReference?: string[];
};

/**
 * The problem when no answer came.
 * @param holdsTyped whether the call held typed data, which is then still on the page
 */
export const networkProblem = ({ holdsTyped }: { holdsTyped: boolean }) =>
  new Problem(0, holdsTyped ? { detail: `${sentenceOf(0)} Inget av det du har skrivit är borta.` } : {});

/** The age of a sign-in that an answer asks for, in seconds; undefined when it asks for none (RFC 9470). */
export function stepUpIn({ headers }: Pick<Response, 'headers'>): number | undefined {
  const challenge = headers.get('www-authenticate') ?? '';
  if (!challenge.includes('insufficient_user_authentication')) return undefined;
  return Number(/max_age=(\d+)/.exec(challenge)?.[1] ?? 0);
}

/** Reads an answer that is not a success, whether or not it is problem+json. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  const body: ProblemBody | null = /\bjson\b/.test(type) ? await response.json().catch(() => null) : null;
  return new Problem(response.status, { ...body, stepUp: stepUpIn(response) });
}

/** Turns anything thrown into a problem that can be shown. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem(-1, { detail: 'Något gick fel i portalen. Ladda om sidan.' });

function sentenceOf(status: number): string {
  switch (status) {
    case 0:
      return 'Servern svarar inte. Kontrollera nätverket och försök igen.';
    case 401:
      return 'Du behöver logga in igen.';
    case 403:
      return 'Din roll får inte se det här.';
    case 404:
      return 'Det du söker finns inte på din enhet.';
    case 409:
      return 'Någon annan har ändrat samma uppgift.';
    case 413:
      return 'Det är för mycket att skicka på en gång.';
    default:
      return status >= 500
        ? 'Något gick fel hos oss. Försök igen om en stund.'
        : 'Servern tog inte emot det som skickades.';
  }
}
