/**
 * The outcome of sending a form. `waiting`: the outcome is unknown, so the same submission is sent again; the server
 * stores a submission once, however often it arrives.
 */
export type SendOutcome =
  | { kind: 'stored'; receipt: string }
  | { kind: 'taken' | 'closed' | 'refused' }
  | { kind: 'waiting'; seconds: number };

/** The time limit of one request, in ms: a weak network may be slow, a dead one never answers. */
const patience = 20_000;

/** Sends a form once. The form counts as stored only when the server's receipt has arrived. */
export async function send(url: string, body: string): Promise<SendOutcome> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const response = await fetch(url, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: stop.signal,
    });
    const { status } = response;
    if (status === 409) return { kind: 'taken' };
    if (status === 404 || status === 410) return { kind: 'closed' };
    if (status === 400 || status === 413 || status === 415 || status === 422) return { kind: 'refused' };
    // The sign-in page of a public network answers 200 too, but without a receipt.
    const { receipt } = status < 300 ? await response.json() : {};
    if (typeof receipt === 'string') return { kind: 'stored', receipt };
    return { kind: 'waiting', seconds: Number(response.headers.get('Retry-After')) || 0 };
  } catch {
    return { kind: 'waiting', seconds: 0 };
  } finally {
    clearTimeout(timer);
  }
}
