import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import type { InvitationRow } from '../../../../web/portal/api.ts';
import { logFile, logRows } from '../../../../web/portal/surveys/log-file.ts';

const row: InvitationRow = {
  reference: '0012',
  key: 'i1',
  forms: ['fdi', 'prem', 'face'],
  channel: 'letter',
  sentAt: '2026-11-01T23:30:00Z',
  until: '2027-01-31',
  answered: ['face', 'prem'],
  opened: true,
  state: 'open',
};

describe('a log of surveys as a file', () => {
  it('has a row a survey, with days in Stockholm and forms in their order', () => {
    const { sentAt: _, ...unsent } = row;
    const created: InvitationRow = {
      ...unsent,
      createdAt: '2026-11-18T08:00:00Z',
      answered: [],
      opened: false,
      state: 'created',
    };
    expect(logRows(area, 'new-visit', [row, created]).slice(1)).toEqual([
      [
        '0012',
        'Nybesök',
        'PREM, FaCE, FDI',
        'Brev',
        '2026-11-02',
        '2027-01-31',
        'Väntar på svar',
        'Ja',
        'PREM, FaCE',
      ],
      [
        '0012',
        'Nybesök',
        'PREM, FaCE, FDI',
        'Brev',
        '2026-11-18',
        '2027-01-31',
        'Skapad, inte lämnad',
        'Nej',
        '',
      ],
    ]);
  });

  it('keeps the zeros before a reference in a spreadsheet', async () => {
    const text = await (await logFile(area, 'one-year', [row])).text();
    expect(text).toContain('Ettårskontroll');
    expect(text.split('\r\n')[1]).toMatch(/^(="0012"|"=""0012"""|'0012|\t0012)/);
  });
});
