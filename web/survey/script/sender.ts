import { surveySendLimit } from '../../../functions/domain/time-limits.ts';

/**
 * The outcome of sending a form. `waiting`: the outcome is unknown, so the same submission is sent again; the server
 * stores a submission once, however often it arrives. `unreached`: nothing has answered.
 */
export type SendOutcome =
  | { kind: 'stored'; receipt: string }
  | { kind: 'taken' | 'closed' | 'refused' }
  | { kind: 'waiting'; seconds: number; unreached?: true };

const unreached: SendOutcome = { kind: 'waiting', seconds: 0, unreached: true };

/** The plain form of a part: what the page sends without script. */
type PlainForm = {
  url: string;
  body: URLSearchParams;
  /** The part has been tried several times without an answer, so something may drop its requests. */
  unheard: boolean;
};

/** Statuses of filters and proxies that let no PUT through. */
const refusesMethod = [403, 405, 501];

/** Set once only the plain form has got through. */
let plainOnly = false;

async function ask(url: string, init: RequestInit): Promise<Response | undefined> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), surveySendLimit);
  try {
    return await fetch(url, { ...init, signal: stop.signal });
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function outcomeOf({ status, headers }: Response): SendOutcome {
  if (status === 409) return { kind: 'taken' };
  if (status === 404 || status === 410) return { kind: 'closed' };
  if (status === 400 || status === 413 || status === 415 || status === 422) return { kind: 'refused' };
  return { kind: 'waiting', seconds: Number(headers.get('Retry-After')) || 0 };
}

/** Sends the part as the plain form. The page that follows it carries the part's receipt. */
async function sendPlain({ url, body }: PlainForm): Promise<SendOutcome> {
  const response = await ask(url, { method: 'POST', body });
  if (!response) return unreached;
  const page = new DOMParser().parseFromString(await response.text().catch(() => ''), 'text/html');
  const form = url.split('/').pop();
  const shown = page.querySelector(`[data-part="${form}"] .receipt`)?.textContent ?? '';
  const [receipt] = /[0-9A-F]{4}-[0-9A-F]{4}/.exec(shown) ?? [];
  // After the last day the page that follows says that the link is closed, and still carries the receipt.
  if (!receipt) return response.ok ? { kind: 'waiting', seconds: 0 } : outcomeOf(response);
  plainOnly = true;
  return { kind: 'stored', receipt };
}

/**
 * Sends a form once. The form counts as stored only when the server's receipt has arrived. A network that lets no PUT
 * through gets the plain form, which it lets through as it does for a page without script.
 */
export async function send(url: string, body: string, plain?: PlainForm): Promise<SendOutcome> {
  if (plain && plainOnly) return sendPlain(plain);
  const response = await ask(url, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  if (plain && (response ? refusesMethod.includes(response.status) : plain.unheard)) return sendPlain(plain);
  if (!response) return unreached;
  // The sign-in page of a public network answers 200 too, but without a receipt.
  const { receipt } = response.ok ? await response.json().catch(() => ({})) : {};
  return typeof receipt === 'string' ? { kind: 'stored', receipt } : outcomeOf(response);
}
