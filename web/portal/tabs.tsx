import { useEffect, useRef } from 'preact/hooks';

/** Keeps the current link of a row in sight, where the row is wider than the screen and scrolls. */
export function useCurrentInSight<Row extends HTMLElement>(current: string) {
  const row = useRef<Row>(null);
  useEffect(() => {
    const link = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (!row.current || !link) return;
    row.current.scrollLeft = link.offsetLeft - (row.current.clientWidth - link.offsetWidth) / 2;
  }, [current]);
  return row;
}

type Tab = { href: string; text: string; isCurrent: boolean };

/** The parts of a list, side by side. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const row = useCurrentInSight<HTMLElement>(tabs.find(({ isCurrent }) => isCurrent)?.href ?? '');
  return (
    <nav aria-label={label} class="tabs scroll-row" ref={row}>
      {tabs.map(({ href, text, isCurrent }) => (
        <a key={href} href={href} aria-current={isCurrent ? 'page' : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}
