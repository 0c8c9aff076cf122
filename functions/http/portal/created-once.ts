import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { toInstant } from '../../domain/care/period.ts';
import { fail } from '../../domain/failure.ts';
import { type CreatedThing, type Creation, getCreation } from '../../storage/creation.ts';
import { idempotencyHeader } from '../openapi/described.ts';
import type { PortalDeps, PortalEnv } from './context.ts';

/** Visible ASCII characters and spaces, with or without the quotation marks of a structured field (RFC 9651). */
const written = /^(?:"([\x20\x21\x23-\x7e]{1,255})"|([\x21\x23-\x7e][\x20-\x7e]{0,254}))$/;

function keyIn(header: string): string {
  const [, quoted, plain] = written.exec(header) ?? [];
  const key = quoted ?? plain;
  return key ?? fail({ kind: 'malformed', detail: `${idempotencyHeader} ska vara 1–255 tecken i ASCII.` });
}

/**
 * Names a creation, and what was sent, under the deployment's key: a plain hash of a key or of a patient's facts could be
 * found by trying. Codes are derived from other messages: theirs begin with a unit.
 */
async function namesUnder({ deriveMac }: PortalDeps, caller: readonly string[], sent: readonly unknown[]) {
  const own = await deriveMac(Buffer.from(JSON.stringify(['idempotency-key', ...caller])));
  const nameOf = (...parts: readonly unknown[]) =>
    createHmac('sha256', own).update(JSON.stringify(parts)).digest('base64url');
  return { id: nameOf('id'), asked: nameOf('sent', ...sent) };
}

type Once<Answer> = {
  /**
   * Creates and answers.
   * @param remember makes the part of the transaction that a repeat is recognised by; undefined without a key
   */
  create: (remember: (made: CreatedThing) => Creation | undefined) => Promise<Answer>;
  /** Answers again, for what was created. */
  repeat: (made: CreatedThing) => Answer | Promise<Answer>;
};

/**
 * Creates once for each `Idempotency-Key` of a user, for 24 hours: a repeat gets the answer of the first. Of two at the
 * same time one creates and both get its answer. Without the header every request creates.
 * @param sent what the request asks for, beside its address
 * @throws Failed malformed for a key that is none, invalid when the key was used for something else
 */
export async function createdOnce<Answer>(
  deps: PortalDeps,
  c: Context<PortalEnv>,
  sent: unknown,
  { create, repeat }: Once<Answer>,
): Promise<Answer> {
  const header = c.req.header(idempotencyHeader)?.trim();
  if (header === undefined) return create(() => undefined);
  const { subject, unit } = c.var.at;
  const { table, now } = deps;
  const caller = [unit.id, subject, keyIn(header)];
  const { id, asked } = await namesUnder(deps, caller, [c.req.method, c.req.path, sent]);
  const repeated = async () => {
    const before = await getCreation(table, unit.id, id, toInstant(now()));
    if (before && before.sent !== asked)
      fail({ kind: 'invalid', errors: [{ path: idempotencyHeader, message: usedOtherwise }] });
    return before && { answer: await repeat(before.made) };
  };
  const first = await repeated();
  if (first) return first.answer;
  try {
    return await create((made) => ({ id, sent: asked, made }));
  } catch (error) {
    // The same request may have created in between, also when this one failed for another reason.
    const other = await repeated();
    if (other) return other.answer;
    throw error;
  }
}

const usedOtherwise =
  'Något är redan skapat härifrån, med andra uppgifter. Läs om sidan och se vad som finns innan du skapar något nytt.';
