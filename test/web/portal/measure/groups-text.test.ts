import { expect, it } from 'vitest';
import { groupsText } from '../../../../web/portal/measure/groups-text.ts';

const text = (more: { asOf?: string; waiting: number }) =>
  groupsText({ id: 'P1', kind: 'share', ...more }, '2026-11-20')?.replaceAll('\u00a0', ' ');

it.each([
  [
    'a group has closed and answers wait',
    { asOf: '2026-11-12', waiting: 7 },
    'Resultatet visas i grupper om minst fem svar, senast 12 november; 7 svar väntar.',
  ],
  [
    'a group closed in another year',
    { asOf: '2025-12-02', waiting: 1 },
    'Resultatet visas i grupper om minst fem svar, senast 2 december 2025; 1 svar väntar.',
  ],
  [
    'no answer waits',
    { asOf: '2026-11-12', waiting: 0 },
    'Resultatet visas i grupper om minst fem svar, senast 12 november.',
  ],
  ['no group has closed', { waiting: 4 }, 'Resultatet visas i grupper om minst fem svar; 4 svar väntar.'],
  ['all answers are known', { waiting: 0 }, undefined],
])('the result of a measure of answers says how it moves when %s', (_, result, expected) => {
  expect(text(result)).toBe(expected);
});
