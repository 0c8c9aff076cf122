import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import { changeText } from '../../../../web/portal/transfer/change-text.ts';
import type { PlacedChange } from '../../../../web/portal/transfer/pieces.ts';
import { invitation, newVisit, surgery } from '../../../support/builders.ts';

const grading = (eye: number, pucker: number) => ({
  resting: { eye, cheek: 0, mouth: 0 },
  movement: { brow: 1, eyeClosure: 1, smile: 1, snarl: 1, pucker },
  synkinesis: { brow: 0, eyeClosure: 0, smile: 0, snarl: 0, pucker: 0 },
});
const changed = (path: string, before: unknown, after: unknown, entry?: object): PlacedChange => ({
  path,
  kind: 'changed',
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
  ...(entry ? { entry: entry as NonNullable<PlacedChange['entry']> } : {}),
});
const sent = invitation();

it.each<[PlacedChange, string, string, string]>([
  [changed('homeRegion', '14', '12'), 'Hemregion', 'Västra Götalandsregionen', 'Region Skåne'],
  [changed('cause', undefined, 'trauma'), 'Orsak', '–', 'Trauma'],
  [
    changed('visits.0.referralReceivedOn', undefined, '2026-01-01', newVisit()),
    'Nybesök 2026-02-11: godkänd remiss kom',
    '–',
    '2026-01-01',
  ],
  [
    changed('visits.0.sunnybrook', grading(0, 1), grading(0, 2), newVisit()),
    'Nybesök 2026-02-11: sunnybrook',
    '20 poäng: viljemässig rörelse, läpprundning 1',
    '24 poäng: viljemässig rörelse, läpprundning 2',
  ],
  [
    changed('treatments.1.procedures', ['myectomy'], ['neurectomy'], surgery()),
    'Kirurgi 2026-05-05: typ av kirurgi',
    'Myektomi',
    'Neurektomi',
  ],
  [
    changed('invitations.0.channel', 'letter', 'sms', sent),
    'Enkät för nybesök 2026-02-13: sätt att lämna',
    'Brev',
    'Sms',
  ],
  [
    changed('invitations.0.answers.face.mode', 'paper', 'phone', sent),
    'Enkät för nybesök 2026-02-13: svar, FaCE, form',
    'På papper',
    'Per telefon',
  ],
  [
    changed('invitations.0.answers.face.values.side', 'left', 'right', sent),
    'Enkät för nybesök 2026-02-13: svar, FaCE, värden, frågan om berörd sida',
    'Vänster',
    'Höger',
  ],
  [
    changed('invitations.0.answers.fdi.values.3', 2, 4, sent),
    'Enkät för nybesök 2026-02-13: svar, FDI, värden, fråga 3',
    '2',
    '4',
  ],
  [
    changed('invitations.0.expiresAt', '2026-05-14T22:30:00Z', '2026-05-20', sent),
    'Enkät för nybesök 2026-02-13: gäller till',
    '2026-05-15',
    '2026-05-20',
  ],
  [
    changed('invitations.0.openedAt', '2026-02-13T23:00:00Z', '2026-02-14T08:00:00Z', {
      ...sent,
      sentAt: '2026-02-13T23:30:00Z',
    }),
    'Enkät för nybesök 2026-02-14: öppnad',
    '2026-02-14',
    '2026-02-14 09:00',
  ],
])('a change of a line is written in the words of the screens: %o', (change, what, before, after) => {
  expect(changeText(area, change)).toEqual({ what, before, after });
});

it('a new entry is marked as new, and a PREM answer says only that it is replaced', () => {
  const added = { path: 'visits.1', kind: 'added', entry: newVisit() } as const;
  expect(changeText(area, added)).toEqual({ what: 'Nybesök 2026-02-11', before: '–', after: 'Tillkommer' });
  expect(changeText(area, changed('invitations.0.answers.prem', undefined, undefined, sent))).toEqual({
    what: 'Enkät för nybesök 2026-02-13: svar, PREM',
    before: 'Visas inte',
    after: 'Skrivs om',
  });
});

describe('a new entry is shown with its values, so that a shifted date is visible', () => {
  const added = (path: string, after: unknown, entry?: object) =>
    changeText(area, {
      path,
      kind: 'added',
      after,
      ...(entry ? { entry: entry as NonNullable<PlacedChange['entry']> } : {}),
    }).after;

  it.each<[string, unknown, object | undefined, string]>([
    ['birthDate', '1980-01-02', undefined, '1980-01-02'],
    ['homeRegion', '12', undefined, 'Region Skåne'],
    [
      'visits.0',
      { kind: 'new', date: '2026-02-11', mode: 'physical', referralReceivedOn: '2025-12-01' },
      newVisit(),
      'form: Fysiskt; godkänd remiss kom: 2025-12-01',
    ],
    [
      'invitations.0.answers.face',
      { answeredAt: '2026-02-15T18:25:00Z', mode: 'paper' },
      sent,
      'besvarad: 2026-02-15 19:25; form: På papper',
    ],
  ])('%s', (path, after, entry, text) => {
    expect(added(path, after, entry)).toBe(text);
  });
});
