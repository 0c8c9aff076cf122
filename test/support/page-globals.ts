import { vi } from 'vitest';

/** Where the page is. */
export const pageOrigin = 'https://nhv.test';

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const held = new Map<string, string>();
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
  };
}

/**
 * What the portal's modules ask of a browser, for tests that run them without one; they are to be imported after it.
 * @param answer what a request that the page makes is answered
 * @returns where the page has been sent, in order
 */
export function pageGlobals(answer: (request: Request) => Response | Promise<Response>): string[] {
  const left: string[] = [];
  const assign = (url: string) => void left.push(url);
  vi.stubGlobal('location', { origin: pageOrigin, href: `${pageOrigin}/portal/`, assign });
  vi.stubGlobal('sessionStorage', storage());
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) =>
    answer(new Request(new URL(input, pageOrigin), init)),
  );
  return left;
}
