import type { CodeableConcept } from 'fhir/r4.js';
import type { Area } from '../../domain/care/area.ts';
import { breakdownsOf, type Measure } from '../../domain/measure/measure.ts';
import { ownSystem } from './canonical.ts';

/** The names of a measure's numbers, the same in its definition and in its reports. */

const populations = {
  'initial-population': 'Initial Population',
  denominator: 'Denominator',
  numerator: 'Numerator',
} as const;

export type PopulationCode = keyof typeof populations;

export const populationCode = (code: PopulationCode): CodeableConcept => ({
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/measure-population',
      code,
      display: populations[code],
    },
  ],
});

/** The populations of a number: a share has the patients of the denominator as its initial population. */
export const populationsOf = (isShare: boolean): readonly PopulationCode[] =>
  isShare ? ['initial-population', 'denominator', 'numerator'] : ['initial-population'];

/** The code of a number, by its id in a year's result: `ID`, `ID.homeRegion`. */
export const numberCode = (id: string, name: string): CodeableConcept => ({
  coding: [{ system: ownSystem('measure-number'), code: id, display: name }],
  text: name,
});

/** The name of a measure among FHIR's resources, whose ids have no letter beyond a–z: `AREA-ID`, with O for Ö. */
export const measureResourceId = (area: Area, { id }: Pick<Measure, 'id'>): string =>
  `${area.id}-${id.replaceAll('Ö', 'O')}`;

/** A number beside a measure's own, which is a group of its own. */
export type BesideGroup = { id: string; name: string; isShare: boolean; hasParts: boolean };

/** The numbers beside a measure's own, without breakdowns and without shares that follow from other numbers. */
export function besideGroups({ id, counted, beside, gaps }: Measure): BesideGroup[] {
  const own = (name: string) => `${id}.${name}`;
  const plain = { isShare: false, hasParts: false };
  return [
    ...(counted ? [{ id: own(counted.patients), name: 'Patienter', ...plain }] : []),
    ...beside.flatMap((one) =>
      one.kind === 'share-of-answers'
        ? []
        : [
            {
              id: own(one.id),
              name: one.name,
              isShare: one.kind === 'forms',
              hasParts: one.kind === 'answers',
            },
          ],
    ),
    ...(Object.keys(gaps).length > 0
      ? [{ id: own('gaps'), name: 'Uppgift saknas', isShare: false, hasParts: true }]
      : []),
  ];
}

/** The breakdowns of a measure's own number, with their ids as in a year's result. */
export const stratifiersOf = (measure: Measure, area: Area) =>
  breakdownsOf(measure, area).map(({ id, name, note }) => ({ id: `${measure.id}.${id}`, name, note }));
