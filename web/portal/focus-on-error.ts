import { useEffect } from 'preact/hooks';

/** Moves the focus to the first field that is wrong, once it is marked. */
export function useFocusOnError(form: { current: HTMLElement | null }, ...found: unknown[]): void {
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .notice-error[tabindex]');
    // Scrolls the label and the error message into sight too; if the group is taller than the screen, focus()
    // scrolls to the field.
    first?.closest('.field, fieldset')?.scrollIntoView({ block: 'nearest' });
    first?.focus();
  }, found);
}
