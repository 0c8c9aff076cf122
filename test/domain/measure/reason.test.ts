import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { type Gaps, gapCountText, gapText } from '../../../functions/domain/measure/gap.ts';
import { measureOf } from '../../../functions/domain/measure/measured-area.ts';
import { type ReasonSentences, reasonText } from '../../../functions/domain/measure/reason.ts';
import { tallyOf } from '../../../functions/domain/measure/tally.ts';
import { patientArbitrary } from '../../support/arbitraries.ts';

const everyReason: ReasonSentences = Object.assign({}, ...area.measures.map(({ reasons }) => reasons));
const everyGap: Gaps = Object.assign({}, ...area.measures.map(({ gaps }) => gaps));

describe('a reason is a plain Swedish sentence', () => {
  it.each([
    [
      { code: 'assessed-late', date: '2026-04-02', days: 91 },
      'Bedömd 2026-04-02, 91 dagar efter remissen: senare än vårdgarantin.',
    ],
    [{ code: 'assessed-in-time', date: '2026-01-02', days: 1 }, 'Bedömd 2026-01-02, 1 dag efter remissen.'],
    [
      { code: 'serious-complication', date: '2027-01-19', days: 30, what: 'IIIa' },
      'Oförväntad komplikation av grad IIIa den 2027-01-19, 30 dagar efter operationen.',
    ],
    [
      { code: 'late-complication', date: '2027-01-20', days: 31, what: 'IIIa' },
      'Komplikation av grad IIIa den 2027-01-20 räknas inte: för sent, 31 dagar efter operationen.',
    ],
    [
      { code: 'not-answered', date: '2026-05-14' },
      'Enkäten är skickad men inte besvarad. Sista svarsdag är 2026-05-14.',
    ],
    [
      { code: 'treatment-unknown-group', date: '2026-03-01' },
      'Behandlingen 2026-03-01 räknas inte: patientgrupp saknas.',
    ],
    [
      { code: 'treatment-unknown-group-and-region', date: '2026-03-01' },
      'Behandlingen 2026-03-01 räknas inte: patientgrupp och hemregion saknas.',
    ],
    [{ code: 'treatments', count: 1 }, '1 behandling räknas.'],
    [{ code: 'treatments', count: 2 }, '2 behandlingar räknas.'],
    [{ code: 'not-graded', what: 'one-year' }, 'Sunnybrook saknas vid ettårskontrollen.'],
    [
      { code: 'not-followed-up', date: '2026-03-10', what: '9–15' },
      'Behandlad 2026-03-10, ingen ettårskontroll inom fönstret 9–15 månader.',
    ],
  ] as const)('%j', (reason, text) => {
    expect(reasonText(everyReason, reason, '2026-05-14')).toBe(text);
  });

  it.each([
    [
      { code: 'not-answered', date: '2026-05-14' },
      'Enkäten är skickad men inte besvarad. Svarstiden gick ut 2026-05-14.',
    ],
    [
      { code: 'form-not-answered', what: 'one-year', date: '2026-05-14' },
      'FaCE eller FDI är skickad för ettårskontrollen men inte besvarad. Svarstiden gick ut 2026-05-14.',
    ],
    [{ code: 'window-ends', date: '2026-05-14' }, 'Tiden för ettårskontroll gick ut 2026-05-14.'],
  ] as const)('that describes a last day as past from the next day on: %j', (reason, text) => {
    expect(reasonText(everyReason, reason, '2026-05-15')).toBe(text);
    expect(reasonText(everyReason, reason, '2026-05-14')).not.toContain('gick ut');
  });

  it.each(areas)('for every patient of $id in every measure', (one) => {
    const [unit] = one.units;
    fc.assert(
      fc.property(patientArbitrary(one), (patient) => {
        for (const { members } of tallyOf(one, unit?.id ?? '', patient).values()) {
          for (const [id, { reasons, missing }] of Object.entries(members)) {
            expect(reasons?.length, id).toBeGreaterThan(0);
            const measure = measureOf(one, id);
            for (const reason of reasons ?? []) {
              for (const today of ['2020-01-01', '2040-01-01']) {
                expect(reasonText(measure?.reasons ?? {}, reason, today)).toMatch(/^[\dA-ZÅÄÖ].*\.$/);
                expect(reasonText(measure?.reasons ?? {}, reason, today)).not.toMatch(/undefined|null|NaN/);
              }
            }
            for (const gap of missing ?? []) expect(gapText(measure?.gaps ?? {}, gap)).not.toBe(gap);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

it.each([
  ['referralReceivedOn', 3, '3 nybesök utan remissdatum'],
  ['reportedToReferrerOn', 1, '1 nybesök utan svar till remittent'],
  ['homeRegion', 1, '1 patient utan hemregion'],
  ['one-year-visit', 2, '2 patienter utan ettårskontroll inom fönstret'],
])('a gap is written with the number concerned: %s', (gap, count, text) => {
  expect(gapCountText(everyGap, gap, count)).toBe(text);
});

it('a gap that no measure has is shown by its name', () => {
  for (const name of ['nonsense', 'constructor']) expect(gapText(everyGap, name)).toBe(name);
});
