import { signal } from '@preact/signals';
import { api, type Worklist } from '../api.ts';

/** How many things need a person, in the menu; undefined until it is known. */
export const worklistCount = signal<number | undefined>(undefined);

export const countOf = ({ kinds }: Pick<Worklist, 'kinds'>): number =>
  kinds.reduce((sum, { count }) => sum + count, 0);

/** Fetches the number. The menu stands without it when there is no answer. */
export async function countWorklist(): Promise<void> {
  const worklist = await api.worklist({ limit: '0' }).catch(() => undefined);
  if (worklist) worklistCount.value = countOf(worklist);
}
