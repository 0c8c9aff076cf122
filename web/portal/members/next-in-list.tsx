import { LinkButton } from '../../ui/button.tsx';
import { api } from '../api.ts';
import type { ListPage } from '../list-pages.ts';
import { placeInList, rememberAfter } from '../list-trail.ts';
import { useLoad } from '../load.ts';
import { type OpenedFrom, pathInList } from './list-paths.ts';

const fetchAfter = (list: OpenedFrom, after: string): Promise<ListPage<{ reference: string }>> =>
  list.of === 'members'
    ? api.members(list.year, list.id, { ...list.query, after })
    : api.invitations(list.year, { ...list.query, after });

/** The patient's place in the list it was opened from, and the link to the next patient. */
export function NextInList({ list, reference }: { list: OpenedFrom; reference: string }) {
  // Without an answer there is no link to the next patient, but still one back to the list.
  const { data: place } = useLoad(`after ${reference} in ${list.path}`, async () => {
    const known = placeInList(list.path, reference);
    if (!known.unknown) return known;
    const { rows, next } = await fetchAfter(list, reference);
    const found = rows.map((row) => row.reference);
    rememberAfter(list.path, reference, found, next !== undefined);
    return placeInList(list.path, reference);
  });
  if (!place) return null;
  const { number, of, next } = place;
  return (
    <nav class="actions" aria-label="Listan som du arbetar igenom">
      {number !== undefined && (
        <span class="quiet">
          {number}
          {of === undefined ? ' i listan' : ` av ${of}`}
        </span>
      )}
      {next === undefined ? (
        <span class="quiet">Sist i listan</span>
      ) : (
        <LinkButton href={pathInList(list, next)}>Nästa i listan</LinkButton>
      )}
    </nav>
  );
}
