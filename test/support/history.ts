import type { Complication, Patient, Treatment, Visit } from '../../functions/domain/patient/patient.ts';
import type { SunnybrookValues } from '../../functions/domain/patient/sunnybrook.ts';
import { instrumentOf } from '../../functions/domain/survey/instruments/instruments.ts';
import type { Invitation } from '../../functions/domain/survey/invitation.ts';
import type { Values } from '../../functions/domain/survey/values.ts';
import * as builders from './builders.ts';

/**
 * A patient's history by its dates, for the tests of measures. Keys are made of kind and date, so that an
 * invitation's anchor can be read: `sent('new-2026-02-11')`.
 */

/** A patient with only the given history. */
export const patient = (parts: Partial<Patient> = {}): Patient => builders.patient({ visits: [], ...parts });

/** Removes some facts from a record. */
export function without(record: Patient, ...names: (keyof Patient)[]): Patient {
  return Object.fromEntries(
    Object.entries(record).filter(([name]) => !names.includes(name as keyof Patient)),
  ) as Patient;
}

export const newVisit = (date: string, parts: Partial<Visit> = {}): Visit =>
  builders.newVisit({ key: `new-${date}`, date, ...parts });

export const oneYearVisit = (date: string, parts: Partial<Visit> = {}): Visit =>
  builders.newVisit({ key: `one-year-${date}`, kind: 'one-year', date, multidisciplinary: false, ...parts });

export const surgery = (date: string, parts: Partial<Treatment> = {}): Treatment =>
  builders.surgery({ key: `surgery-${date}`, date, ...parts });

export const physiotherapy = (date: string, parts: Partial<Treatment> = {}): Treatment => ({
  key: `physiotherapy-${date}`,
  kind: 'physiotherapy',
  date,
  mode: 'digital',
  ...parts,
});

export const botulinum = (date: string, parts: Partial<Treatment> = {}): Treatment => ({
  key: `botulinum-${date}`,
  kind: 'botulinum',
  date,
  ...parts,
});

export const complication = (date: string, parts: Partial<Complication> = {}): Complication => ({
  date,
  grade: 'IIIa',
  expected: false,
  ...parts,
});

/** An invitation that was sent for a new visit or, when its anchor is a treatment, one year after it. */
export const sent = (anchor: string, parts: Partial<Invitation> = {}): Invitation =>
  builders.invitation({
    key: `to-${anchor}`,
    anchor,
    ...(anchor.startsWith('new-') ? {} : { occasion: 'one-year', forms: ['face', 'fdi'] }),
    ...parts,
  });

/** Every scored item of an instrument answered with its first option. */
export function allItems(form: string): Values {
  const { items, optionSets } = instrumentOf(form);
  const scored = items.filter((item) => !item.unscored);
  return Object.fromEntries(
    scored.map(({ key, optionSet }) => [key, optionSets[optionSet]?.values[0] ?? '']),
  );
}

/** A Sunnybrook grading (composite 33). */
export const graded: SunnybrookValues = {
  resting: { eye: 1, cheek: 1, mouth: 1 },
  movement: { brow: 2, eyeClosure: 3, smile: 3, snarl: 2, pucker: 3 },
  synkinesis: { brow: 0, eyeClosure: 1, smile: 2, snarl: 0, pucker: 1 },
};
