import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { ReportContent } from '../../../functions/domain/report/content.ts';
import { countryOf } from '../../../functions/domain/report/country.ts';
import { figuresIn } from '../../../functions/domain/report/report-lines.ts';

const p1 = area.measures.find(({ id }) => id === 'P1');
if (!p1) throw new Error('the area has no P1');

const contentOf = (counters: ReportContent['counters'], p1Status?: 'withheld'): ReportContent => ({
  area: area.id,
  unit: 'any',
  year: 2026,
  period: { from: '2026-01-01', to: '2026-12-31' },
  definitions: area.definitions,
  counters,
  measures: [{ id: 'P1', kind: 'share', name: 'any', ...(p1Status ? { status: p1Status } : {}) }],
  comments: [],
});
const shown = contentOf({
  'P1.denominator': 10,
  'P1.numerator': 6,
  'P1.answers.good': 6,
  'P1.answers.poor': 2,
});
const withheld = contentOf({ 'P1.denominator': 5, 'P1.waiting': 3 }, 'withheld');
const own = (contents: ReportContent[]) => figuresIn(area, p1, countryOf(area, 2026, contents))?.[0];

describe('the country’s figures', () => {
  it('are the sums of the signed counters', () => {
    expect(own([shown, shown])).toMatchObject({ n: 12, of: 20 });
  });

  it('hold the answers that a report shows where another’s wait; those that wait are counted as waiting', () => {
    expect(own([shown, withheld])).toMatchObject({ n: 6, of: 15 });
    expect(countryOf(area, 2026, [shown, withheld]).counters['P1.waiting']).toBe(3);
  });

  it('are withheld where every report withholds them', () => {
    expect(own([withheld, withheld])).toMatchObject({ n: null, of: 10 });
  });

  it('are over the shown answers where these are more than the patients', () => {
    const more = contentOf({ 'P1.denominator': 2, 'P1.numerator': 3, 'P1.answers.good': 3 });
    expect(own([more])).toMatchObject({ n: 3, of: 2, over: 3 });
    expect(own([more, shown])).not.toHaveProperty('over');
  });

  it('leave out measures that are not reported in the year', () => {
    expect(countryOf(area, 2026, []).measures.map(({ id }) => id)).not.toContain('P2');
  });
});
