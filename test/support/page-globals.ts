import { vi } from 'vitest';

/** The address of the page. */
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
 * The browser globals that the portal's modules use, for tests without a browser; import the modules after
 * this call.
 * @param answer answers each request of the page
 * @returns the addresses that the page has been sent to, in order
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
