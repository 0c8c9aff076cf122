import * as z from 'zod';

export const sunnybrookRegions = ['brow', 'eyeClosure', 'smile', 'snarl', 'pucker'] as const;

const whole = (least: number, most: number) => z.int().min(least).max(most);

function regional(least: number, most: number) {
  const value = whole(least, most);
  return z.strictObject({ brow: value, eyeClosure: value, smile: value, snarl: value, pucker: value });
}

/** The 13 values of the Sunnybrook Facial Grading System. */
export const SunnybrookValues = z.strictObject({
  resting: z.strictObject({ eye: whole(0, 1), cheek: whole(0, 2), mouth: whole(0, 1) }),
  movement: regional(1, 5),
  synkinesis: regional(0, 3),
});
export type SunnybrookValues = z.infer<typeof SunnybrookValues>;

/** A grading, or why there is none: without a healthy side there is nothing to compare with. */
export const Sunnybrook = z.union([
  SunnybrookValues,
  z.strictObject({ notAssessable: z.enum(['bilateral', 'other']) }),
]);
export type Sunnybrook = z.infer<typeof Sunnybrook>;

/** Whether a grading was made: not assessable is recorded but does not count as graded. */
export function isGraded(grading: Sunnybrook | undefined): grading is SunnybrookValues {
  return grading !== undefined && 'movement' in grading;
}

const sum = (part: Readonly<Record<string, number>>) =>
  Object.values(part).reduce((total, value) => total + value, 0);

const score = z.int();

export const SunnybrookScore = z.strictObject({
  resting: score,
  movement: score,
  synkinesis: score,
  composite: score.describe('From −15 to 100'),
});
export type SunnybrookScore = z.infer<typeof SunnybrookScore>;

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
