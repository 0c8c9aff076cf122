import { portalFileLimit } from '../../functions/domain/time-limits.ts';
import { networkProblem, Problem } from './problem.ts';

/**
 * The reason why code that a page needs could not be fetched. `updated`: the server has another version than
 * the one that runs in this tab.
 */
export type CodeFault = 'updated' | 'unreachable' | 'missing';

/** Asks the server for the start page, which names the version that it serves. */
export async function codeFault(): Promise<CodeFault> {
  const running = document.querySelector('script[type="module"]')?.getAttribute('src');
  try {
    const response = await fetch('/portal/', {
      cache: 'no-store',
      signal: AbortSignal.timeout(portalFileLimit),
    });
    if (!response.ok) return 'unreachable';
    return running && !(await response.text()).includes(running) ? 'updated' : 'missing';
  } catch {
    return 'unreachable';
  }
}

/** Turns the fault into a problem that can be shown. */
export function codeProblem(fault: CodeFault): Problem {
  switch (fault) {
    case 'updated':
      return new Problem(-1, { detail: 'Sidan har uppdaterats. Ladda om den och försök igen.' });
    case 'unreachable':
      return networkProblem({ holdsTyped: false });
    case 'missing':
      return new Problem(-1, { detail: 'Sidan gick inte att hämta. Försök igen om en stund.' });
  }
}

/**
 * Fetches code that is too large to fetch before it is needed.
 * @throws Problem when the code cannot be fetched
 */
export async function fetchCode<Code>(load: () => Promise<Code>): Promise<Code> {
  try {
    return await load();
  } catch {
    throw codeProblem(await codeFault());
  }
}
