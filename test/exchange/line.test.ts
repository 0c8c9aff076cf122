import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { momentOf } from '../../functions/domain/care/period.ts';
import { entriesLimit } from '../../functions/domain/limits.ts';
import { filledIn } from '../../functions/exchange/left-out.ts';
import { exportLine, type Open, readLine, type Seal } from '../../functions/exchange/line.ts';
import { patientArbitrary } from '../support/arbitraries.ts';
import { exampleMoment, withValue, workedExample } from '../support/worked-example.ts';

const moment = momentOf(exampleMoment);
const none: Open = () => undefined;

/** A seal that opens without a key, but only for its place. */
const seal: Seal = (place, content) => JSON.stringify([place, content]);
const open: Open = (place, sealed) => {
  const [sealedFor, content] = JSON.parse(sealed);
  return JSON.stringify(sealedFor) === JSON.stringify(place) ? content : undefined;
};

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
const read = (line: unknown, by: Open = open) => readLine(area, line, by, moment);
const paths = (line: unknown, by: Open = open) => {
  const result = read(line, by);
  return 'errors' in result ? result.errors.map(({ path }) => path) : [];
};

describe('a patient who is exported and read again', () => {
  it('is the same patient, PREM answers and whether they came readable included', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (patient) => {
        const result = read(plain(exportLine(patient, seal)));
        expect('value' in result && exportLine(filledIn(null, result.value), seal)).toEqual(
          exportLine(patient, seal),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('shows no PREM value outside its seal, and the others as they are', () => {
    const result = read(workedExample(), none);
    if (!('value' in result)) throw new Error('the example is at fault');
    const told = JSON.stringify(exportLine(filledIn(null, result.value), () => '…'));
    expect(told).not.toContain('very-good');
    expect(told).toContain('"values":{"sealed":"…"}');
    expect(told).toContain('"face":{"answeredAt"');
  });
});

describe('a PREM answer', () => {
  const answerOf = (line: unknown, by: Open = open) => {
    const result = read(line, by);
    return 'value' in result ? result.value.invitations[0]?.answers?.prem : undefined;
  };

  it('that comes readable is marked so, and others are not', () => {
    const result = read(workedExample(), none);
    const answers = 'value' in result ? result.value.invitations[0]?.answers : undefined;
    expect(answers?.prem).toMatchObject({ values: { overall: 'very-good' }, cameReadable: true });
    expect(answers?.face).not.toHaveProperty('cameReadable');
  });

  it('that comes sealed is marked only when its seal has the mark', () => {
    const sealed = (content: object) =>
      withValue(workedExample(), 'invitations.0.answers.prem.values', {
        sealed: JSON.stringify([['SU-0001', 'i1', 'prem'], content]),
      });
    const values = { overall: 'poor' };
    expect(answerOf(sealed({ values }))).toMatchObject({ values });
    expect(answerOf(sealed({ values }))).not.toHaveProperty('cameReadable');
    expect(answerOf(sealed({ values, cameReadable: true }))).toHaveProperty('cameReadable', true);
  });

  it.each([
    ['another patient', ['SU-0002', 'i1', 'prem']],
    ['another invitation', ['SU-0001', 'i2', 'prem']],
    ['another form', ['SU-0001', 'i1', 'face']],
  ])('that is sealed for %s is refused, with no other word about its values', (_, place) => {
    const sealed = JSON.stringify([place, { values: { overall: 'very-good' } }]);
    const line = withValue(workedExample(), 'invitations.0.answers.prem.values', { sealed });
    expect(paths(line)).toEqual(['invitations.0.answers.prem.values.sealed']);
  });

  it('that is sealed with something beside the seal is no sealed answer', () => {
    const sealed = JSON.stringify([['SU-0001', 'i1', 'prem'], { values: { overall: 'very-good' } }]);
    const line = withValue(workedExample(), 'invitations.0.answers.prem.values', { sealed, overall: 'poor' });
    expect(paths(line)).not.toEqual([]);
  });
});

describe('a line at fault', () => {
  it.each([[[1]], [7], [null], ['x']])('is refused as a whole when it is no object: %j', (line) => {
    expect(paths(line)).toEqual(['']);
  });

  it('gets all faults at once, of form and of order', () => {
    const line = withValue(withValue(workedExample(), 'homeRegion', '99'), 'visits.1.date', '2012-01-01');
    expect(paths(line)).toEqual(expect.arrayContaining(['homeRegion', 'visits.1.date']));
  });

  it.each(['visits', 'treatments', 'invitations'])(
    'is not gone through where its %s are too many',
    (list) => {
      const asked: unknown[] = [];
      const line = { ...workedExample(), [list]: Array(entriesLimit + 1).fill({}), homeRegion: '99' };
      const errors = paths(line, (place) => {
        asked.push(place);
        return undefined;
      });
      expect(errors).toEqual([list]);
      expect(asked).toEqual([]);
    },
  );

  it.each(['visits', 'treatments', 'invitations'])(
    'is gone through where its %s are as many as may be',
    (list) => {
      const line = { ...workedExample(), [list]: Array(entriesLimit).fill({}) };
      const last = `${list}.${entriesLimit - 1}.`;
      expect(paths(line).some((path) => path.startsWith(last))).toBe(true);
    },
  );
});

describe('a line with names that every object has is refused before anything of it is looked at', () => {
  it.each([
    ['reference', { toString: 1 }],
    ['birthDate', { length: { toString: 1 } }],
    ['invitations', [{ key: { valueOf: 1 }, answers: { prem: { values: { sealed: 'x' } } } }]],
  ])('%s', (field, value) => {
    const read = readLine(area, { ...workedExample(), [field]: value }, () => undefined, moment);
    expect(read).toEqual({
      errors: [
        expect.objectContaining({ message: 'Ett fält kan inte heta så. Ta bort det eller rätta namnet.' }),
      ],
    });
  });
});

it('null for an optional field is the same as leaving it out', () => {
  const line = { ...workedExample(), homeRegion: null };
  const read = readLine(area, line, () => ({ values: { overall: 'good' } }), moment);
  expect(read).toMatchObject({ value: { reference: line.reference } });
  expect('value' in read && read.value.homeRegion).toBeUndefined();
});

it('a sealed answer opens where its invitation’s key has come in another Unicode form', () => {
  const [nfc, nfd] = ['utskick-ö', 'utskick-o\u0308'];
  const withKey = (key: string) => withValue(workedExample(), 'invitations.0.key', key);
  for (const [sealedAs, sentAs] of [
    [nfc, nfd],
    [nfd, nfc],
  ] as const) {
    const first = read(withKey(sealedAs));
    const exported = 'value' in first ? exportLine(filledIn(null, first.value), seal) : {};
    const again = read(withValue(exported as ReturnType<typeof workedExample>, 'invitations.0.key', sentAs));
    expect('value' in again && again.value.invitations[0]?.answers?.prem?.values).toEqual({
      overall: 'very-good',
    });
  }
});
