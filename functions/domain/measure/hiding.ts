import type { CivilDate } from '../care/period.ts';
import { noGroups, type ShownGroups, shownSums } from './answer-groups.ts';
import { type Counters, countersUnder } from './counters.ts';
import { type Figure, figuresOf, type ResultView } from './figure.ts';
import type { Measure } from './measure.ts';
import type { Member } from './membership.ts';
import { wilson } from './share.ts';

/** The rules for hiding the answers of patients: the result of a measure of answers moves in groups. */

/** The figures of a measure that are shown. */
export type ShownFigures = {
  figures: readonly Figure[];
  /** The day in Stockholm of the last closing of a group of answers; absent when none has closed. */
  asOf?: CivilDate;
};

/** Whether a figure beside the result is shown while that is withheld: the response rate, which tells no answer. */
const besideWithheld = ({ kind }: Figure): boolean => kind === 'forms';

/** The name of the number of unread answers in no group. */
const waitingName = 'waiting';

/** Counts the answers of a sum of them. */
const answersIn = (sums: Counters, answers: string): number =>
  Object.values(countersUnder(sums, `${answers}.`)).reduce((sum, count) => sum + count, 0);

/** Puts the share and its interval over the shown answers where these are more than the denominator. */
function overShown(figure: Figure, answered: number): Figure {
  const { n, of = 0 } = figure;
  if (n === null || answered <= of) return figure;
  return { ...figure, over: answered, interval: wilson(n, answered) };
}

/**
 * Makes the figures of a measure as they are shown. Where answers are hidden, the result is that of closed groups and
 * of known answers; while no group has closed and an unread answer waits, only the denominator, the response rate and the
 * number of those that wait are shown.
 * @param groups the groups of the measure and year; undefined while no answer is unread
 * @returns null for a year in which the measure is not reported yet
 */
export function shownFigures(
  measure: Measure,
  counters: Counters,
  view: ResultView,
  groups?: ShownGroups,
): ShownFigures | null {
  const { id, answersHidden } = measure;
  if (!answersHidden) {
    const figures = figuresOf(measure, counters, view);
    return figures && { figures };
  }
  const { answers } = answersHidden;
  const known = countersUnder(counters, `${id}.known.`);
  const shown = shownSums(groups ?? noGroups, known);
  const isTold = (name: string) => name === `${id}.numerator` || name.startsWith(`${id}.${answers}.`);
  const figures = figuresOf(
    measure,
    Object.fromEntries([
      ...Object.entries(counters).filter(([name]) => !isTold(name)),
      ...Object.entries(shown).map(([name, count]) => [`${id}.${name}`, count]),
    ]),
    view,
  );
  if (!figures) return null;
  // Without groups, unread answers can only be in tallies that were counted before there were groups.
  const waiting = groups
    ? Object.keys(groups.waiting).length
    : answersIn(countersUnder(counters, `${id}.`), answers) - answersIn(known, answers);
  const asOf = groups?.asOf;
  const withheld = waiting > 0 && asOf === undefined;
  const seen = withheld
    ? figures
        .filter((figure) => figure.parent === undefined || besideWithheld(figure))
        .map((figure) => (figure.parent === undefined ? { ...figure, n: null, interval: null } : figure))
    : figures.map((figure) =>
        figure.parent === undefined ? overShown(figure, answersIn(shown, answers)) : figure,
      );
  const ownWaiting: Figure = { id: `${id}.${waitingName}`, kind: 'count', n: waiting, parent: id };
  return { figures: [...seen, ownWaiting], ...(asOf === undefined ? {} : { asOf }) };
}

/**
 * Prepares a member for lists. When the measure hides answers, no list shows which patient gave which answer.
 */
export function shownMember({ answersHidden }: Measure, member: Member): Member {
  if (!answersHidden) return member;
  const { inNumerator: _, parts: __, ...shown } = member;
  return shown;
}
