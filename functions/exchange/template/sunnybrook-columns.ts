import { SunnybrookValues } from '../../domain/patient/sunnybrook.ts';
import { notAssessableNames, sunnybrookParts } from '../../domain/patient/sunnybrook-grading.ts';
import { type Codec, choice, number } from '../files/codec.ts';
import type { Column } from './column.ts';

/** Parts and places in the headers of an earlier template, which units' copies may still have. */
const formerParts = { resting: 'vila', movement: 'rörelse', synkinesis: 'synkinesi' };
const formerPlaces: Readonly<Record<string, string>> = {
  eye: 'öga',
  cheek: 'kind',
  mouth: 'mun',
  brow: 'panna',
  eyeClosure: 'ögonslutning',
  smile: 'leende',
  snarl: 'rynka näsan',
  pucker: 'pussmun',
};

type Range = { minValue: number | null; maxValue: number | null };

const within = ({ minValue, maxValue }: Range): Codec => ({
  ...number,
  explains: `Heltal, ${minValue}–${maxValue}.`,
});

function columnsOf(part: keyof SunnybrookValues): Column[] {
  const ranges: Readonly<Record<string, Range>> = SunnybrookValues.shape[part].shape;
  const { name, places } = sunnybrookParts[part];
  return Object.entries(places).map(([place, { name: label }]) => ({
    header: `Sunnybrook ${name.toLowerCase()}: ${label.toLowerCase()}`,
    formerly: [`Sunnybrook ${formerParts[part]} ${formerPlaces[place]}`],
    field: `sunnybrook.${part}.${place}`,
    codec: within(ranges[place] ?? { minValue: null, maxValue: null }),
  }));
}

/**
 * Reads the thirteen values of a grading, with the range of each, or gives the reason why there is no
 * grading.
 */
export const sunnybrookColumns: readonly Column[] = [
  ...columnsOf('resting'),
  ...columnsOf('movement'),
  ...columnsOf('synkinesis'),
  {
    header: 'Sunnybrook ej bedömbar',
    field: 'sunnybrook.notAssessable',
    codec: choice(notAssessableNames, { bilateral: 'bilateral', 'annan orsak': 'other' }),
  },
];
