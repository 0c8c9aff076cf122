import { describe, expect, it } from 'vitest';
import type { PatientRow } from '../../../../../web/portal/api.ts';
import { formStateOf } from '../../../../../web/portal/patients/page/form-states.ts';
import { listCells, listCsv } from '../../../../../web/portal/patients/page/list-csv.ts';

type Invited = PatientRow['invitations'][number];
const invited = (more: Partial<Invited> = {}): Invited => ({
  key: 'i1',
  occasion: 'new-visit',
  status: 'sent',
  forms: ['prem', 'face'],
  answered: [],
  ...more,
});

const row = (more: Partial<PatientRow> = {}): PatientRow => ({
  reference: 'SU-1',
  birthDate: '1980-04-30',
  changedAt: '2026-03-01T23:30:00Z',
  lastVisit: { kind: 'new', date: '2026-02-11' },
  need: {
    id: 'x',
    kind: 'send',
    reference: 'SU-1',
    visit: 'v1',
    from: '2026-02-11',
    lastDay: '2027-03-31',
  },
  needs: 2,
  invitations: [invited({ status: 'started', answered: ['prem'] })],
  ...more,
});

describe('the state of a form in the matrix', () => {
  it.each<[string, Invited[], string]>([
    ['is none when it was never asked for', [], 'none'],
    ['is that of its invitation', [invited({ status: 'opened' })], 'opened'],
    [
      'is answered though another form of the invitation is not',
      [invited({ status: 'started', answered: ['face'] })],
      'answered',
    ],
    [
      'is answered though a later invitation is open',
      [invited({ status: 'answered', answered: ['face'] }), invited()],
      'answered',
    ],
    ['is that of the invitation that is open', [invited(), invited({ status: 'expired' })], 'sent'],
    [
      'is that of the last when all are over',
      [invited({ status: 'expired' }), invited({ status: 'withdrawn' })],
      'withdrawn',
    ],
    ['is not that of another occasion', [invited({ occasion: 'one-year' })], 'none'],
  ])('%s', (_, invitations, state) => {
    expect(formStateOf(invitations, 'new-visit', 'face')).toBe(state);
  });
});

describe('the list as a file', () => {
  it('has a row a patient, with the forms that any of them was asked for', () => {
    expect(listCells([row(), row({ reference: 'SU-2', need: undefined, invitations: [] })])).toEqual([
      [
        'Referens',
        'Född',
        'Behövs',
        'Senast',
        'Senaste besök',
        'Slag av besök',
        'Ändrad',
        'PREM Nybesök',
        'FaCE Nybesök',
      ],
      [
        'SU-1',
        '1980-04-30',
        'Nybesöket saknar enkät',
        '2027-03-31',
        '2026-02-11',
        'Nybesök',
        '2026-03-02',
        'besvarad',
        'påbörjad',
      ],
      ['SU-2', '1980-04-30', '', '', '2026-02-11', 'Nybesök', '2026-03-02', '', ''],
    ]);
  });

  it('holds no cell that a spreadsheet takes for a formula', async () => {
    const text = await (await listCsv([row({ reference: '-1+cmd' })])).text();
    expect(text).toContain("\r\n'-1+cmd;");
  });
});
