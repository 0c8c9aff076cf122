import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { momentOf } from '../../functions/domain/care/period.ts';
import type { Patient } from '../../functions/domain/patient/patient.ts';
import { exportLine, readLine } from '../../functions/exchange/line.ts';
import { mergeLine } from '../../functions/exchange/merge.ts';
import { withValue, workedExample } from '../support/worked-example.ts';

/** Days that a line gives where a moment is meant, and the last day of an invitation. */

const later = '2028-03-02T09:00:00Z';

/** Reads a line at a moment and joins it with the stored patient; gives the errors when it is refused. */
function join(line: unknown, stored: Patient | null = null, now = later) {
  const moment = momentOf(new Date(now));
  const read = readLine(area, line, () => undefined, moment);
  return 'errors' in read ? read : mergeLine(area, stored, read.value, moment);
}

function joined(line: unknown, stored: Patient | null = null, now = later) {
  const result = join(line, stored, now);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.merged;
}

const pathsOf = (result: ReturnType<typeof join>) =>
  'errors' in result ? result.errors.map(({ path }) => path) : [];

const sentAt = 'invitations.0.sentAt';
const faceAt = 'invitations.0.answers.face.answeredAt';
const given = (values: Record<string, unknown>) =>
  Object.entries(values).reduce<unknown>(
    (line, [path, value]) => withValue(line, path, value),
    workedExample(),
  );
const first = ({ invitations }: Patient) => invitations[0];

describe('a day', () => {
  it.each([
    ['in winter', '2026-02-15', '2026-02-14T23:00:00Z'],
    ['in summer', '2026-07-01', '2026-06-30T22:00:00Z'],
  ])('of an answer is that day in Stockholm, %s', (_, day, moment) => {
    const { patient } = joined(given({ [faceAt]: day }));
    expect(first(patient)?.answers?.face?.answeredAt).toBe(moment);
  });

  it('of today is not in the future, half an hour after midnight', () => {
    const only = {
      reference: 'SU-0001',
      birthDate: '1980-05-05',
      visits: [{ key: 'v1', kind: 'new', date: '2026-02-11', mode: 'physical', multidisciplinary: true }],
      treatments: [],
    };
    const answer = { answeredAt: '2026-02-13', respondent: 'patient', mode: 'paper', language: 'sv' };
    const invitation = {
      key: 'i1',
      occasion: 'new-visit',
      anchor: 'v1',
      forms: ['face'],
      channel: 'letter',
      sentAt: '2026-02-13',
      answers: { face: { ...answer, values: { '1': 2 } } },
    };
    const line = { ...only, invitations: [invitation] };
    expect(pathsOf(join(line, null, '2026-02-12T23:30:00Z'))).toEqual([]);
    expect(pathsOf(join(line, null, '2026-02-12T22:59:59Z'))).toEqual([sentAt, faceAt]);
  });

  it.each(['2026-02-13T00:00:00.500Z', '2026-02-13T00:00:01Z', '2026-02-13T22:59:59Z'])(
    'of an answer on which its form was sent counts as given right after, sent at %s',
    (moment) => {
      const line = given({ [sentAt]: moment, [faceAt]: '2026-02-13' });
      const { patient } = joined(line);
      expect(first(patient)?.answers?.face?.answeredAt).toBe(moment);
      expect(joined(line, patient).outcome).toBe('unchanged');
    },
  );

  it('before the day of sending is refused', () => {
    expect(pathsOf(join(given({ [faceAt]: '2026-02-12' })))).toEqual([faceAt]);
  });

  it('changes nothing about a moment that is known to be on it, and corrects any other', () => {
    const { patient } = joined(workedExample());
    expect(joined(given({ [sentAt]: '2026-02-13', [faceAt]: '2026-02-15' }), patient).outcome).toBe(
      'unchanged',
    );
    const corrected = joined(given({ [sentAt]: '2026-02-12' }), patient).patient;
    expect(first(corrected)?.sentAt).toBe('2026-02-11T23:00:00Z');
  });

  it('of a web answer changes nothing about it either', () => {
    const { patient } = joined(workedExample());
    const line = withValue(workedExample(), 'invitations.0.answers.prem.answeredAt', '2026-02-15');
    expect(pathsOf(join(line, patient))).toEqual([]);
  });
});

describe('the last day', () => {
  it.each([
    ['a day', '2026-05-01', '2026-05-01'],
    ['a moment on the day', '2026-05-01T09:00:00Z', '2026-05-01'],
    ['midnight in Stockholm, which ends the day before', '2026-05-01T22:00:00Z', '2026-05-01'],
    ['half past midnight', '2026-05-01T22:30:00Z', '2026-05-02'],
    ['midnight on the night when summer time begins', '2026-03-28T23:00:00Z', '2026-03-28'],
    ['midnight on the night when summer time ends', '2026-10-24T22:00:00Z', '2026-10-24'],
  ])('given as %s', (_, text, day) => {
    const { patient } = joined(given({ 'invitations.0.expiresAt': text }));
    expect(first(patient)?.expiresAt).toBe(day);
    expect(joined(given({ 'invitations.0.expiresAt': text }), patient).outcome).toBe('unchanged');
  });

  it('is 90 days after the day of sending when none is given, and is exported as a day', () => {
    const { patient } = joined(given({ [sentAt]: '2026-02-13' }));
    expect(exportLine(patient, () => '')).toMatchObject({ invitations: [{ expiresAt: '2026-05-14' }, {}] });
  });
});

describe('what is stored with a moment ahead of the clock', () => {
  const { patient } = joined(workedExample());
  const exported = exportLine(patient, () => '');
  const invitations = (exported.invitations as Record<string, unknown>[]).map(
    ({ answers: _, ...rest }) => rest,
  );
  const setBack = '2027-05-03T06:59:00Z';

  it('comes back from an export unchanged, with a changed fact beside it too', () => {
    const line = { ...exported, invitations };
    expect(joined(line, patient, setBack).outcome).toBe('unchanged');
    expect(joined({ ...line, homeRegion: '12' }, patient, setBack).outcome).toBe('updated');
  });

  it('is refused where it is new', () => {
    expect(pathsOf(join({ ...exported, invitations }, null, setBack))).toEqual(['invitations.1.sentAt']);
  });
});
