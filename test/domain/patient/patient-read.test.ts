import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { Area } from '../../../functions/domain/care/area.ts';
import { type Moment, momentOf } from '../../../functions/domain/care/period.ts';
import { readInput } from '../../../functions/domain/input.ts';
import { schemasOf } from '../../../functions/domain/patient/patient.ts';
import { checkPatient } from '../../../functions/domain/patient/patient-check.ts';
import { endOfHistory, patientArbitrary } from '../../support/arbitraries.ts';
import { exampleMoment, withValue, workedExample } from '../../support/worked-example.ts';

/**
 * Reads a whole patient from outside. With a moment, rules on several fields and on today's date apply too.
 */
function readPatient(area: Area, input: unknown, moment?: Moment) {
  const read = readInput(schemasOf(area).Patient, input);
  if ('errors' in read) return { ok: false as const, errors: read.errors };
  const errors = moment ? checkPatient(read.value, moment) : [];
  return errors.length > 0 ? { ok: false as const, errors } : { ok: true as const, patient: read.value };
}

const exampleRecord = workedExample();
const exampleWith = (path: string, value: unknown) => withValue(exampleRecord, path, value);

const parse = (input: unknown, now = exampleMoment) =>
  readPatient(periferFacialispares, input, momentOf(now));

const errorsOf = (input: unknown, now = exampleMoment) => {
  const parsed = parse(input, now);
  return parsed.ok ? [] : parsed.errors;
};
const pathsOf = (input: unknown, now = exampleMoment) => errorsOf(input, now).map(({ path }) => path);

describe('a whole record', () => {
  it('is read unchanged', () => {
    expect(parse(exampleRecord)).toEqual({ ok: true, patient: exampleRecord });
  });

  it('is refused while its dates are in the future, with no other error', () => {
    const errors = errorsOf(exampleRecord, new Date('2026-12-01T00:00:00Z'));
    expect(errors).toEqual([
      { path: 'visits.1.date', message: 'Besökets datum ligger i framtiden.' },
      { path: 'invitations.1.sentAt', message: 'Tidpunkten ligger i framtiden.' },
    ]);
  });

  it('is checked against its area: dysmeli has no groups, causes or surgery', () => {
    const parsed = readPatient(dysmeli, exampleRecord);
    const paths = parsed.ok ? [] : parsed.errors.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['patientGroup', 'cause', 'treatments.0.kind']));
  });

  it('is refused in a whole sentence for values that its area does not have', () => {
    const parsed = readPatient(dysmeli, exampleRecord);
    const said = parsed.ok ? [] : parsed.errors.filter(({ path }) => /^(patientGroup|cause)$/.test(path));
    expect(said).toEqual([
      { path: 'patientGroup', message: 'Området har inga patientgrupper. Ta bort uppgiften.' },
      { path: 'cause', message: 'Området har inga orsaker att ange. Ta bort uppgiften.' },
    ]);
  });

  it('without a moment only its format is checked', () => {
    expect(readPatient(periferFacialispares, exampleWith('visits.0.date', '2199-01-01')).ok).toBe(true);
  });

  it.each(areas)('is read unchanged for any history of $id', (area) => {
    fc.assert(
      fc.property(patientArbitrary(area), (patient) => {
        const parsed = readPatient(area, JSON.parse(JSON.stringify(patient)), momentOf(endOfHistory));
        expect(parsed).toEqual({ ok: true, patient });
      }),
    );
  });
});

describe('a field that may be left out', () => {
  it.each([
    'legalSex',
    'homeRegion',
    'patientGroup',
    'cause',
    'visits.0.referralReceivedOn',
    'visits.0.patientChoseToWait',
    'visits.0.reportedToReferrerOn',
    'visits.0.sunnybrook',
    'treatments.0.complications',
    'invitations.0.answers',
    'invitations.0.answers.prem',
    'invitations.1.sentAt',
  ])('%s', (path) => {
    expect(pathsOf(exampleWith(path, undefined))).toEqual([]);
  });

  it('the three lists may be empty', () => {
    expect(pathsOf({ ...exampleRecord, visits: [], treatments: [], invitations: [] })).toEqual([]);
  });
});

describe('a field that may be added', () => {
  it.each([
    ['visits.0.sunnybrook', { notAssessable: 'bilateral' }],
    ['visits.1.sunnybrook', { notAssessable: 'other' }],
    ['visits.1.referralReceivedOn', '2027-01-01'],
    ['visits.0.kind', 'new'],
    ['homeRegion', 'not-registered'],
    ['treatments.0.procedures', []],
    ['invitations.0.expiresAt', '2030-01-01'],
    ['invitations.0.expiresAt', '2030-01-01T00:00:00Z'],
    ['invitations.0.sentAt', '2026-02-13'],
    ['invitations.0.answers.prem.answeredAt', '2026-02-15'],
    ['invitations.0.withdrawnAt', '2026-03-01T00:00:00Z'],
    ['invitations.0.openedAt', '2026-02-14T00:00:00Z'],
    ['invitations.0.answers.prem.wording', 'sv-1'],
    ['invitations.0.answers.prem.respondent', 'patient-with-help'],
    ['invitations.0.answers.face.values', { '8': 5 }],
    ['visits.0.multidisciplinary', false],
    ['birthDate', '1950-01-01'],
  ])('%s: %j', (path, value) => {
    expect(pathsOf(exampleWith(path, value))).toEqual([]);
  });
});

