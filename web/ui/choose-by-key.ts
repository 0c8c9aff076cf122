/** Marks a group of radio buttons for choosing by key: typing moves from one group to the next. */
export const keyed = { 'data-keyed': '' };

/** Focuses the chosen button of a group, or its first, and scrolls the whole group into view if it fits. */
export function focusGroup(group: HTMLElement): void {
  group.scrollIntoView({ block: 'nearest' });
  (group.querySelector<HTMLElement>('input:checked') ?? group.querySelector('input'))?.focus({
    preventScroll: true,
  });
}

/**
 * Chooses a radio button by the pressed key and moves to the next such group of the form, so that staff can type in a
 * paper form without looking up. The focus stays in the last group.
 * @param keys the key of each button, in their order
 */
export function chooseByKey(
  event: KeyboardEvent,
  keys: readonly string[],
  choose: (index: number) => void,
): void {
  const index = keys.indexOf(event.key);
  const group = event.currentTarget;
  if (index < 0 || event.ctrlKey || event.metaKey || event.altKey || !(group instanceof HTMLElement)) return;
  event.preventDefault();
  choose(index);
  const groups = [...(group.closest('form')?.querySelectorAll<HTMLElement>('[data-keyed]') ?? [])];
  const next = groups[groups.indexOf(group) + 1];
  if (next) focusGroup(next);
  else group.querySelectorAll('input')[index]?.focus();
}
