import type { Wordings, WordingUnit } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { formName } from '../words.ts';
import { inLanguage, isIn, type Shown, shownAt, type WordingSlot } from './wording-words.ts';

/** What becomes of one unit. */
export type WordingChange = { unit: WordingUnit; from: Shown; to: Shown };

/** What a unit shows once a pack is active there, or none (`null`): then what comes with the system. */
export const shownWith = (wordings: Wordings, slot: WordingSlot, version: string | null): Shown =>
  version === null ? wordings.provided.find(isIn(slot)) : { ...slot, version, status: 'permitted' };

/** The units, out of those given, where it makes a difference. */
export function wordingChanges(
  wordings: Wordings,
  units: readonly WordingUnit[],
  slot: WordingSlot,
  version: string | null,
): WordingChange[] {
  const to = shownWith(wordings, slot, version);
  return units
    .map((unit) => ({ unit, from: shownAt(unit, slot), to }))
    .filter(({ from }) => from?.version !== to?.version);
}

const named = (shown: NonNullable<Shown>): string =>
  shown.status === 'provisional' ? `${shown.version} (preliminär)` : shown.version;

/** What becomes of whoever it is about, as the sentence goes on after their name. */
export function wordingChangeText(
  { from, to }: Pick<WordingChange, 'from' | 'to'>,
  slot: WordingSlot,
): string {
  const what = `${formName(slot.instrument)} på ${inLanguage(slot.language)}`;
  if (!to) return `visar inte längre ${what}`;
  return from ? `visar ${named(to)} i stället för ${named(from)}` : `börjar visa ${what}: ${named(to)}`;
}

/** Whether the unit is left without words for the form in any language, and so cannot send it. */
export const isLeftWithout = ({ unit, to }: WordingChange, { instrument, language }: WordingSlot): boolean =>
  !to && !unit.shown.some((one) => one.instrument === instrument && one.language !== language);

/**
 * Does it at one unit after the other, each recorded by itself, until one refuses.
 * @returns how many were done, and what stopped it before the rest
 */
export async function activateAtEach(
  units: readonly { id: string }[],
  activate: (unit: string) => Promise<void>,
): Promise<{ done: number; problem?: Problem }> {
  let done = 0;
  try {
    for (const { id } of units) {
      await activate(id);
      done += 1;
    }
  } catch (error) {
    return { done, problem: asProblem(error) };
  }
  return { done };
}
