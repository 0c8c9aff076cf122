import { describe, expect, it } from 'vitest';
import { areas } from '../../../../functions/domain/areas/areas.ts';
import { breakdownsOf } from '../../../../functions/domain/measure/measure.ts';
import { measureResult } from '../../../../functions/http/measure-result.ts';
import { tabsOf } from '../../../../web/portal/measure/tabs.ts';
import { inShownOrder } from '../../../../web/portal/overview/order.ts';
import { categoriesOf } from '../../../../web/portal/words.ts';

describe.each(areas)('the year of $id', (area) => {
  const view = { area, year: 2027, today: '2028-03-02' };
  const results = area.measures.map((measure) => measureResult(measure, {}, view));

  it('shows every measure once, those not reported yet last', () => {
    const { all } = inShownOrder(area, results);
    expect(all.map(({ measure }) => measure.id).toSorted()).toEqual(
      area.measures.map(({ id }) => id).toSorted(),
    );
    const statuses = all.map(({ result }) => result.status ?? 'reported');
    expect(statuses).toEqual(statuses.toSorted().reverse());
  });

  it('has a tile for three shares', () => {
    const { tiles } = inShownOrder(area, results);
    expect(tiles.map(({ measure }) => measure.id)).toEqual(['P1', 'T1', 'Ö1']);
  });

  it('has words for every breakdown, including missing values', () => {
    for (const breakdown of area.measures.flatMap((measure) => breakdownsOf(measure, area))) {
      const { name } = breakdown;
      const words = categoriesOf(area, breakdown);
      expect(words.length, name).toBeGreaterThan(1);
      expect(words.at(-1)?.value, name).toBe('missing');
      expect(
        words.every(({ text }) => text !== ''),
        name,
      ).toBe(true);
    }
  });

  it('offers no list that reveals the answer of one patient', () => {
    for (const measure of area.measures.filter(({ answersHidden }) => answersHidden)) {
      const result = measureResult(measure, {}, view);
      const landed = tabsOf(measure, result).map(({ query }) => query.landed);
      expect(landed.filter((one) => one !== 'denominator' && one !== 'outside')).toEqual([]);
    }
  });
});