describe('refused, with the path', () => {
  it.each([
    ['an unknown field', 'colour', 1],
    ['an unknown field of a visit', 'visits.0.colour', 1],
    ['an unknown field of a complication', 'treatments.0.complications.0.colour', 1],
    ['an unknown field of an invitation', 'invitations.0.code', 'ABCD'],
    ['an unknown field of an answer', 'invitations.0.answers.prem.ip', '::1'],
    ['an unknown item', 'invitations.0.answers.face.values.16', 1],
    ['an unknown form', 'invitations.0.answers.eq5d', {}],
    ['an unknown legal sex', 'legalSex', 'other'],
    ['an unknown region', 'homeRegion', '99'],
    ['a region as a number', 'homeRegion', 14],
    ['«missing» as a value', 'homeRegion', 'missing'],
    ['an unknown group', 'patientGroup', 'bell'],
    ['an unknown cause', 'cause', 'stroke'],
    ['null for what must be there', 'birthDate', null],
    ['an unknown kind of visit', 'visits.0.kind', 'first'],
    ['an unknown mode', 'visits.0.mode', 'phone'],
    ['an unknown kind of treatment', 'treatments.0.kind', 'massage'],
    ['an unknown procedure', 'treatments.0.procedures.1', 'suture'],
    ['an unknown grade', 'treatments.0.complications.0.grade', 'IIIc'],
    ['an unknown occasion', 'invitations.0.occasion', 'two-year'],
    ['an unknown channel', 'invitations.0.channel', 'fax'],
    ['an unknown form of an invitation', 'invitations.0.forms.0', 'eq5d'],
    ['an unknown respondent', 'invitations.0.answers.prem.respondent', 'nurse'],
    ['an unknown mode of an answer', 'invitations.0.answers.prem.mode', 'fax'],
    ['an unknown answer', 'invitations.0.answers.prem.values.overall', 'excellent'],
    ['an item value out of range', 'invitations.0.answers.face.values.1', 6],
    ['an item value as text', 'invitations.0.answers.face.values.1', '2'],
    ['a grading out of range', 'visits.0.sunnybrook.resting.eye', 2],
    [
      'a reason that is none',
      'visits.0.sunnybrook',
      { notAssessable: 'late' },
      'visits.0.sunnybrook.notAssessable',
    ],
    ['a birth date that does not exist', 'birthDate', '2012-02-30'],
    ['a birth date in the future', 'birthDate', '2028-03-03'],
    ['a visit date that does not exist', 'visits.0.date', '2026-02-29'],
    ['a visit in the future', 'visits.0.date', '2028-03-03'],
    ['a referral in the future', 'visits.0.referralReceivedOn', '2028-03-03'],
    ['a report in the future', 'visits.0.reportedToReferrerOn', '2028-03-03'],
    ['a treatment in the future', 'treatments.1.date', '2028-03-03'],
    ['a complication in the future', 'treatments.0.complications.0.date', '2028-03-03'],
    ['sent in the future', 'invitations.1.sentAt', '2028-03-02T09:00:01Z'],
    ['withdrawn in the future', 'invitations.1.withdrawnAt', '2028-03-02T09:00:01Z'],
    ['opened in the future', 'invitations.1.openedAt', '2028-03-02T09:00:01Z'],
    ['answered in the future', 'invitations.0.answers.prem.answeredAt', '2028-03-02T09:00:01Z'],
    ['a moment that is neither a day nor an instant', 'invitations.0.sentAt', '2026-02-13T09:00'],
    ['a visit before birth', 'birthDate', '2026-02-12', 'visits.0.date'],
    ['a visit before its referral', 'visits.0.referralReceivedOn', '2026-02-12', 'visits.0.date'],
    ['a mode on an operation', 'treatments.0.mode', 'digital'],
    ['a mode on botulinum', 'treatments.2.mode', 'digital'],
    ['procedures on physiotherapy', 'treatments.1.procedures', []],
    ['procedures on botulinum', 'treatments.2.procedures', []],
    ['a complication of physiotherapy', 'treatments.1.complications', []],
    ['a complication of botulinum', 'treatments.2.complications', []],
    ['a complication before its operation', 'treatments.0.complications.0.date', '2026-05-04'],
    ['an anchor that is not there', 'invitations.0.anchor', 'v9'],
    ['a treatment as anchor of a new visit', 'invitations.0.anchor', 't1'],
    ['a one-year visit as anchor of a new visit', 'invitations.0.anchor', 'v2'],
    ['a visit as anchor of one year', 'invitations.1.anchor', 'v1'],
    [
      'an answer before its form was sent',
      'invitations.0.sentAt',
      '2026-02-15T18:23:00Z',
      'invitations.0.answers.prem.answeredAt',
    ],
    ['an answer to a form not sent', 'invitations.0.forms', ['prem', 'fdi'], 'invitations.0.answers.face'],
    ['two visits with one key', 'visits.1.key', 'v1'],
    ['a visit and a treatment with one key', 'treatments.0.key', 'v2'],
    ['an empty key', 'visits.1.key', ''],
    ['a key with a line break', 'visits.1.key', 'v\n2'],
    ['a key with a space at its end', 'visits.1.key', 'v2 '],
    ['a key too long', 'visits.1.key', 'x'.repeat(101)],
    ['the same form twice', 'invitations.0.forms', ['prem', 'face', 'face']],
    ['no form', 'invitations.1.forms', []],
    ['a reference with a space', 'reference', 'SU 1'],
    ['a reference too long', 'reference', 'x'.repeat(41)],
    ['an empty reference', 'reference', ''],
    ['a personal identity number', 'reference', '19121212-1212'],
    ['visits that are no list', 'visits', {}],
    ['a visit that is no object', 'visits.0', 'v1'],
  ] as [string, string, unknown, string?][])('%s', (_case, path, value, told = path) => {
    expect(pathsOf(exampleWith(path, value))).toContain(told);
  });

  it.each(['nybesök 1', '2026/17', 'a#b', '👶', 'x'.repeat(100), '__proto__'])(
    'but not %j as a key',
    (key) => {
      expect(errorsOf(exampleWith('visits.1.key', key))).toEqual([]);
    },
  );

  it.each([
    'reference',
    'birthDate',
    'visits',
    'treatments',
    'invitations',
    'visits.0.key',
    'visits.0.kind',
    'visits.0.date',
    'visits.0.mode',
    'visits.0.multidisciplinary',
    'visits.0.sunnybrook.movement.brow',
    'treatments.0.key',
    'treatments.0.kind',
    'treatments.0.date',
    'treatments.0.procedures',
    'treatments.1.mode',
    'treatments.0.complications.0.date',
    'treatments.0.complications.0.grade',
    'treatments.0.complications.0.expected',
    'invitations.0.key',
    'invitations.0.occasion',
    'invitations.0.anchor',
    'invitations.0.forms',
    'invitations.0.channel',
    'invitations.0.answers.prem.answeredAt',
    'invitations.0.answers.prem.respondent',
    'invitations.0.answers.prem.mode',
    'invitations.0.answers.prem.language',
    'invitations.0.answers.prem.values',
    'invitations.0.answers.prem.values.overall',
  ])('without %s', (path) => {
    expect(errorsOf(exampleWith(path, undefined))).toContainEqual({ path, message: 'Uppgiften saknas.' });
  });

  it('an answer without a form that was sent', () => {
    const unsent = exampleWith('invitations.0.sentAt', undefined);
    expect(pathsOf(unsent)).toEqual(['invitations.0.answers.prem', 'invitations.0.answers.face']);
  });

  it('no answered item', () => {
    for (const values of [{}, { side: 'left' }]) {
      const errors = errorsOf(exampleWith('invitations.0.answers.face.values', values));
      expect(errors).toEqual([
        { path: 'invitations.0.answers.face.values', message: 'Minst en fråga ska vara besvarad.' },
      ]);
    }
  });

  it.each([null, [], 'text', 7])('%j for a record', (input) => {
    expect(errorsOf(input)).toEqual([{ path: '', message: 'Här ska stå ett objekt.' }]);
  });

  it('a field that would change what an object is', () => {
    const input: unknown = JSON.parse(JSON.stringify(exampleRecord).replace('{', '{"__proto__":{"a":1},'));
    expect(pathsOf(input)).toEqual(['__proto__']);
  });

  it('with every fault at once, in Swedish sentences', () => {
    const errors = errorsOf({ ...exampleRecord, homeRegion: '99', birthDate: 'x', colour: 1, extra: 2 });
    expect(errors.map(({ path }) => path).sort()).toEqual(['birthDate', 'colour', 'extra', 'homeRegion']);
    for (const { message } of errors) expect(message).toMatch(/^[A-ZÅÄÖ].*\.$/s);
    for (const { message } of errors) expect(message).not.toMatch(/invalid|expected|unrecognized/i);
  });

  it('lists the possible values in place of an unknown one', () => {
    expect(errorsOf(exampleWith('treatments.0.kind', 'massage'))[0]?.message).toContain('physiotherapy');
    expect(errorsOf(exampleWith('visits.0.mode', 'phone'))[0]?.message).toContain('physical, digital');
  });
});
