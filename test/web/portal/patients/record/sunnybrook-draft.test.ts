import { describe, expect, it } from 'vitest';
import { SunnybrookValues } from '../../../../../functions/domain/patient/sunnybrook.ts';
import {
  filledIn,
  gradedParts,
  readSunnybrook,
  sunnybrookDraft,
  sunnybrookScoreOf,
} from '../../../../../web/portal/patients/record/sunnybrook-draft.ts';

const grading = {
  resting: { eye: 1, cheek: 1, mouth: 1 },
  movement: { brow: 2, eyeClosure: 3, smile: 3, snarl: 2, pucker: 3 },
  synkinesis: { brow: 0, eyeClosure: 1, smile: 2, snarl: 0, pucker: 1 },
};

describe('the composite is computed as soon as all 13 values are given', () => {
  it('is 33 for the published example', () => {
    expect(sunnybrookScoreOf(sunnybrookDraft(grading))?.composite).toBe(33);
  });

  it('is not guessed when one value is missing, and the value is named', () => {
    const draft = sunnybrookDraft(grading);
    const { 'movement.snarl': _, ...values } = draft.values;
    expect(sunnybrookScoreOf({ ...draft, values })).toBeNull();
    expect(filledIn({ ...draft, values })).toEqual({ filled: 12, all: 13 });
    expect(Object.keys(readSunnybrook({ ...draft, values }).errors ?? {})).toEqual(['movement.snarl']);
  });
});

describe('a grading opened and saved untouched', () => {
  it.each([grading, { notAssessable: 'bilateral' } as const, { notAssessable: 'other' } as const])(
    'is the same: %j',
    (given) => {
      expect(readSunnybrook(sunnybrookDraft(given)).value).toEqual(given);
    },
  );
});

describe('the form offers the values that can be stored', () => {
  it.each(gradedParts.flatMap(({ items }) => items.map((item) => [item.name, item] as const)))(
    '%s: every value, and no other',
    (name, { options }) => {
      const [part = '', place = ''] = name.split('.');
      const accepts = (value: number) =>
        SunnybrookValues.safeParse({
          ...grading,
          [part]: { ...grading[part as keyof typeof grading], [place]: value },
        }).success;
      const storable = [-1, 0, 1, 2, 3, 4, 5, 6].filter(accepts);
      expect(options.map(({ value }) => value)).toEqual(storable);
    },
  );
});
