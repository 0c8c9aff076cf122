/** The tokens of the user: in memory, and in the tab's session storage so that a reload keeps them. */
export type Tokens = {
  access: string;
  refresh?: string | undefined;
  id?: string | undefined;
};

const storageKey = 'nhv.tokens';
/** Stored once a user has signed in here, so that the next visit goes straight to the sign-in. */
const hintKey = 'nhv.signed-in';

let held: Tokens | null = read();

function read(): Tokens | null {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Tokens | null;
  } catch {
    return null;
  }
}

export const tokens = (): Tokens | null => held;

export function keepTokens(next: Tokens | null): void {
  held = next;
  if (next) {
    sessionStorage.setItem(storageKey, JSON.stringify(next));
    localStorage.setItem(hintKey, '1');
  } else {
    sessionStorage.removeItem(storageKey);
    localStorage.removeItem(hintKey);
  }
}

export const signedInBefore = (): boolean => localStorage.getItem(hintKey) === '1';

/**
 * Reads the user id of a token. The server verifies tokens; this only shows whether the user is still the
 * same.
 */
export function subjectOf({ access }: Tokens): string | undefined {
  try {
    const [, payload = ''] = access.split('.');
    return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))).sub;
  } catch {
    return undefined;
  }
}
