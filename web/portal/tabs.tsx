import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps the current link of a row visible, and the focused link, when the row is wider than the screen and
 * scrolls.
 */
export function useCurrentInSight<Row extends HTMLElement>(current: string) {
  const row = useRef<Row>(null);
  useEffect(() => {
    const element = row.current;
    const show = (link: EventTarget | null | undefined) => {
      if (!element || !(link instanceof HTMLElement)) return;
      element.scrollLeft = link.offsetLeft - (element.clientWidth - link.offsetWidth) / 2;
    };
    // A link that is being pressed stays where it is: a row that moved under the pointer would take the click away.
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.matches(':focus-visible')) show(target);
    };
    show(element?.querySelector('[aria-current]'));
    element?.addEventListener('focusin', onFocus);
    return () => element?.removeEventListener('focusin', onFocus);
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
