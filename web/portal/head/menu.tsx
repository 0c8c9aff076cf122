import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

type MenuProps = {
  id: string;
  children: ComponentChildren;
};

const entriesOf = (menu: HTMLElement): HTMLElement[] =>
  [...menu.querySelectorAll<HTMLElement>('a, button')].filter((entry) => entry.offsetParent !== null);

/** The entry to which a key moves the focus from the entry at a place. */
function placeAfter(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at + count - (at < 0 ? 0 : 1)) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}

/**
 * A native popover with links and buttons, opened by the buttons whose `popovertarget` is its id. The browser closes it
 * on Escape and on a press beside it, and gives the focus back; the arrow keys move among its entries.
 */
export function Menu({ id, children }: MenuProps) {
  const element = useRef<HTMLDivElement>(null);
  const close = () => {
    if (element.current?.matches(':popover-open')) element.current.hidePopover();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the entries in it have the focus and are pressed
    <div
      id={id}
      class="menu"
      popover="auto"
      ref={element}
      onBeforeToggle={({ currentTarget, newState }) => {
        if (newState === 'open') placeUnderButton(currentTarget, id);
      }}
      onToggle={({ currentTarget, newState }) => {
        if (newState === 'open') entriesOf(currentTarget)[0]?.focus();
      }}
      onKeyDown={(event) => {
        const entries = entriesOf(event.currentTarget);
        const at = entries.indexOf(document.activeElement as HTMLElement);
        const next = placeAfter(event.key, at, entries.length);
        if (next === undefined) return;
        entries[next]?.focus();
        event.preventDefault();
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) close();
      }}
      onClick={({ target }) => {
        if (target instanceof Element && target.closest('a, button')) close();
      }}
    >
      {children}
    </div>
  );
}

/** A popover stands above the page, so its place by the button is measured. On a phone the style sheet places it. */
function placeUnderButton(menu: HTMLElement, id: string): void {
  const button = document.querySelector(`.top-menu[popovertarget="${id}"]`);
  if (!button) return;
  const { bottom, right } = button.getBoundingClientRect();
  menu.style.setProperty('--menu-top', `${bottom + scrollY}px`);
  menu.style.setProperty('--menu-right', `${document.documentElement.clientWidth - right}px`);
}
