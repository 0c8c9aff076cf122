import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import { breachesOf } from '../../../functions/domain/measure/measure-set.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';
import { measure } from '../../support/landing.ts';

describe.each(areas.map((area) => [area.id, area] as const))('%s', (_id, area) => {
  it('breaks no rule for a set of measures when it is decided', () => {
    if (area.status === 'decided') expect(breachesOf(area)).toEqual([]);
  });

  it.each(area.measures.map((one) => [one.id, one] as const))(
    '%s shows only texts that it has',
    (_measure, one) => {
      for (const name of one.publicTexts) expect(Object.keys(one.texts)).toContain(name);
      expect(new Set(one.publicTexts).size).toBe(one.publicTexts.length);
      expect(one.texts.readings.length).toBeGreaterThan(0);
      expect(Number.isInteger(one.firstReportYear)).toBe(true);
    },
  );
});

it('dysmeli lacks an outcome measure', () => {
  expect(breachesOf(dysmeli)).toEqual(['Resultatmått: 0 finns, 1–3 ska finnas.']);
});

describe('breaches', () => {
  const set = (change: (measures: Measure[]) => Measure[]): MeasuredArea => ({
    ...periferFacialispares,
    measures: change([...periferFacialispares.measures]),
  });
  const without = (...ids: string[]) => set((all) => all.filter(({ id }) => !ids.includes(id)));
  const changed = (id: string, parts: Partial<Measure>) =>
    set((all) => all.map((one) => (one.id === id ? { ...one, ...parts } : one)));
  const copies = (id: string, ...names: string[]) =>
    set((all) => [...all, ...names.map((name) => ({ ...measure(id), id: name }))]);
  const texts = (id: string, parts: object) => changed(id, { texts: { ...measure(id).texts, ...parts } });

  it.each([
    ['no background measure', without('B1', 'B2', 'B3'), 'Bakgrundsmått: 0 finns, 1–5 ska finnas.'],
    ['six', copies('B1', 'B4', 'B5', 'B6'), 'Bakgrundsmått: 6 finns, 1–5 ska finnas.'],
    ['no access measure', without('T1'), 'Tillgänglighetsmått: 0 finns, 1–2 ska finnas.'],
    ['three', copies('T1', 'T2', 'T3'), 'Tillgänglighetsmått: 3 finns, 1–2 ska finnas.'],
    ['no outcome measure', without('R1', 'R2'), 'Resultatmått: 0 finns, 1–3 ska finnas.'],
    ['four', copies('R1', 'R3', 'R4'), 'Resultatmått: 4 finns, 1–3 ska finnas.'],
    ['none by patients', without('P1', 'P2'), 'Patientrapporterade mått: 0 finns, minst 1 ska finnas.'],
    ['none on handover', without('Ö1'), 'Överrapporteringsmått: 0 finns, minst 1 ska finnas.'],
    ['four in all', without('B2', 'B3', 'R2', 'P2', 'Ö1'), 'Mått i allt: 4 finns, 5–10 ska finnas.'],
    ['eleven in all', copies('P1', 'P3', 'P4'), 'Mått i allt: 11 finns, 5–10 ska finnas.'],
    ['one twice', copies('P1', 'P1'), 'P1: beteckningen finns flera gånger.'],
    [
      'a strange id',
      changed('T1', { id: 'X1' }),
      'X1: beteckningen ska börja på T i kategorin Tillgänglighetsmått.',
    ],
    [
      'a direction',
      changed('B1', { direction: 'high' }),
      'B1: ett bakgrundsmått har ingen önskvärd riktning.',
    ],
    ['no direction', changed('R1', { direction: null }), 'R1: önskvärd riktning saknas.'],
    ['no name', changed('R1', { name: '' }), 'R1: namn saknas.'],
    ['no purpose', texts('R1', { purpose: '' }), 'R1: texten «Syfte» saknas.'],
    ['no technical text', texts('R1', { technical: [] }), 'R1: texten «Teknisk beskrivning» saknas.'],
    [
      'one level',
      changed('R1', { levels: ['unit'] }),
      'R1: redovisningsnivåerna ska vara riket och NHV-enhet.',
    ],
    [
      'no public text',
      changed('R1', { publicTexts: [] }),
      'R1: det är inte angivet vilka texter som visas offentligt.',
    ],
  ])('are listed: %s', (_case, area, breach) => {
    expect(breachesOf(area)).toContain(breach);
  });
});
