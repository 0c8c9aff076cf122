import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../functions/domain/areas/perifer-facialispares.ts';
import { desktop } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { looksRight } from '../support/story-page.ts';

const story = storyForAll();

describe.each([
  ['on a narrow phone', { width: 320, height: 640 }],
  ['on a wide screen', desktop],
])('the page about the area %s', (_where, viewport) => {
  it('is linked from the unit, and shows the decision and the source of each form', async () => {
    const page = await story.open('staff@sahlgrenska', { at: 'unit', viewport });
    await page.getByRole('link', { name: 'Om vårdområdet' }).click();
    await page.getByRole('heading', { name: 'Om vårdområdet', level: 1 }).waitFor();
    const { definition, clarifications, exclusions, source } = periferFacialispares;
    const shown = await page.getByRole('main').innerText();
    for (const text of [...definition, ...clarifications, ...exclusions, source])
      expect(shown).toContain(text);
    const face = page.getByRole('region', { name: /^FaCE/ });
    await face.getByText('kräver rättighetshavarens tillstånd').waitFor();
    await face.getByText(/^Källa: /).waitFor();
    await page.getByRole('region', { name: /PREM/ }).getByText('publicerade av en myndighet').waitFor();
    await looksRight(page, 'about-area');
  });
});
