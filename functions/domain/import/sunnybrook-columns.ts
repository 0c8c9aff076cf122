import { SunnybrookValues, sunnybrookRegions } from '../sunnybrook.ts';
import { type Codec, choice, number } from './codec.ts';
import type { Column } from './sheets.ts';

const faceParts: Readonly<Record<string, string>> = {
  brow: 'panna',
  eyeClosure: 'ögonslutning',
  smile: 'leende',
  snarl: 'rynka näsan',
  pucker: 'pussmun',
};

const { resting, movement, synkinesis } = SunnybrookValues.shape;

const within = ({ minValue, maxValue }: { minValue: number | null; maxValue: number | null }): Codec => ({
  ...number,
  explains: `Heltal, ${minValue}–${maxValue}.`,
});

/** The thirteen values of a grading, with the range of each, or why there is none. */
export const sunnybrookColumns: readonly Column[] = [
  { header: 'Sunnybrook vila öga', field: 'sunnybrook.resting.eye', codec: within(resting.shape.eye) },
  { header: 'Sunnybrook vila kind', field: 'sunnybrook.resting.cheek', codec: within(resting.shape.cheek) },
  { header: 'Sunnybrook vila mun', field: 'sunnybrook.resting.mouth', codec: within(resting.shape.mouth) },
  ...sunnybrookRegions.map((part) => ({
    header: `Sunnybrook rörelse ${faceParts[part]}`,
    field: `sunnybrook.movement.${part}`,
    codec: within(movement.shape[part]),
  })),
  ...sunnybrookRegions.map((part) => ({
    header: `Sunnybrook synkinesi ${faceParts[part]}`,
    field: `sunnybrook.synkinesis.${part}`,
    codec: within(synkinesis.shape[part]),
  })),
  {
    header: 'Sunnybrook ej bedömbar',
    field: 'sunnybrook.notAssessable',
    codec: choice({ bilateral: 'bilateral', other: 'annan orsak' }),
  },
];
