import { describe, expect, it } from 'vitest';
import type { AnnualReport } from '../../../../web/portal/api.ts';
import { inGroups, stateWords } from '../../../../web/portal/report/state-words.ts';

const report = (more: Partial<AnnualReport>): AnnualReport => ({
  year: 2026,
  state: 'open',
  checks: [],
  versions: [],
  changes: [],
  ...more,
});
const check = { id: 'final', level: 'blocks' as const, holds: false, text: '' };
const versions = [{ version: 1, signedAt: '2027-03-02T09:00:00Z', signedBy: 'lead', hash: 'a'.repeat(64) }];
const change = { measure: 'T1', counter: 'numerator', was: 1, is: 2 };

describe('the state of a report in words', () => {
  it.each([
    [report({ checks: [check] }), 'En punkt återstår.'],
    [report({ checks: [check, check] }), '2 punkter återstår.'],
    [report({ state: 'ready' }), 'Läs igenom rapporten och signera den.'],
    [report({ state: 'signed', versions }), 'Version 1 har samma tal som idag.'],
    [report({ state: 'changed', versions, changes: [change] }), 'Ett tal skiljer sig från version 1.'],
    [report({ state: 'changed', versions, changes: [change, change] }), '2 tal skiljer sig från version 1.'],
  ])('%#: says what comes next', (given, text) => {
    expect(stateWords(given).text).toBe(text);
  });

  it('shows a hash in groups of four', () => {
    expect(inGroups('0123456789ab')).toBe('0123 4567 89ab');
  });
});
