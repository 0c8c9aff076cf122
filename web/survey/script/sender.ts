/**
 * What became of a form that was sent. `waiting`: nobody knows, so it is sent again as it was; the server stores a
 * submission once however often it comes.
 */
export type Outcome =
  | { kind: 'stored'; receipt: string }
  | { kind: 'taken' | 'closed' | 'refused' }
  | { kind: 'waiting'; seconds: number };

/** Patience with one request, in ms: a weak network may be slow, a dead one never answers. */
const patience = 20_000;

/** Sends a form once. It counts as stored only when the server's own receipt has come back. */
export async function send(url: string, body: string): Promise<Outcome> {
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
    // A network's sign-in page answers 200 as well, but has no receipt.
    const { receipt } = status < 300 ? await response.json() : {};
    if (typeof receipt === 'string') return { kind: 'stored', receipt };
    return { kind: 'waiting', seconds: Number(response.headers.get('Retry-After')) || 0 };
  } catch {
    return { kind: 'waiting', seconds: 0 };
  } finally {
    clearTimeout(timer);
  }
}
