import { useEffect } from 'preact/hooks';

/** Moves the focus to the first field at fault, once it is marked. */
export function useFocusOnError(form: { current: HTMLElement | null }, ...found: unknown[]): void {
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .notice-error[tabindex]');
    // Its label and what it is blamed for come into sight with it; in a group too tall for that, it does.
    first?.closest('.field, fieldset')?.scrollIntoView({ block: 'nearest' });
    first?.focus();
  }, found);
}
