/** Marks a group of radio buttons that keys choose in: typing goes on from one to the next. */
export const keyed = { 'data-keyed': '' };

/** Focuses the chosen button of a group, or its first, with the whole group in sight where it fits. */
export function focusGroup(group: HTMLElement): void {
  group.scrollIntoView({ block: 'nearest' });
  (group.querySelector<HTMLElement>('input:checked') ?? group.querySelector('input'))?.focus({
    preventScroll: true,
  });
}

/**
 * Chooses in a group of radio buttons by the key that was pressed, and goes on to the next such group of the form, so
 * that a paper can be typed in without looking up. In the last one the focus stays.
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
