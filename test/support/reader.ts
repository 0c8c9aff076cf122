import { regions } from '../../functions/domain/care/region.ts';
import type { Counters } from '../../functions/domain/measure/counters.ts';
import type { MeasuredArea } from '../../functions/domain/measure/measured-area.ts';
import type {
  Publication,
  PublishedMeasure,
  PublishedReport,
} from '../../functions/domain/report/publication/publication.ts';
import type { Program, Solver } from '../../functions/domain/report/publication/solver.ts';
import { sumOf } from './counters.ts';

/**
 * A reader who works out hidden numbers of perifer facialispares from the published JSON. It is written apart from the
 * code that hides, from the list of links in docs/publication.md, and shares nothing with it but the solver.
 */

/** A publication with the reports that it was made from. */
export type Published = { publication: Publication; reports: readonly PublishedReport[] };

const under = (prefix: string, names: readonly string[]) => names.map((name) => `${prefix}.${name}`);
const answers = under('P1.answers', ['very-good', 'good', 'fair', 'poor', 'very-poor', 'not-applicable']);
const regionIds = regions.map(({ id }) => id);
const operations = under('B3.surgery', [
  'myectomy',
  'neurectomy',
  'free-muscle-transplant',
  'cross-face-nerve-graft',
  'temporalis-transposition',
  'missing',
]);
const shares = ['T1', 'R1', 'R2', 'P1', 'P2', 'Ö1'];
const rates = ['P1', 'P2.new-visit', 'P2.one-year'];

type Sum = readonly [whole: string, parts: readonly string[]];

/** What is left of a whole. */
const rests: readonly Sum[] = [
  ...shares.map((id): Sum => [`${id}.denominator`, [`${id}.numerator`, `${id}.left`]]),
  ...rates.map((id): Sum => [`${id}.sent`, [`${id}.answered`, `${id}.unanswered`]]),
  ['P1.counted', ['P1.numerator', 'P1.otherAnswers']],
];
const sums: readonly Sum[] = [
  ...rests,
  ['P1.counted', answers],
  ['P1.answered', ['P1.counted']],
  ['P1.numerator', answers.slice(0, 2)],
  ['B1.count', under('B1.legalSex', ['female', 'male', 'missing'])],
  ['B1.count', under('B1.ageGroup', ['child', 'adult'])],
  ['B1.count', under('B1.patientGroup', ['flaccid', 'congenital', 'complex-synkinesis', 'missing'])],
  ['B1.count', under('B1.homeRegion', [...regionIds, 'not-registered', 'missing'])],
  [
    'B1.count',
    under('B2.cause', ['congenital', 'tumour', 'infection', 'trauma', 'idiopathic-other', 'missing']),
  ],
  ['B1.ageGroup.child', under('B2.age', ['0-5', '6-11', '12-17'])],
  ['B1.ageGroup.adult', under('B2.age', ['18-39', '40-64', '65+'])],
  ['B3.count', under('B3.treatment', ['surgery', 'physiotherapy', 'botulinum'])],
  ...['B2.count', 'T1.denominator', 'P1.denominator', 'Ö1.denominator'].map((id): Sum => ['B1.count', [id]]),
  ['R2.denominator', ['P2.denominator']],
];
const atMost: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['B3.patients'], ['B3.count']],
  [['R1.denominator'], ['B3.treatment.surgery']],
  [['R1.denominator'], ['B3.patients']],
  [['B3.treatment.surgery'], operations],
  ...operations.map((kind) => [[kind], ['B3.treatment.surgery']] as const),
  [['P1.counted'], ['P1.answered']],
  [['P1.counted'], ['P1.denominator']],
  [['P2.sameInstrument'], ['P2.numerator']],
  [['T1.patientChoseToWait'], ['T1.denominator']],
  [['R2.notAssessable'], ['R2.denominator']],
];

const names = [...new Set([...sums.flatMap(([whole, parts]) => [whole, ...parts]), ...atMost.flat(2)])];

