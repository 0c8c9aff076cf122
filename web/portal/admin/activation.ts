import type { Wordings, WordingUnit } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { formName } from '../words.ts';
import { inLanguage, isIn, type Shown, shownAt, type WordingSlot } from './wording-words.ts';

/** The change at one unit. */
export type WordingChange = { unit: WordingUnit; from: Shown; to: Shown };

/**
 * The wording that a unit shows once a pack is active there. `null`: no pack, so the wording that comes with
 * the system.
 */
export const shownWith = (wordings: Wordings, slot: WordingSlot, version: string | null): Shown =>
  version === null ? wordings.provided.find(isIn(slot)) : { ...slot, version, status: 'permitted' };

/** Lists the changes at those of the given units where the wording becomes another. */
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

/** Describes the change: the part of the sentence that follows the name of the unit. */
export function wordingChangeText(
  { from, to }: Pick<WordingChange, 'from' | 'to'>,
  slot: WordingSlot,
): string {
  const what = `${formName(slot.instrument)} på ${inLanguage(slot.language)}`;
  if (!to) return `visar inte längre ${what}`;
  return from ? `visar ${named(to)} i stället för ${named(from)}` : `börjar visa ${what}: ${named(to)}`;
}

/** Whether the unit has no wording left for the form in any language, and so cannot send it. */
export const isLeftWithout = ({ unit, to }: WordingChange, { instrument, language }: WordingSlot): boolean =>
  !to && !unit.shown.some((one) => one.instrument === instrument && one.language !== language);

/**
 * Activates at one unit after the other, and stops at the first that is refused. Each activation is logged
 * separately.
 * @returns the number of units done, and the problem that stopped the rest
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
