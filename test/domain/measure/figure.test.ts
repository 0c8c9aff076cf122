import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { figuresOf } from '../../../functions/domain/measure/figure.ts';
import { wilson } from '../../../functions/domain/measure/share.ts';
import { measure } from '../../support/landing.ts';

const view = { area, year: 2027, today: '2028-03-02' };

describe('the figures of a measure', () => {
  it('begin with its own number, which is the parent of the others', () => {
    const counters = { 'T1.denominator': 4, 'T1.numerator': 3, 'T1.patientChoseToWait': 1, 'T1.gap.x': 1 };
    expect(figuresOf(measure('T1'), counters, view)).toEqual([
      { id: 'T1', kind: 'share', n: 3, of: 4, interval: wilson(3, 4) },
      { id: 'T1.patientChoseToWait', kind: 'count', n: 1, parent: 'T1' },
      { id: 'T1.gaps', kind: 'gaps', n: 1, parts: { x: 1 }, parent: 'T1' },
    ]);
  });

  it('include, for a count of treatments, the patients behind it and its breakdowns', () => {
    const counters = { 'B3.count': 3, 'B3.patients': 2, 'B3.treatment.surgery': 3, 'B3.surgery.myectomy': 2 };
    expect(figuresOf(measure('B3'), counters, view)).toEqual([
      { id: 'B3', kind: 'count', n: 3 },
      { id: 'B3.patients', kind: 'count', n: 2, parent: 'B3' },
      { id: 'B3.treatment', kind: 'breakdown', n: 3, parts: { surgery: 3 }, parent: 'B3' },
      { id: 'B3.surgery', kind: 'breakdown', n: 3, parts: { myectomy: 2 }, parent: 'B3' },
    ]);
  });

  it('include the breakdowns for which the area has categories', () => {
    const figures = figuresOf(measure('B3', dysmeli), {}, { ...view, area: dysmeli }) ?? [];
    expect(figures.map(({ id }) => id)).toEqual(['B3', 'B3.patients', 'B3.treatment']);
  });

  it('are none before its first report year', () => {
    expect(figuresOf(measure('R2'), {}, { ...view, year: 2026 })).toBeNull();
  });

  it.each(areas)('have ids that are unique in the whole year of $id', (one) => {
    const figures = one.measures.flatMap((each) => figuresOf(each, {}, { ...view, area: one }) ?? []);
    const ids = figures.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { parent } of figures) if (parent !== undefined) expect(ids).toContain(parent);
  });
});
