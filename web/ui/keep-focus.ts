import { useLayoutEffect } from 'preact/hooks';

/** Focuses an element that may not take part in tabbing, where it stands. */
function focusOn(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/**
 * The element to focus when a dialog closes and its opener is gone: the heading of the nearest remaining part of the
 * page, or of the page.
 * @param around the opener and its ancestors, innermost first
 */
export function focusNear(around: readonly Element[]): void {
  const left = around.find((element) => element.isConnected);
  const part = left?.closest('[aria-labelledby]');
  const heading =
    (part && document.getElementById(part.getAttribute('aria-labelledby') ?? '')) ??
    document.querySelector<HTMLElement>('main h1');
  if (heading) focusOn(heading);
}

/** An element and its ancestors, innermost first. */
export function around(element: Element | null): Element[] {
  const elements: Element[] = [];
  for (let one = element; one; one = one.parentElement) elements.push(one);
  return elements;
}

/** Calls `onLost` when the focused element is removed from within and no other element takes the focus. */
export function useFocusLost(element: { current: HTMLElement | null }, onLost: () => void): void {
  useLayoutEffect(() => {
    const within = element.current;
    if (!within) return;
    let focused: Node | null = null;
    const remember = ({ target }: FocusEvent) => {
      focused = target as Node;
    };
    const look = (changes: readonly MutationRecord[]) => {
      const isGone = changes.some(({ removedNodes }) =>
        [...removedNodes].some((node) => node.contains(focused)),
      );
      if (isGone && document.activeElement === document.body) onLost();
    };
    within.addEventListener('focusin', remember);
    const observer = new MutationObserver(look);
    observer.observe(within, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      within.removeEventListener('focusin', remember);
    };
  }, []);
}