/** The true number of a name. */
function truth(counters: Counters, name: string): number {
  if (name === 'P1.counted') return answers.reduce((sum, id) => sum + (counters[id] ?? 0), 0);
  const rest = rests.find(([, [, left]]) => left === name);
  if (!rest) return counters[name] ?? 0;
  const [whole, [part = '']] = rest;
  return truth(counters, whole) - truth(counters, part);
}

type Shown = Map<string, number>;
type Loose = Readonly<Record<string, unknown>>;

/** The numbers that a measure shows. */
function shownBy(measure: PublishedMeasure): Shown {
  const shown: Shown = new Map();
  const see = (name: string, value: unknown) => {
    if (typeof value === 'number') shown.set(`${measure.id}.${name}`, value);
  };
  const {
    breakdowns = {},
    responseRate = {},
    answers: given = {},
    shareOfAnswered,
    share,
    ...rest
  } = measure as Loose;
  for (const [name, value] of Object.entries(rest)) see(name, value);
  for (const [name, parts] of Object.entries({ ...(breakdowns as Loose), answers: given }))
    for (const [part, value] of Object.entries(parts as Loose)) see(`${name}.${part}`, value);
  for (const [name, value] of Object.entries(responseRate as Loose)) {
    if (typeof value === 'number') see(name, value);
    else for (const [part, count] of Object.entries((value ?? {}) as Loose)) see(`${name}.${part}`, count);
  }
  // The share of the answers tells how many they are, where the numerator is not zero.
  const numerator = Number(measure.numerator ?? 0);
  if (typeof shareOfAnswered === 'number' && numerator > 0)
    see('counted', Math.round(numerator / shareOfAnswered));
  return shown;
}

type Row = { terms: (readonly [string, number])[]; isEqual: boolean };
type Place = { name: string; region?: string; counters: Counters; measures: readonly PublishedMeasure[] };

const country = 'country';

function placesOf(area: MeasuredArea, { publication, reports }: Published): Place[] {
  const all = reports.map(({ content }) => content.counters);
  const units = publication.units.map(({ unit, measures }) => ({
    name: unit,
    region: area.units.find(({ id }) => id === unit)?.region ?? '',
    counters: reports.find(({ content }) => content.unit === unit)?.content.counters ?? {},
    measures,
  }));
  return [{ name: country, counters: sumOf(all), measures: publication.country.measures }, ...units];
}

/** Everything that a reader knows: each number by place, name and value, so that one that stays the same is one. */
type Knowledge = { value: Map<string, number>; known: Set<string>; rows: Row[] };

const holdsIn = (value: ReadonlyMap<string, number>, { terms, isEqual }: Row): boolean => {
  const sum = terms.reduce((total, [key, factor]) => total + factor * (value.get(key) ?? 0), 0);
  return isEqual ? sum === 0 : sum <= 0;
};

/** Takes in the numbers of a place, and what ties them; returns the key of each name. */
function readPlace({ name: place, region, counters, measures }: Place, { value, known, rows }: Knowledge) {
  const keys = new Map<string, string>();
  const take = (name: string, number: number) => {
    const key = `${place}|${name}|${number}`;
    keys.set(name, key);
    value.set(key, number);
  };
  for (const name of names) take(name, truth(counters, name));
  const others = under(
    'B1.homeRegion',
    regionIds.filter((id) => id !== region),
  );
  const own = `B1.homeRegion.${region}`;
  if (region !== undefined) {
    take('B1.homeRegion.own', counters[own] ?? 0);
    take(
      'B1.homeRegion.other',
      others.reduce((sum, id) => sum + (counters[id] ?? 0), 0),
    );
  }
  for (const [name, number] of measures.flatMap((measure) => [...shownBy(measure)])) {
    const key = keys.get(name);
    if (key !== undefined && value.get(key) !== number) throw new Error(`${key} is published as ${number}`);
    if (key !== undefined) known.add(key);
  }
  const ofUnit: Sum[] =
    region === undefined
      ? []
      : [
          ['B1.homeRegion.own', [own]],
          ['B1.homeRegion.other', others],
        ];
  const terms = (all: readonly string[], factor: number) =>
    all.map((name) => [keys.get(name) ?? '', factor] as const);
  for (const [whole, parts] of [...sums, ...ofUnit])
    rows.push({ terms: [...terms([whole], -1), ...terms(parts, 1)], isEqual: true });
  for (const [these, those] of atMost)
    rows.push({ terms: [...terms(these, 1), ...terms(those, -1)], isEqual: false });
  return keys;
}

