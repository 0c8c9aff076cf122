import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../../functions/domain/input.ts';
import { Sunnybrook } from '../../../functions/domain/patient/sunnybrook.ts';
import { isGraded, scoreSunnybrook } from '../../../functions/domain/patient/sunnybrook-grading.ts';
import { sunnybrookArbitrary } from '../../support/arbitraries.ts';
import { graded } from '../../support/history.ts';

const regions = (brow: number, eyeClosure: number, smile: number, snarl: number, pucker: number) => ({
  brow,
  eyeClosure,
  smile,
  snarl,
  pucker,
});

describe('the composite', () => {
  it.each([
    [33, { eye: 1, cheek: 1, mouth: 1 }, regions(2, 3, 3, 2, 3), regions(0, 1, 2, 0, 1)],
    [69, { eye: 0, cheek: 1, mouth: 0 }, regions(3, 5, 4, 4, 4), regions(1, 2, 1, 0, 2)],
    [100, { eye: 0, cheek: 0, mouth: 0 }, regions(5, 5, 5, 5, 5), regions(0, 0, 0, 0, 0)],
    [-15, { eye: 1, cheek: 2, mouth: 1 }, regions(1, 1, 1, 1, 1), regions(3, 3, 3, 3, 3)],
  ])('is %i', (composite, resting, movement, synkinesis) => {
    expect(scoreSunnybrook({ resting, movement, synkinesis }).composite).toBe(composite);
  });

  it('is movement minus resting minus synkinesis', () => {
    expect(scoreSunnybrook(graded)).toEqual({ resting: 15, movement: 52, synkinesis: 4, composite: 33 });
  });

  it('lies from −15 to 100 for every grading', () => {
    fc.assert(
      fc.property(sunnybrookArbitrary, (grading) => {
        fc.pre(isGraded(grading));
        const { composite } = scoreSunnybrook(grading);
        expect(composite).toBeGreaterThanOrEqual(-15);
        expect(composite).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('the schema', () => {
  it.each([
    ['all 13 values', graded, true],
    ['not assessable, bilateral', { notAssessable: 'bilateral' }, true],
    ['not assessable, other', { notAssessable: 'other' }, true],
    ['another reason', { notAssessable: 'tired' }, false],
    ['a value short', { ...graded, resting: { eye: 1, cheek: 1 } }, false],
    ['an eye above 1', { ...graded, resting: { eye: 2, cheek: 1, mouth: 1 } }, false],
    ['a cheek above 2', { ...graded, resting: { eye: 1, cheek: 3, mouth: 1 } }, false],
    ['a movement of 0', { ...graded, movement: regions(0, 1, 1, 1, 1) }, false],
    ['a movement of 6', { ...graded, movement: regions(6, 1, 1, 1, 1) }, false],
    ['a synkinesis of 4', { ...graded, synkinesis: regions(4, 0, 0, 0, 0) }, false],
    ['half a point', { ...graded, synkinesis: regions(0.5, 0, 0, 0, 0) }, false],
    ['values and a reason', { ...graded, notAssessable: 'other' }, false],
    ['an unknown region', { ...graded, resting: { ...graded.resting, chin: 1 } }, false],
  ])('%s: %#', (_case, grading, accepted) => {
    expect(Sunnybrook.safeParse(grading).success).toBe(accepted);
  });
});

it('only a grading with values counts as graded', () => {
  expect(isGraded(graded)).toBe(true);
  expect(isGraded({ notAssessable: 'bilateral' })).toBe(false);
  expect(isGraded(undefined)).toBe(false);
});

it.each([{}, { notAssessable: null }])('an empty grading is refused with what it needs: %j', (empty) => {
  expect(readInput(Sunnybrook, empty)).toEqual({
    errors: [
      {
        path: '',
        message: 'Ange de 13 värdena, eller varför graderingen inte gick att göra.',
      },
    ],
  });
});
