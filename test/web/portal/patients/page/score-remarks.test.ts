import { describe, expect, it } from 'vitest';
import { face } from '../../../../../functions/domain/survey/instruments/face.ts';
import { fdi } from '../../../../../functions/domain/survey/instruments/fdi.ts';
import type { Score } from '../../../../../functions/domain/survey/values.ts';
import { scoreRemarks } from '../../../../../web/portal/patients/page/score-remarks.ts';
import type { Series } from '../../../../../web/portal/patients/page/series.ts';

const series = (instrument: string, isCompared: boolean, score: Score): Series => ({
  instrument,
  respondent: 'patient',
  points: [],
  isCompared,
  rows: [{ scale: 'social', scores: [score], change: null }],
});

describe('the remarks below the scores', () => {
  it('are those of the shown instruments, each once', () => {
    const one = series('face', false, { value: 50 });
    expect(scoreRemarks([one])).toEqual([face.scoreRemark]);
    expect(scoreRemarks([one, one, series('fdi', false, { value: 50 })])).toEqual([
      face.scoreRemark,
      fdi.scoreRemark,
    ]);
  });

  it('state the change that exceeds the measurement error, when answers are compared', () => {
    const remarks = scoreRemarks([
      series('face', true, { value: 50 }),
      series('fdi', true, { value: 50 }),
    ]).join(' ');
    expect(remarks).toContain('från det första nybesöket till den sista ettårskontrollen');
    expect(remarks).toContain('«Större än mätfelet» visas när skillnaden är minst 18 poäng.');
  });

  it('explain a mark only when it is shown', () => {
    expect(scoreRemarks([series('face', false, { value: 50, prorated: true })])).toContain(
      '* räknad på de frågor som är besvarade.',
    );
    expect(scoreRemarks([series('fdi', false, { value: 45, containsOtherReasons: true })])).toContain(
      '† något gjordes inte av andra skäl än hälsan.',
    );
  });
});
