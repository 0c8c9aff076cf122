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

/** A measure's counters as they are shown, by its own names. */
export type ShownCounters = {
  counters: Counters;
  /** Unread answers in no group; left out where answers are not hidden. */
  waiting?: number;
  /** No group has closed and an unread answer waits: the result is not shown. */
  withheld?: true;
  asOf?: CivilDate;
};

/** The counters from which a measure's result is made before any is hidden: of months and known answers too. */
function resultCounters(
  { id, answersHidden }: Measure,
  totals: Counters,
  groups: ShownGroups | undefined,
): ShownCounters {
  const own = countersUnder(totals, `${id}.`);
  if (!answersHidden) return { counters: own };
  const { answers } = answersHidden;
  const isTold = (name: string) => name === 'numerator' || name.startsWith(`${answers}.`);
  const known = countersUnder(own, 'known.');
  const others = Object.entries(own).filter(([name]) => !isTold(name));
  // Without groups, unread answers can only be in tallies that were counted before there were groups.
  const waiting = groups
    ? Object.keys(groups.waiting).length
    : answersIn(own, answers) - answersIn(known, answers);
  const asOf = groups?.asOf;
  return {
    counters: { ...Object.fromEntries(others), ...shownSums(groups ?? noGroups, known) },
    waiting,
    ...(waiting > 0 && asOf === undefined ? { withheld: true } : {}),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/**
 * Selects the counters of a measure that may be shown: where answers are hidden, those of closed groups and of known
 * answers together, and how many wait (`waiting`).
 */
export function shownCounters(
  measure: Measure,
  totals: Counters,
  groups: ShownGroups | undefined,
): ShownCounters {
  const result = resultCounters(measure, totals, groups);
  const { answersHidden } = measure;
  if (!answersHidden) return result;
  const isResult = (name: string) => name === 'numerator' || name.startsWith(`${answersHidden.answers}.`);
  const shown = Object.entries(result.counters).filter(
    ([name]) => !name.startsWith('known.') && !(result.withheld && isResult(name)),
  );
  return { ...result, counters: { ...Object.fromEntries(shown), [waitingName]: result.waiting ?? 0 } };
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
  totals: Counters,
  view: ResultView,
  groups?: ShownGroups,
): ShownFigures | null {
  const { id, answersHidden } = measure;
  if (!answersHidden) {
    const figures = figuresOf(measure, totals, view);
    return figures && { figures };
  }
  const { counters, waiting = 0, withheld, asOf } = resultCounters(measure, totals, groups);
  const named = Object.entries(counters).map(([name, count]) => [`${id}.${name}`, count]);
  const figures = figuresOf(measure, Object.fromEntries(named), view);
  if (!figures) return null;
  const seen = withheld
    ? figures
        .filter((figure) => figure.parent === undefined || besideWithheld(figure))
        .map((figure) => (figure.parent === undefined ? { ...figure, n: null, interval: null } : figure))
    : figures.map((figure) =>
        figure.parent === undefined ? overShown(figure, answersIn(counters, answersHidden.answers)) : figure,
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
