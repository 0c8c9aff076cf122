/** Moves the focus between the rows of the list, each by its first control. */

const rowsIn = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>(':scope > li') ?? []),
];

const controlIn = (row: HTMLElement | undefined): HTMLElement | null =>
  row?.querySelector<HTMLElement>('.need-actions :is(input, button)') ?? null;

const needOf = (list: HTMLElement | null, id: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-need="${CSS.escape(id)}"]`) ?? null;

function focusRow(row: HTMLElement | undefined): void {
  controlIn(row)?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

export const focusFirst = (list: HTMLElement | null): void => focusRow(rowsIn(list)[0]);

/** Focuses the row after one, or the one before the last; the page's heading when there is no other. */
export function focusNext(list: HTMLElement | null, id: string): void {
  const rows = rowsIn(list);
  const at = rows.findIndex((row) => row.contains(needOf(list, id)));
  const next = rows[at + 1] ?? rows[at - 1];
  if (next) focusRow(next);
  else document.querySelector<HTMLElement>('main h1')?.focus();
}

/** `j` and `k` go to the next and previous row, `e` puts the row off. Typed text keeps its letters. */
export function moveByKey(
  event: KeyboardEvent,
  list: HTMLElement | null,
  putOff: (id: string) => void,
): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (target instanceof HTMLInputElement && target.value !== '') return;
  const row = target.closest('li');
  if (!row || !['j', 'k', 'e'].includes(key)) return;
  event.preventDefault();
  const rows = rowsIn(list);
  const at = rows.indexOf(row);
  if (key === 'e') putOff(row.querySelector<HTMLElement>('[data-need]')?.dataset.need ?? '');
  else focusRow(rows[key === 'j' ? at + 1 : at - 1]);
}
