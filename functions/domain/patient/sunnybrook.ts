import * as z from 'zod';

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

/** A grading, or the reason why there is none: a face without a healthy side cannot be compared. */
export const Sunnybrook = z.union(
  [SunnybrookValues, z.strictObject({ notAssessable: z.enum(['bilateral', 'other']) })],
  {
    error: ({ input }) =>
      typeof input === 'object' && Object.keys(Object(input)).length === 0
        ? 'Ange de 13 värdena, eller varför graderingen inte gick att göra.'
        : undefined,
  },
);
export type Sunnybrook = z.infer<typeof Sunnybrook>;

const score = z.int();

export const SunnybrookScore = z.strictObject({
  resting: score,
  movement: score,
  synkinesis: score,
  composite: score.describe('From −15 to 100'),
});
export type SunnybrookScore = z.infer<typeof SunnybrookScore>;
