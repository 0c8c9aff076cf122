import { addDays, daysBetween, isCivilDate } from '../../domain/care/period.ts';
import type { Counters } from '../../domain/measure/counters.ts';

/**
 * Counters as stored. Most are few and named. Those counted under a day, a month or a whole number (when an invitation
 * expires, when a patient came into a denominator) are as many as the days, so they are stored as bytes, which keeps a
 * unit's totals small however many patients it has.
 */
export type PackedCounters = {
  named: Counters;
  /**
   * By the name with `<day>`, `<month>` or `<number>` in each varying place: for each counter those places in turn, as
   * the difference from the counter before, and then the count.
   */
  series: Record<string, Uint8Array>;
};

/** The shape before version 5 of the totals: by the name before a day, the first day, then days since and count. */
export type DayCounters = { named: Counters; days: Record<string, { first: string; bytes: Uint8Array }> };

const firstDay = '2000-01-01';

/** The kinds of varying places in a name, each with its whole number and back. */
const places = {
  '<day>': {
    is: (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isCivilDate(text),
    toNumber: (day: string) => daysBetween(firstDay, day),
    toText: (number: number) => addDays(firstDay, number),
  },
  '<month>': {
    is: (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text),
    toNumber: (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1,
    toText: (number: number) =>
      `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`,
  },
  '<number>': {
    is: (text: string) => /^(0|[1-9]\d{0,5})$/.test(text),
    toNumber: Number,
    toText: String,
  },
} as const;

type Varying = keyof typeof places;
const isVarying = (text: string): text is Varying => Object.hasOwn(places, text);
const varyingOf = (text: string): Varying | undefined =>
  (Object.keys(places) as Varying[]).find((place) => places[place].is(text));

/** Writes small whole numbers in few bytes, signs included (zigzag LEB128). */
function toBytes(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number >= 0 ? number * 2 : -number * 2 - 1;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

function fromBytes(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let rest = 0;
  let scale = 1;
  for (const byte of bytes) {
    rest += (byte % 128) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    numbers.push(rest % 2 === 0 ? rest / 2 : -(rest + 1) / 2);
    rest = 0;
    scale = 1;
  }
  return numbers;
}

/** Splits a name into its pattern and the numbers in its varying places. A name begins with what it counts. */
function patternOf(name: string): { pattern: string; at: number[] } {
  const [first = '', ...rest] = name.split('.');
  const at: number[] = [];
  const pattern = rest.map((text) => {
    const place = varyingOf(text);
    if (!place) return text;
    at.push(places[place].toNumber(text));
    return place;
  });
  return { pattern: [first, ...pattern].join('.'), at };
}

function inOrder(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((number, index) => number !== other[index]);
  return (one[differing] ?? 0) - (other[differing] ?? 0);
}

export function packCounters(counters: Counters): PackedCounters {
  const named: Record<string, number> = {};
  const byPattern = new Map<string, { at: number[]; count: number }[]>();
  for (const [name, count] of Object.entries(counters)) {
    const { pattern, at } = patternOf(name);
    if (at.length === 0) named[name] = count;
    else byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), { at, count }]);
  }
  const series: PackedCounters['series'] = {};
  for (const [pattern, counted] of byPattern) {
    counted.sort((one, other) => inOrder(one.at, other.at));
    let previous: readonly number[] = [];
    const numbers = counted.flatMap(({ at, count }) => {
      const since = at.map((number, index) => number - (previous[index] ?? 0));
      previous = at;
      return [...since, count];
    });
    series[pattern] = toBytes(numbers);
  }
  return { named, series };
}

export function unpackCounters({ named, series }: PackedCounters): Counters {
  const counters: Record<string, number> = { ...named };
  for (const [pattern, bytes] of Object.entries(series)) {
    const texts = pattern.split('.');
    const varying = texts.filter(isVarying).length;
    const numbers = fromBytes(bytes);
    const at = new Array<number>(varying).fill(0);
    for (let index = 0; index < numbers.length; index += varying + 1) {
      for (const place of at.keys()) at[place] = (at[place] ?? 0) + (numbers[index + place] ?? 0);
      let next = 0;
      const name = texts.map((text) => (isVarying(text) ? places[text].toText(at[next++] ?? 0) : text));
      counters[name.join('.')] = numbers[index + varying] ?? 0;
    }
  }
  return counters;
}

/** Packs counters that were stored before version 5 of the totals. */
export function packedAnew({ named, days }: DayCounters): PackedCounters {
  const counters: Record<string, number> = { ...named };
  for (const [name, { first, bytes }] of Object.entries(days)) {
    const numbers = fromBytes(bytes);
    let day = first;
    for (let index = 0; index < numbers.length; index += 2) {
      day = addDays(day, numbers[index] ?? 0);
      counters[`${name}.${day}`] = numbers[index + 1] ?? 0;
    }
  }
  return packCounters(counters);
}
