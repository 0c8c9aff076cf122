import type { Measure, MemberPart } from '../../../functions/domain/measure/measure.ts';
import { type Cohort, closedWindows, openWindows } from '../../../functions/domain/measure/window.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import type { Landed, MemberRow, MembersQuery } from '../api.ts';

/** The Swedish names of the places where patients can land in a measure without words of its own. */
const landedNames = {
  denominator: 'Alla',
  numerator: 'Räknas i talet',
  'not-numerator': 'Räknas inte i talet',
  outside: 'Utanför måttet',
} as const satisfies Record<Landed, string>;

export const isLanded = (text: string | undefined): text is Landed =>
  text !== undefined && Object.hasOwn(landedNames, text);

/** A part of a measure’s patients, with its number where the result has it. */
export type MemberTab = { text: string; query: MembersQuery; count?: number | undefined };

const outside: MemberTab = { text: landedNames.outside, query: { landed: 'outside' } };

const sumOf = (gaps: Readonly<Record<string, number>> = {}) =>
  Object.values(gaps).reduce((sum, count) => sum + count, 0);

/** The number of patients in a part; undefined where the result is withheld or not reported. */
function countOf({ landed, missing, complete }: MemberPart, result: MeasureResult): number | undefined {
  const { numerator, denominator, gaps, withheld } = result;
  if (denominator === undefined || withheld) return undefined;
  if (missing !== undefined) return gaps?.[missing] ?? 0;
  const whole =
    landed === 'denominator'
      ? denominator
      : landed === 'numerator'
        ? numerator
        : denominator - (numerator ?? 0);
  return complete ? (whole ?? 0) - sumOf(gaps) : whole;
}

const partTab =
  (result: MeasureResult) =>
  (part: MemberPart): MemberTab => {
    const { name, landed, missing, complete } = part;
    const query: MembersQuery = {
      landed,
      ...(missing ? { missing } : {}),
      ...(complete ? { complete: 'true' as const } : {}),
    };
    return { text: name, query, count: countOf(part, result) };
  };

const cohortTabs = ({ windowsOpen, windowsClosed }: Cohort): MemberTab[] => [
  { text: 'Kan ännu följas upp', query: { part: openWindows }, count: windowsOpen },
  { text: 'Missade', query: { part: closedWindows }, count: windowsClosed },
];

/** The tabs of a measure’s patients in its own words, with their numbers. */
export function tabsOf(measure: Measure, result: MeasureResult, cohort?: Cohort): MemberTab[] {
  const all: MembersQuery = { landed: 'denominator' };
  if (measure.kind === 'count') {
    const patients = measure.counted ? result[measure.counted.patients] : result.count;
    return [
      { text: 'Räknas', query: all, count: typeof patients === 'number' ? patients : undefined },
      outside,
    ];
  }
  return [
    cohort
      ? { text: 'Uppföljda', query: all, count: cohort.followedUp }
      : { text: landedNames.denominator, query: all, count: result.denominator },
    ...(measure.parts ?? []).map(partTab(result)),
    ...(cohort ? cohortTabs(cohort) : []),
    outside,
  ];
}

const written = (query: MembersQuery) => JSON.stringify(Object.entries(query).sort());

/** The tab that an address is of; undefined for another part of the number. */
export const tabOf = (tabs: readonly MemberTab[], query: MembersQuery): MemberTab | undefined =>
  tabs.find((tab) => written(tab.query) === written(query));

/** The place of a row of a share, in the measure’s own words. */
export function placeOfRow(measure: Measure, { inDenominator, inNumerator, missing }: MemberRow): string {
  if (!inDenominator) return landedNames.outside;
  const landed = inNumerator ? 'numerator' : 'not-numerator';
  const own = (measure.parts ?? []).filter((part) => part.landed === landed);
  const part =
    own.find((one) => one.missing !== undefined && missing.includes(one.missing)) ??
    own.find((one) => one.missing === undefined && (!one.complete || missing.length === 0));
  return part?.name ?? landedNames[landed];
}
