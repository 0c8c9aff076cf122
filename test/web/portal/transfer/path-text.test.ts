import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import { schemasOf } from '../../../../functions/domain/patient/patient.ts';
import { pathText } from '../../../../web/portal/transfer/path-text.ts';
import { workedExample } from '../../../support/worked-example.ts';

/** Lists the paths of all values of a record. */
function pathsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, part]) => pathsIn(part, path ? `${path}.${name}` : name));
}

describe('the place of an error is written', () => {
  it.each([
    ['', 'hela raden'],
    ['birthDate', 'födelsedatum'],
    ['visits', 'besök'],
    ['visits.0.date', 'besök 1, datum'],
    ['treatments.1.complications.0.grade', 'behandling 2, komplikation 1, grad'],
    ['treatments.0.procedures.1', 'behandling 1, typ av kirurgi 2'],
    ['invitations.2.forms.0', 'enkät 3, formulär 1'],
    ['invitations.0.expiresAt', 'enkät 1, gäller till'],
    ['invitations.0.answers.face.values.12', 'enkät 1, svar, FaCE, värden, fråga 12'],
    [
      'invitations.0.answers.prem.values.overall',
      'enkät 1, svar, PREM, värden, frågan om besöket som helhet',
    ],
    ['invitations.0.answers.face.values.side', 'enkät 1, svar, FaCE, värden, frågan om berörd sida'],
    ['invitations.0.answers.prem.values.sealed', 'enkät 1, svar, PREM, värden, förseglat svar'],
    ['visits.0.sunnybrook', 'besök 1, sunnybrook'],
    ['visits.0.sunnybrook.resting.eye', 'besök 1, sunnybrook, vila, ögonspringa'],
    ['visits.0.sunnybrook.synkinesis.eyeClosure', 'besök 1, sunnybrook, synkinesier, ögonslutning'],
  ])('%s: %s', (path, text) => {
    expect(pathText(path)).toBe(text);
  });

  it('in Swedish, for all values that a record can hold', () => {
    const example = workedExample();
    expect(schemasOf(periferFacialispares).Patient.safeParse(example).success).toBe(true);
    const dates = { expiresAt: '', withdrawnAt: '', openedAt: '' };
    const [first, ...others] = example.invitations;
    const paths = pathsIn({ ...example, invitations: [{ ...first, ...dates }, ...others] });
    for (const path of paths)
      expect(pathText(path)).not.toMatch(/[A-Z]?[a-z]+[A-Z][a-z]|\b(eye|smile|values)\b/);
  });

  it('unchanged when the name is unknown', () => {
    expect(pathText('visits.0.weather')).toBe('besök 1, weather');
  });
});
