import type { Unit } from '../../functions/domain/care/area.ts';
import { regions } from '../../functions/domain/care/region.ts';
import type { Counters } from '../../functions/domain/measure/counters.ts';
import type { MeasuredArea } from '../../functions/domain/measure/measured-area.ts';
import type { PublishedReport } from '../../functions/domain/report/publication/publication.ts';
import { sumOf } from './counters.ts';

/** Random numbers from 0 to 1, the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of some, the first most often. */
const oneOf = <Value>(values: readonly Value[], random: () => number): Value =>
  values[Math.min(values.length - 1, Math.floor(random() ** 1.6 * values.length))] as Value;

const bands = { child: ['0-5', '6-11', '12-17'], adult: ['40-64', '18-39', '65+'] } as const;
const options = ['very-good', 'good', 'fair', 'poor', 'very-poor', 'not-applicable'];

/** What one patient adds to a unit's counters in a year in which every measure is reported. */
function patientCounters(area: MeasuredArea, unit: Unit, random: () => number): Record<string, number> {
  const counters: Record<string, number> = {};
  const add = (name: string, count = 1) => {
    if (count > 0) counters[name] = (counters[name] ?? 0) + count;
  };
  const chance = (share: number) => random() < share;
  const group = unit.treatsChildren && chance(0.2) ? 'child' : 'adult';
  for (const name of ['B1.count', 'B2.count', 'T1.denominator', 'P1.denominator', 'Ö1.denominator'])
    add(name);
  const region = chance(0.5)
    ? unit.region
    : oneOf([...regions.map(({ id }) => id), 'not-registered', 'missing'], random);
  add(`B1.homeRegion.${region}`);
  add(`B1.legalSex.${chance(0.55) ? 'female' : 'male'}`);
  add(`B1.ageGroup.${group}`);
  add(`B2.age.${oneOf(bands[group], random)}`);
  if (area.patientGroups.length > 0)
    add(`B1.patientGroup.${oneOf([...area.patientGroups.map(({ id }) => id), 'missing'], random)}`);
  if (area.causes.length > 0)
    add(`B2.cause.${oneOf([...area.causes.map(({ id }) => id), 'missing'], random)}`);
  if (chance(0.8)) add('T1.numerator');
  if (chance(0.05)) add('T1.patientChoseToWait');
  if (chance(0.9)) add('Ö1.numerator');
  if (chance(0.9)) {
    add('P1.sent');
    if (chance(0.65)) {
      add('P1.answered');
      const answer = oneOf(options, random);
      add(`P1.answers.${answer}`);
      if (answer === 'very-good' || answer === 'good') add('P1.numerator');
    }
  }
  const surgeries = chance(0.4) ? 1 + Number(chance(0.2)) : 0;
  const visits = chance(0.6) ? 1 + Math.floor(random() * 4) : 0;
  const botulinum = chance(0.08) ? 1 : 0;
  add('B3.count', surgeries + visits + botulinum);
  add('B3.treatment.surgery', surgeries);
  add('B3.treatment.physiotherapy', visits);
  add('B3.treatment.botulinum', botulinum);
  if (surgeries + visits + botulinum > 0) add('B3.patients');
  for (let n = 0; n < surgeries; n += 1) {
    const kinds = area.procedures.map(({ id }) => id);
    const [first, second] = [oneOf(kinds, random), oneOf(kinds, random)];
    for (const kind of new Set([first, second])) add(`B3.surgery.${kind}`);
  }
  if (surgeries > 0) {
    add('R1.denominator');
    if (chance(0.08)) add('R1.numerator');
  }
  if (chance(0.5)) {
    add('R2.denominator');
    add('P2.denominator');
    if (chance(0.7)) add('R2.numerator');
    if (chance(0.6)) {
      add('P2.numerator');
      if (chance(0.8)) add('P2.sameInstrument');
    }
  }
  for (const occasion of ['new-visit', 'one-year']) {
    if (!chance(0.8)) continue;
    add(`P2.${occasion}.sent`, 2);
    add(`P2.${occasion}.answered`, Math.floor(random() * 3));
  }
  return counters;
}

/** What each patient of each unit adds. */
export type SignedWorld = readonly (readonly Counters[])[];

/** Units with so many patients each, in a year in which every measure is reported. */
export const signedWorld = (
  area: MeasuredArea,
  sizes: readonly number[],
  random: () => number,
): SignedWorld =>
  sizes.map((size, index) => {
    const unit = area.units[index];
    return unit ? Array.from({ length: size }, () => patientCounters(area, unit, random)) : [];
  });

/** The same patients, but for the first of a unit, who are others now; perhaps with some added. */
export function corrected(
  area: MeasuredArea,
  world: SignedWorld,
  { index, changed, added }: { index: number; changed: number; added: number },
  random: () => number,
): SignedWorld {
  const unit = area.units[index];
  if (!unit) return world;
  const others = Array.from({ length: changed + added }, () => patientCounters(area, unit, random));
  return world.map((patients, at) => (at === index ? [...others, ...patients.slice(changed)] : patients));
}

/** The units' signed reports. */
export const reportsOf = (area: MeasuredArea, world: SignedWorld): PublishedReport[] =>
  world.flatMap((patients, index) => {
    const unit = area.units[index]?.id;
    if (unit === undefined) return [];
    const counters = sumOf(patients);
    const period = { from: '2027-01-01', to: '2027-12-31' };
    const { id, definitions } = area;
    const content = { area: id, unit, year: 2027, period, definitions, counters, measures: [], comments: [] };
    return [{ version: 1, hash: JSON.stringify(counters), content }];
  });
