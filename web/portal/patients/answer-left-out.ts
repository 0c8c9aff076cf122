import type { Instrument, Values } from '../../../functions/domain/instrument.ts';
import { formatList } from '../../ui/format.ts';
import { scaleNames } from '../words.ts';

/** What a form lacks as it is typed in. */
export type LeftOut = {
  /** «14 av 15 besvarade: totalen kan inte räknas.» */
  meaning: string;
  /** «Fråga 3 och 7–9 saknar svar.» */
  which: string;
  /** The first question without an answer. */
  first: string;
};

/** Numbers in a row as one: 7, 8, 9 as «7–9». */
function inRows(numbers: readonly number[]): string[] {
  const rows: [number, number][] = [];
  for (const number of numbers) {
    const last = rows.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else rows.push([number, number]);
  }
  return rows.flatMap(([from, to]) =>
    from === to ? [`${from}`] : to === from + 1 ? [`${from}`, `${to}`] : [`${from}–${to}`],
  );
}

const scaleText = (scale: string) =>
  scale === 'total' ? 'totalen' : (scaleNames[scale] ?? scale).toLowerCase();

/** What can, and cannot, be counted from the answers that are there: the scores' own rules say it. */
function meaningOf(instrument: Instrument, values: Values): string {
  const scores = Object.entries(instrument.score(values));
  const named = (those: typeof scores) => those.map(([scale]) => scale);
  const none = named(scores.filter(([, { value }]) => value === null));
  const prorated = named(scores.filter(([, score]) => score.prorated));
  if (scores.length > 0 && none.length === scores.length)
    return none.includes('total') ? 'totalen kan inte räknas, inte heller någon del' : 'inget kan räknas';
  // The total first: it is what is looked for.
  const lost = none.toSorted((one, other) => Number(other === 'total') - Number(one === 'total'));
  const parts = [
    lost.length > 0 && `${formatList(lost.map(scaleText))} kan inte räknas`,
    prorated.length > 0 && `${formatList(prorated.map(scaleText))} räknas på de frågor som har svar`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : 'allt kan räknas';
}

/** What is left out of a form and what that means; null when nothing is. */
export function leftOutOf(instrument: Instrument, values: Values): LeftOut | null {
  const missing = instrument.items.filter(({ key }) => values[key] === undefined);
  const [first] = missing;
  if (!first) return null;
  const counted = instrument.items.filter((item) => !item.unscored);
  const answered = counted.filter(({ key }) => values[key] !== undefined).length;
  const numbers = missing.flatMap(({ key }) => (/^\d+$/.test(key) ? [Number(key)] : []));
  const named = missing.some(({ unscored }) => unscored) ? ['Den inledande frågan'] : [];
  const which = [
    ...named,
    ...(numbers.length > 0 ? [`${named.length > 0 ? 'fråga' : 'Fråga'} ${formatList(inRows(numbers))}`] : []),
  ];
  return {
    meaning:
      answered < counted.length
        ? `${answered} av ${counted.length} besvarade: ${meaningOf(instrument, values)}.${instrument.isComplete(values) ? '' : ' Formuläret räknas som ofullständigt.'}`
        : `${answered} av ${counted.length} besvarade.`,
    which: `${formatList(which)} saknar svar.`,
    first: first.key,
  };
}
