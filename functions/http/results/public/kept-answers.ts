import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { compressors, type Encoding, encodingFor } from '../../compressed.ts';

/** Answers that are kept: more than there are areas, years, languages and encodings. */
const mostKept = 100;

/** How long browsers and caches show a page without asking again, in seconds. */
const freshFor = 300;

/** An answer: what it depends on, and how it is made. */
export type Answer = {
  /** The same facts give the same answer, as long as the program is the same. */
  facts: unknown;
  type: string;
  make: () => Promise<string>;
};

type Made = { etag: string; plain: Buffer; encoded: Map<Encoding, Promise<Buffer>> };

function madeOf(text: string): Made {
  const plain = Buffer.from(text);
  const hash = createHash('sha256').update(plain).digest('base64url');
  return { etag: `W/"${hash.slice(0, 22)}"`, plain, encoded: new Map() };
}

/** Compresses an answer once for each encoding. */
function bodyOf({ plain, encoded }: Made, encoding: Encoding | null): Promise<Buffer> | Buffer {
  if (!encoding) return plain;
  const body = encoded.get(encoding) ?? compressors[encoding](plain);
  encoded.set(encoding, body);
  return body;
}

/**
 * Answers pages that change only with a publication: each is made and compressed once, and a reader who has it already
 * gets 304.
 */
export function keptAnswers() {
  const kept = new Map<string, Promise<Made>>();

  /** Keeps what is made; what fails is made anew. */
  function keep(name: string, make: () => Promise<string>): Promise<Made> {
    const found = kept.get(name);
    if (found) return found;
    const [oldest] = kept.size >= mostKept ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    const made = make().then(madeOf);
    kept.set(name, made);
    made.catch(() => kept.delete(name));
    return made;
  }

  return async (c: Context, { facts, type, make }: Answer): Promise<Response> => {
    const made = await keep(JSON.stringify(facts), make);
    const headers: Record<string, string> = {
      ETag: made.etag,
      'Cache-Control': `public, max-age=${freshFor}`,
      Vary: 'Accept-Encoding',
    };
    const known = (c.req.header('If-None-Match') ?? '').split(',').map((one) => one.trim());
    if (known.includes(made.etag) || known.includes('*')) return c.body(null, 304, headers);
    const encoding = encodingFor(c.req.header('Accept-Encoding'));
    return c.body(new Uint8Array(await bodyOf(made, encoding)), 200, {
      ...headers,
      'Content-Type': type,
      ...(encoding ? { 'Content-Encoding': encoding } : {}),
    });
  };
}
