import { networkProblem, problemOf } from './problem.ts';
import { askToSignIn, renew } from './sign-in/sign-in.ts';
import { tokens } from './sign-in/tokens.ts';

/**
 * The browser's fetch with who is signed in, whose tokens are renewed when the session has ended. Where the server refuses
 * renewed tokens too (its clock or its client is another than the issuer's), renewing them again and again would only
 * keep both busy: the person is asked to sign in, once, and the answer to that is the answer.
 */
export async function signedFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const send = async () => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${tokens()?.access ?? ''}`);
    try {
      return await fetch(input, { ...init, headers });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      // What people type goes as JSON; files, and calls without a body, hold nothing that they typed.
      throw networkProblem({ holdsTyped: headers.get('content-type') === 'application/json' });
    }
  };
  let response = await send();
  if (response.status !== 401) return response;
  const by = await renew();
  response = await send();
  if (response.status !== 401 || by === 'person') return response;
  await askToSignIn();
  return send();
}

/** @throws Problem when the answer is not a success */
export async function successful<Answer extends Response>(asked: Promise<Answer>): Promise<Answer> {
  const response = await asked;
  if (!response.ok) throw await problemOf(response);
  return response;
}
