import { describe, expect, it } from 'vitest';
import { instrumentOf } from '../../../../../functions/domain/survey/instruments/instruments.ts';
import type { Values } from '../../../../../functions/domain/survey/values.ts';
import { leftOutOf } from '../../../../../web/portal/patients/answer/answer-left-out.ts';

const [face, fdi, prem] = ['face', 'fdi', 'prem'].map(instrumentOf) as [
  ReturnType<typeof instrumentOf>,
  ReturnType<typeof instrumentOf>,
  ReturnType<typeof instrumentOf>,
];
const all = (instrument: typeof face, ...without: string[]): Values =>
  Object.fromEntries(
    instrument.items.flatMap(({ key, optionSet }) =>
      without.includes(key) ? [] : [[key, instrument.optionSets[optionSet]?.values[1] ?? 1]],
    ),
  );
const told = (instrument: typeof face, values: Values) => {
  const leftOut = leftOutOf(instrument, values);
  return leftOut && `${leftOut.brief} ${leftOut.rest}`;
};

describe('the notice of skipped questions', () => {
  it('is absent when every question has an answer', () => {
    for (const instrument of [face, fdi, prem]) expect(told(instrument, all(instrument))).toBeNull();
  });

  it('says that a total cannot be counted, and which questions it lacks', () => {
    expect(told(face, { side: 'left', 1: 2 })).toBe(
      '1 av 15 besvarade: totalen kan inte räknas. Inte heller någon del kan räknas. Formuläret räknas som ofullständigt. Fråga 2–15 saknar svar.',
    );
    expect(told(face, all(face, '13'))).toBe(
      '14 av 15 besvarade: totalen kan inte räknas. Ansiktskomfort räknas på de frågor som har svar. Formuläret räknas som ofullständigt. Fråga 13 saknar svar.',
    );
  });

  it('names the parts that cannot be counted, after the total', () => {
    expect(told(face, all(face, '5', '8'))).toBe(
      '13 av 15 besvarade: totalen kan inte räknas. Inte heller ögonkomfort och tårflöde kan räknas. Formuläret räknas som ofullständigt. Fråga 5 och 8 saknar svar.',
    );
  });

  it('says when the form is still complete', () => {
    expect(told(fdi, all(fdi, '2'))).toBe(
      '9 av 10 besvarade: fysisk funktion räknas på de frågor som har svar. Fråga 2 saknar svar.',
    );
    expect(told(fdi, all(fdi, '1', '2', '3'))).toBe(
      '7 av 10 besvarade: fysisk funktion kan inte räknas. Formuläret räknas som ofullständigt. Fråga 1–3 saknar svar.',
    );
    expect(told(face, all(face, 'side'))).toBe('15 av 15 besvarade. Frågan om berörd sida saknar svar.');
    expect(told(face, all(face, 'side', '2'))).toContain('Frågan om berörd sida och fråga 2 saknar svar.');
    expect(told(prem, {})).toContain('Frågan om besöket som helhet saknar svar.');
  });

  it('leads to the first question that lacks an answer', () => {
    expect(leftOutOf(face, all(face, '9', '4'))?.first).toBe('4');
    expect(leftOutOf(face, all(face, '9', 'side'))?.first).toBe('side');
  });
});
