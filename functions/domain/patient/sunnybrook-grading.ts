import type { Area } from '../care/area.ts';
import type { Sunnybrook, SunnybrookScore, SunnybrookValues } from './sunnybrook.ts';

/** Whether the area's units grade faces by Sunnybrook at visits. */
export const usesSunnybrook = ({ gradesWith }: Pick<Area, 'gradesWith'>): boolean => gradesWith !== null;

/** Whether a grading was made: `not assessable` is recorded, but does not count as graded. */
export function isGraded(grading: Sunnybrook | undefined): grading is SunnybrookValues {
  return grading !== undefined && 'movement' in grading;
}

const sum = (part: Readonly<Record<string, number>>) =>
  Object.values(part).reduce((total, value) => total + value, 0);

/**
 * Resting × 5, movement × 4, synkinesis × 1; composite = movement − resting − synkinesis, from −15 to 100.
 * Healthy people score 65–100: a value below 100 is not called abnormal.
 * Source: Ross et al., Otolaryngol Head Neck Surg 1996;114:380–386.
 */
export function scoreSunnybrook(values: SunnybrookValues): SunnybrookScore {
  const resting = sum(values.resting) * 5;
  const movement = sum(values.movement) * 4;
  const synkinesis = sum(values.synkinesis);
  return { resting, movement, synkinesis, composite: movement - resting - synkinesis };
}

type GradedPlace = { name: string; values: Readonly<Record<number, string>> };

const movement = {
  1: 'ingen rörelse',
  2: 'antydd rörelse',
  3: 'påbörjad rörelse',
  4: 'nästan full rörelse',
  5: 'full rörelse',
};
const synkinesis = { 0: 'ingen', 1: 'lätt', 2: 'tydlig', 3: 'uttalad' };

const inRegions = (values: GradedPlace['values']) =>
  ({
    brow: { name: 'Pannrynkning', values },
    eyeClosure: { name: 'Ögonslutning', values },
    smile: { name: 'Leende', values },
    snarl: { name: 'Näsrynkning', values },
    pucker: { name: 'Läpprundning', values },
  }) satisfies Record<string, GradedPlace>;

/**
 * The parts of a grading, the places in each and their values, in the order of grading. The words are this
 * project's own.
 */
export const sunnybrookParts: {
  readonly [Part in keyof SunnybrookValues]: {
    name: string;
    places: Readonly<Record<keyof SunnybrookValues[Part], GradedPlace>>;
  };
} = {
  resting: {
    name: 'Vila',
    places: {
      eye: { name: 'Ögonspringa', values: { 0: 'som friska sidan', 1: 'avviker' } },
      cheek: {
        name: 'Kindfåra',
        values: { 0: 'som friska sidan', 1: 'svagare eller starkare', 2: 'saknas' },
      },
      mouth: { name: 'Mungipa', values: { 0: 'som friska sidan', 1: 'sänkt eller dragen' } },
    },
  },
  movement: { name: 'Viljemässig rörelse', places: inRegions(movement) },
  synkinesis: { name: 'Synkinesier', places: inRegions(synkinesis) },
};

/** The Swedish reasons why there is no grading. */
export const notAssessableNames = {
  bilateral: 'Ej bedömbar: dubbelsidig pares',
  other: 'Ej bedömbar av annat skäl',
} as const;

/** An invented grading, for the template's example patient. */
export const sunnybrookExample: SunnybrookValues = {
  resting: { eye: 1, cheek: 2, mouth: 1 },
  movement: { brow: 1, eyeClosure: 2, smile: 1, snarl: 1, pucker: 2 },
  synkinesis: { brow: 0, eyeClosure: 1, smile: 0, snarl: 0, pucker: 0 },
};
