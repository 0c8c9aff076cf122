import type { SunnybrookValues, sunnybrookRegions } from './sunnybrook.ts';

const regions = {
  brow: 'Pannrynkning',
  eyeClosure: 'Ögonslutning',
  smile: 'Leende',
  snarl: 'Näsrynkning',
  pucker: 'Läpprundning',
} as const satisfies Readonly<Record<(typeof sunnybrookRegions)[number], string>>;

/** The parts of a Sunnybrook grading and the places in each, in the order one grades. The words are this project's own. */
export const sunnybrookNames = {
  resting: { name: 'Vila', places: { eye: 'Ögonspringa', cheek: 'Kindfåra', mouth: 'Mungipa' } },
  movement: { name: 'Viljemässig rörelse', places: regions },
  synkinesis: { name: 'Synkinesier', places: regions },
} as const satisfies {
  [Part in keyof SunnybrookValues]: { name: string; places: Record<keyof SunnybrookValues[Part], string> };
};

export const notAssessableNames = {
  bilateral: 'Ej bedömbar: dubbelsidig pares',
  other: 'Ej bedömbar av annat skäl',
} as const;
