import { portalLimits } from '../../functions/domain/time-limits.ts';
import { networkProblem, problemOf, stepUpIn } from './problem.ts';
import { askToSignIn, renew } from './sign-in/sign-in.ts';
import { tokens } from './sign-in/tokens.ts';

/**
 * Fetches with the user's tokens, and renews them when the session has ended. If the server refuses renewed
 * tokens too (its clock or its client differs from the issuer's), it does not renew again, which would only
 * load both: it asks the user to sign in once, and returns the answer after that.
 */
export async function signedFetch(
  input: RequestInfo | URL,
  init: RequestInit = {},
  limits: { call: number; file: number } = portalLimits,
): Promise<Response> {
  const send = async () => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${tokens()?.access ?? ''}`);
    // Typed data is sent as JSON; files, and calls without a body, hold nothing that was typed.
    const holdsTyped = headers.get('content-type') === 'application/json';
    const limit = AbortSignal.timeout(init.body && !holdsTyped ? limits.file : limits.call);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    try {
      return await fetch(input, { ...init, headers, signal });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw networkProblem({ holdsTyped });
    }
  };
  let response = await send();
  if (response.status !== 401 || stepUpIn(response) !== undefined) return response;
  const by = await renew();
  response = await send();
  if (response.status !== 401 || by === 'person') return response;
  await askToSignIn();
  return send();
}

/**
 * Waits for a successful answer.
 * @throws Problem when the answer is not a success
 */
export async function successful<Answer extends Response>(asked: Promise<Answer>): Promise<Answer> {
  const response = await asked;
  if (!response.ok) throw await problemOf(response);
  return response;
}
