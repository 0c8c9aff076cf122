import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../../../functions/domain/areas/perifer-facialispares.ts';
import { measuresLacking } from '../../../../../functions/domain/measure/measured-area.ts';
import type { PatientRecord } from '../../../../../functions/domain/patient/patient.ts';
import type { SeenPatient } from '../../../../../web/portal/api.ts';
import { openingOfGap } from '../../../../../web/portal/patients/page/gap.ts';
import { newVisit, record, surgery } from '../../../../support/builders.ts';

const seen = (more: Partial<PatientRecord>): SeenPatient => ({
  ...record(more),
  invitations: [],
  version: 1,
  questions: [],
});

const opening = (gap: string, more: Partial<PatientRecord>, year = 2026) => {
  const [measure] = measuresLacking(periferFacialispares, gap);
  if (!measure) throw new Error(`no measure needs ${gap}`);
  return openingOfGap(periferFacialispares, measure, seen(more), gap, year);
};

const visit = (more: Parameters<typeof newVisit>[0] = {}) => newVisit({ date: '2026-03-02', ...more });

describe('a fact that a list calls missing', () => {
  it('is filled in among the patient’s facts', () => {
    expect(opening('homeRegion', { homeRegion: undefined })).toEqual({ what: 'head', field: 'Hemregion' });
    expect(opening('cause', { cause: undefined })).toEqual({ what: 'head', field: 'Orsak' });
    expect(opening('homeRegion', { homeRegion: '14' })).toBeUndefined();
  });

  it('is filled in at the earliest new visit of the year, the one that the measures ask about', () => {
    const bare = { referralReceivedOn: undefined };
    const visits = [
      visit({ key: 'v3', date: '2026-09-01', ...bare }),
      visit({ key: 'v2', ...bare }),
      visit({ key: 'v1', date: '2025-10-01', ...bare }),
      visit({ key: 'v0', date: '2026-01-01', multidisciplinary: false, ...bare }),
    ];
    expect(opening('referralReceivedOn', { visits })).toEqual({
      what: 'visit',
      key: 'v2',
      field: 'Godkänd remiss kom',
    });
    expect(opening('referralReceivedOn', { visits }, 2025)).toMatchObject({ key: 'v1' });
    const filled = [visit({ referralReceivedOn: '2026-01-12' })];
    expect(opening('referralReceivedOn', { visits: filled })).toBeUndefined();
  });

  it('is filled in at the operation or the grading that lacks it', () => {
    const treatments = [surgery({ key: 't1' }), surgery({ key: 't2', procedures: [] })];
    expect(opening('procedures', { treatments })).toMatchObject({ what: 'treatment', key: 't2' });
    expect(opening('procedures', { treatments: treatments.slice(0, 1) })).toBeUndefined();
    const later = visit({ key: 'v2', kind: 'one-year', date: '2027-03-02' });
    expect(opening('sunnybrook@new-visit', { visits: [later, visit({ key: 'v1' })] })).toEqual({
      what: 'sunnybrook',
      key: 'v1',
    });
    expect(opening('sunnybrook@one-year', { visits: [later, visit({ key: 'v1' })] }, 2027)).toEqual({
      what: 'sunnybrook',
      key: 'v2',
    });
  });

  it('can be a one-year visit, until one is recorded', () => {
    expect(opening('one-year-visit', { visits: [visit()] }, 2027)).toEqual({ what: 'visit' });
    const followed = [visit(), visit({ key: 'v2', kind: 'one-year', date: '2027-03-02' })];
    expect(opening('one-year-visit', { visits: followed }, 2027)).toBeUndefined();
  });

  it('is not filled in here when it is the patient’s answer', () => {
    for (const gap of ['prem', 'prom@new-visit', 'prom@one-year'])
      expect(opening(gap, { visits: [visit()] })).toBeUndefined();
  });
});
