import type { Publication, PublishedMeasure } from '../../functions/domain/report/publication/publication.ts';

/**
 * A reader who tries every possible world of a small area: measure B1 with one breakdown, and T1 with the same patients.
 * It uses no solver.
 */

/** The numbers of a place: those of the categories, the numerator, the count, and what is left of it. */
type Numbers = Readonly<Record<string, number>>;

/** The ends of what a reader can say of a number. */
export type Range = { least: number; most: number };

const namesIn = (numbers: Numbers) => Object.keys(numbers);

function shownNumbers(measures: readonly PublishedMeasure[], breakdown: string): Map<string, number> {
  const [count, share] = measures;
  const all: [string, number | null | undefined][] = [
    ...Object.entries(count?.breakdowns?.[breakdown] ?? {}),
    ['count', count?.count],
    ['numerator', share?.numerator],
    ['count', share?.denominator],
  ];
  return new Map(all.filter((one): one is [string, number] => typeof one[1] === 'number'));
}

/** Every world of a unit in which each category has at most so many patients, and that fits what is shown. */
function* worldsOf(
  categories: readonly string[],
  shown: ReadonlyMap<string, number>,
  most: number,
): Generator<Numbers> {
  const fits = (name: string, value: number) => (shown.get(name) ?? value) === value;
  function* from(at: number, numbers: Numbers): Generator<Numbers> {
    const name = categories[at];
    if (name !== undefined) {
      for (let value = 0; value <= most; value += 1)
        if (fits(name, value)) yield* from(at + 1, { ...numbers, [name]: value });
      return;
    }
    const count = categories.reduce((sum, one) => sum + (numbers[one] ?? 0), 0);
    if (!fits('count', count)) return;
    for (let numerator = 0; numerator <= count; numerator += 1)
      if (fits('numerator', numerator)) yield { ...numbers, count, numerator, left: count - numerator };
  }
  yield* from(0, {});
}

/**
 * The range of each number of two units and the country over all worlds that fit a publication, by place and name.
 * @param most the most patients in a category of a unit that the reader thinks possible
 */
export function rangesOf(publication: Publication, breakdown: string, most: number): Map<string, Range> {
  const ranges = new Map<string, Range>();
  const see = (place: string, name: string, least: number, highest: number) => {
    const { least: low, most: high } = ranges.get(`${place}.${name}`) ?? { least, most: highest };
    ranges.set(`${place}.${name}`, { least: Math.min(low, least), most: Math.max(high, highest) });
  };
  const [one, other] = publication.units;
  if (!one || !other) throw new Error('two units are needed');
  const categories = Object.keys(one.measures[0]?.breakdowns?.[breakdown] ?? {});
  const ofCountry = [...shownNumbers(publication.country.measures, breakdown)];
  // The worlds of the other unit by what they add to the country's shown numbers, as ranges of each number.
  const others = new Map<string, Map<string, Range>>();
  for (const world of worldsOf(categories, shownNumbers(other.measures, breakdown), most)) {
    const key = ofCountry.map(([name]) => world[name]).join();
    const own = others.get(key) ?? new Map<string, Range>();
    others.set(key, own);
    for (const name of namesIn(world)) {
      const value = world[name] ?? 0;
      const { least, most: high } = own.get(name) ?? { least: value, most: value };
      own.set(name, { least: Math.min(least, value), most: Math.max(high, value) });
    }
  }
  for (const world of worldsOf(categories, shownNumbers(one.measures, breakdown), most)) {
    const match = others.get(ofCountry.map(([name, value]) => value - (world[name] ?? 0)).join());
    if (!match) continue;
    for (const name of namesIn(world)) {
      const value = world[name] ?? 0;
      const { least = 0, most: high = 0 } = match.get(name) ?? {};
      see(one.unit, name, value, value);
      see(other.unit, name, least, high);
      see('country', name, value + least, value + high);
    }
  }
  return ranges;
}
