import { bodyOf, fieldsOf, type Part } from './parts.ts';
import { send } from './sender.ts';
import type { Survey } from './survey.ts';

/** Attempts without an answer before the plain form is tried as well. */
const patientTries = 3;

/** The longest pause between two attempts, in seconds. */
const longest = 60;

type DeliveryEvents = {
  /** The path that takes a part as a plain form. */
  plainPath: (part: Part) => string;
  /** The server has answered for a part. The answers may be cleared. */
  onNews: () => Promise<void>;
  /** The server refused the part, so it is open again. */
  onRefused: (part: Part) => void;
};

/**
 * Sends finished parts. Each part is sent as the same submission, with growing pauses, until the server answers.
 * @returns a function that sends now
 */
export function deliver(
  survey: Survey,
  api: string,
  { plainPath, onNews, onRefused }: DeliveryEvents,
): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function tryOnce(part: Part): Promise<void> {
    if (!part.sent) return;
    part.sending = true;
    const outcome = await send(`${api}/${part.id}`, bodyOf(part.sent), {
      url: plainPath(part),
      body: fieldsOf(part.sent),
      unheard: part.tries >= patientTries,
    });
    part.sending = false;
    part.tries += 1;
    survey.unreached = outcome.kind === 'waiting' && Boolean(outcome.unreached);
    if (outcome.kind === 'waiting') {
      const seconds = Math.max(outcome.seconds, Math.min(longest, 2 ** part.tries));
      clearTimeout(timer);
      timer = setTimeout(flush, seconds * 1000);
    } else if (outcome.kind === 'refused') {
      part.status = 'open';
      onRefused(part);
    } else {
      const stored = outcome.kind === 'stored';
      part.status = stored && part.overtaken ? 'taken' : outcome.kind;
      if (stored) part.receipt = outcome.receipt;
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const waiting = survey.parts.filter((part) => part.status === 'queued' && !part.sending);
    if (waiting.length === 0) return;
    await Promise.all(waiting.map(tryOnce));
    await onNews();
  }

  addEventListener('online', flush);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void flush();
  });
  addEventListener('beforeunload', (event) => {
    if (!survey.kept && survey.parts.some((part) => part.status === 'queued')) event.preventDefault();
  });
  return flush;
}