function knowledgeOf(area: MeasuredArea, published: readonly Published[], insider?: string): Knowledge {
  const knowledge: Knowledge = { value: new Map(), known: new Set(), rows: [] };
  for (const one of published) {
    const places = placesOf(area, one);
    const keys = places.map((place) => readPlace(place, knowledge));
    for (const name of names) {
      const terms = keys.map((own, index) => [own.get(name) ?? '', index === 0 ? -1 : 1] as const);
      knowledge.rows.push({ terms, isEqual: true });
    }
  }
  for (const key of knowledge.value.keys()) if (key.startsWith(`${insider}|`)) knowledge.known.add(key);
  return { ...knowledge, rows: knowledge.rows.filter((row) => holdsIn(knowledge.value, row)) };
}

/** More patients than a reader thinks possible. */
const many = 100_000;

/** A number that a reader should not be able to work out, and what can be said of it. */
export type WorkedOut = {
  place: string;
  name: string;
  value: number;
  said: 'not at most 1' | 'not at least 5';
};

/**
 * Lists the counts of 1–4 of which a reader of every publication can say that they are not at most 1, or not at least 5.
 * The reader knows which numbers a correction did not change.
 * @param insider a unit that has its own numbers in hand: it asks about the others
 */
export function workedOut(
  area: MeasuredArea,
  published: readonly Published[],
  solve: Solver,
  insider?: string,
): WorkedOut[] {
  const { value, known, rows } = knowledgeOf(area, published, insider);
  const keys = [...value.keys()];
  const column = new Map(keys.map((key, index) => [key, index]));
  const program = (asked: string, lower: number, upper: number, whole: boolean): Program => ({
    whole,
    columns: keys.map((key) => {
      const number = value.get(key) ?? 0;
      if (known.has(key)) return { cost: 0, lower: number, upper: number };
      return key === asked ? { cost: 0, lower, upper } : { cost: 0, lower: 0, upper: many };
    }),
    rows: rows.map(({ terms, isEqual }) => ({
      terms: terms.map(([key, factor]) => [column.get(key) ?? -1, factor] as const),
      lower: isEqual ? 0 : -Infinity,
      upper: 0,
    })),
  });
  /** Worlds that fit everything known. */
  const worlds: Map<string, number>[] = [value];
  const canBe = (asked: string, lower: number, upper: number): boolean => {
    const isIn = (world: ReadonlyMap<string, number>) => {
      const number = world.get(asked) ?? -1;
      return number >= lower && number <= upper;
    };
    if (worlds.some(isIn)) return true;
    for (const whole of [false, true]) {
      const found = solve(program(asked, lower, upper, whole));
      if (!found) return false;
      const world = new Map(keys.map((key, index) => [key, Math.round(found[index] ?? 0)]));
      const fits = rows.every((row) => holdsIn(world, row)) && isIn(world);
      if (fits && [...world.values()].every((number) => number >= 0)) {
        worlds.push(world);
        return true;
      }
    }
    return false;
  };
  return keys.flatMap((key): WorkedOut[] => {
    const number = value.get(key) ?? 0;
    const [place = '', name = ''] = key.split('|');
    if (number < 1 || number > 4 || place === insider) return [];
    const out = { place, name, value: number };
    const least = known.has(key) ? number : 0;
    const most = known.has(key) ? number : many;
    return [
      ...(least <= 1 && canBe(key, 0, 1) ? [] : [{ ...out, said: 'not at most 1' } as const]),
      ...(most >= 5 && canBe(key, 5, most) ? [] : [{ ...out, said: 'not at least 5' } as const]),
    ];
  });
}
