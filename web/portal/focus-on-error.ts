import { useEffect } from 'preact/hooks';

/** Moves the focus to the first field at fault, once it is marked. */
export function useFocusOnError(form: { current: HTMLElement | null }, ...found: unknown[]): void {
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .notice-error[tabindex]')?.focus();
  }, found);
}
