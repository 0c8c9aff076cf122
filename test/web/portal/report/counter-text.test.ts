import { expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import { measureOf } from '../../../../functions/domain/measure/measured-area.ts';
import { counterText } from '../../../../web/portal/report/counter-text.ts';

it.each([
  ['T1', 'numerator', 'täljare'],
  ['B1', 'homeRegion.14', 'Hemregion: Västra Götalandsregionen'],
  ['B3', 'patients', 'patienter'],
  ['T1', 'gap.referralReceivedOn', 'saknar remissdatum'],
  ['P1', 'answers.good', 'Bra'],
  ['P1', 'sent', 'svarsfrekvens, skickade'],
])('a counter has a Swedish name: %s %s', (id, counter, text) => {
  const measure = measureOf(area, id);
  expect(measure && counterText(area, measure, counter)).toBe(text);
});
