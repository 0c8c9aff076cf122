import type { Figure } from './figure.ts';
import type { Measure } from './measure.ts';
import type { Member } from './membership.ts';

/** What of a measure may be shown to whom. */

/** Numbers smaller than this are not shown for what patients answered. */
export const smallestShownAnswers = 5;

/** The unit that treats the patients, or the authority to which its signed report goes. */
export type Audience = 'unit' | 'authority';

/** Forms answered, denominators and what is missing say nothing of what was answered. */
const tellsAnswers = ({ kind, parent }: Figure): boolean =>
  parent === undefined || kind === 'answers' || kind === 'share';

/**
 * The figures of a measure that an audience may see. While fewer than five patients have a counted answer, the unit sees
 * nothing of what they answered: the measure's own figure keeps only its denominator.
 */
export function shownFigures(
  { answersHidden }: Measure,
  figures: readonly Figure[],
  audience: Audience,
): readonly Figure[] {
  if (!answersHidden || audience === 'authority') return figures;
  const answered = figures.find(({ kind }) => kind === 'answers')?.n ?? 0;
  if (answered >= smallestShownAnswers) return figures;
  return figures
    .filter((figure) => figure.parent === undefined || !tellsAnswers(figure))
    .map((figure) => (tellsAnswers(figure) ? { ...figure, n: null, interval: null } : figure));
}

/** Where a patient stands, as lists may show it: which of them answered what is shown to nobody. */
export function shownMember({ answersHidden }: Measure, member: Member): Member {
  if (!answersHidden) return member;
  const { inNumerator: _, parts: __, ...shown } = member;
  return shown;
}
