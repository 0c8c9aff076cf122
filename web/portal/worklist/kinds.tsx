import type { Worklist } from '../api.ts';
import { useCurrentInSight } from '../tabs.tsx';
import { countOf } from './count.ts';
import { type Kind, kindNames } from './need-words.ts';

/** The address of the list of a year, or of one kind in it. */
export const worklistPath = (year: number, kind?: Kind): string =>
  `/portal/worklist?${new URLSearchParams({ year: String(year), ...(kind ? { kind } : {}) })}`;

type KindsProps = { kinds: Worklist['kinds']; year: number; current: Kind | undefined };

/** The kinds with their counts: to the left of the list, and a row of chips on a phone. */
export function Kinds({ kinds, year, current }: KindsProps) {
  const row = useCurrentInSight<HTMLElement>(current ?? '');
  const links = [
    { kind: undefined, text: 'Allt', count: countOf({ kinds }) },
    ...kinds.map(({ kind, count }) => ({ kind, text: kindNames[kind], count })),
  ];
  return (
    <nav aria-label="Slag" class="kinds scroll-row" ref={row}>
      {links.map(({ kind, text, count }) => (
        <a key={text} href={worklistPath(year, kind)} aria-current={kind === current ? 'page' : undefined}>
          <span>{text}</span> <span class="kinds-count">{count}</span>
        </a>
      ))}
    </nav>
  );
}
