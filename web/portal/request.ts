import { networkProblem, problemOf } from './problem.ts';
import { renew } from './sign-in/sign-in.ts';
import { tokens } from './sign-in/tokens.ts';

/** The browser's fetch with who is signed in, who is asked to sign in again when the session has ended. */
export async function signedFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const send = async () => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${tokens()?.access ?? ''}`);
    try {
      return await fetch(input, { ...init, headers });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw networkProblem();
    }
  };
  let response = await send();
  while (response.status === 401) {
    await renew();
    response = await send();
  }
  return response;
}

/** @throws Problem when the answer is not a success */
export async function successful<Answer extends Response>(asked: Promise<Answer>): Promise<Answer> {
  const response = await asked;
  if (!response.ok) throw await problemOf(response);
  return response;
}
