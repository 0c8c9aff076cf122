import { withinSentence } from '../../../../functions/domain/sentence.ts';
import type { Instrument, Scale } from '../../../../functions/domain/survey/instrument.ts';
import { itemName } from '../../../../functions/domain/survey/instrument-names.ts';
import type { Values } from '../../../../functions/domain/survey/values.ts';
import { formatList, withCapital } from '../../../ui/format.ts';

/** The skipped questions of a form that is typed in. */
export type LeftOut = {
  /** «14 av 15 besvarade: totalen kan inte räknas.» */
  brief: string;
  /** The other consequences, and the questions without answers, in sentences. */
  rest: string;
  /** The first question without an answer. */
  first: string;
};

/** Joins consecutive numbers: 7, 8, 9 as «7–9». */
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

const sentence = (text: string) => `${withCapital(text)}.`;

const scaleList = (scales: readonly Scale[]) => formatList(scales.map(({ name }) => name.toLowerCase()));

/**
 * Lists the scores that cannot be counted from the answers given, most important first, by the scores' own
 * rules.
 */
function meaningsOf(instrument: Instrument, values: Values): string[] {
  const scores = instrument.score(values);
  const lost = instrument.scales.filter(({ id }) => scores[id]?.value === null);
  const parts = lost.filter(({ isTotal }) => !isTotal);
  const prorated = instrument.scales.filter(({ id, isTotal }) => !isTotal && scores[id]?.prorated);
  const noTotal = lost.length > parts.length;
  const all = lost.length === instrument.scales.length;
  return [
    noTotal && 'totalen kan inte räknas',
    noTotal && all && 'inte heller någon del kan räknas',
    parts.length > 0 &&
      !(noTotal && all) &&
      `${noTotal ? 'inte heller ' : ''}${scaleList(parts)} kan ${noTotal ? '' : 'inte '}räknas`,
    prorated.length > 0 && `${scaleList(prorated)} räknas på de frågor som har svar`,
  ].filter((meaning) => meaning !== false);
}

/** Finds the skipped questions of a form and their consequences; null when every question has an answer. */
export function leftOutOf(instrument: Instrument, values: Values): LeftOut | null {
  const missing = instrument.items.filter(({ key }) => values[key] === undefined);
  const [first] = missing;
  if (!first) return null;
  const counted = instrument.items.filter((item) => !item.unscored);
  const answered = counted.filter(({ key }) => values[key] !== undefined).length;
  const isNumber = (key: string) => /^\d+$/.test(key);
  const keys = missing.map(({ key }) => key);
  const numbers = keys.filter(isNumber).map(Number);
  const [main, ...more] = answered < counted.length ? meaningsOf(instrument, values) : [];
  const which = [
    ...keys.filter((key) => !isNumber(key)).map((key) => withinSentence(itemName(instrument, key))),
    ...(numbers.length > 0 ? [`fråga ${formatList(inRows(numbers))}`] : []),
  ];
  const rest = [
    ...more,
    ...(instrument.isComplete(values) ? [] : ['formuläret räknas som ofullständigt']),
    `${formatList(which)} saknar svar`,
  ];
  return {
    brief: `${answered} av ${counted.length} besvarade${main ? `: ${main}` : ''}.`,
    rest: rest.map(sentence).join(' '),
    first: first.key,
  };
}
