import { describe, expect, it } from 'vitest';
import { areas } from '../../../../functions/domain/areas/areas.ts';
import { breakdownsOf } from '../../../../functions/domain/measure/measure.ts';
import { measureResult } from '../../../../functions/http/measure-result.ts';
import { tabsOf } from '../../../../web/portal/members/tabs.ts';
import { categoriesOf } from '../../../../web/portal/words.ts';
import { inShownOrder } from '../../../../web/portal/year/order.ts';

describe.each(areas)('the year of $id', (area) => {
  const view = { area, year: 2027, today: '2028-03-02' };
  const results = area.measures.map((measure) => measureResult(measure, {}, view));

  it('shows every measure once, the prominent ones first', () => {
    const { first, rest } = inShownOrder(area, results);
    const shown = [...first, ...rest].map(({ measure }) => measure.id);
    expect(shown.toSorted()).toEqual(area.measures.map(({ id }) => id).toSorted());
    expect(first.map(({ measure }) => measure.id)).toEqual(
      ['P1', 'P2', 'B1'].filter((id) => area.measures.some((measure) => measure.id === id)),
    );
  });

  it('shows measures without numbers yet after the others', () => {
    const statuses = inShownOrder(area, results).rest.map(({ result }) => result.status ?? 'reported');
    expect(statuses).toEqual(statuses.toSorted().reverse());
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
      expect(tabsOf(measure).map(({ landed }) => landed)).toEqual(['denominator', 'outside']);
    }
  });
});
