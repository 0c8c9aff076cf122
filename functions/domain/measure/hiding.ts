import type { Figure } from './figure.ts';
import type { Measure } from './measure.ts';
import type { Member } from './membership.ts';

/** The rules for hiding the figures of a measure from an audience. */

/** The smallest number of patients for which a figure about answers is shown. */
export const smallestShownAnswers = 5;

/** The unit that treats the patients, or the authority to which its signed report goes. */
export type Audience = 'unit' | 'authority';

// Forms answered, denominators and gaps reveal nothing about the content of answers.
const tellsAnswers = ({ kind, parent }: Figure): boolean =>
  parent === undefined || kind === 'answers' || kind === 'share';

/**
 * Selects the figures of a measure that an audience may see. While fewer than five patients have a counted
 * answer, the unit does not see the answers: the measure's own figure keeps only its denominator.
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

/**
 * Prepares a member for lists. When the measure hides answers, no list shows which patient gave which answer.
 */
export function shownMember({ answersHidden }: Measure, member: Member): Member {
  if (!answersHidden) return member;
  const { inNumerator: _, parts: __, ...shown } = member;
  return shown;
}
