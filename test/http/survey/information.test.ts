import { beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { languages } from '../../../functions/domain/survey/languages/languages.ts';
import { surveyWorld, unit } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld({
    notices: { [unit]: { sv: [['Vem som ansvarar', 'Västra Götalandsregionen ansvarar.']] } },
  });
});
const get = async (path: string) => {
  const response = await world.app.request(path);
  return { status: response.status, html: await response.text() };
};

describe('the foot of every page', () => {
  it.each(languages.map((texts) => [texts.language, texts] as const))(
    'leads to two pages in the language of the page: %s',
    async (language, { about, direction }) => {
      const { code } = await world.invite();
      for (const [path, of] of [
        [`/e/${code}`, `/${unit}`],
        ['/', ''],
        ['/e/0000000000000000', ''],
      ]) {
        const { html } = await get(`${path}?lang=${language}`);
        for (const kind of ['privacy', 'accessibility'] as const) {
          const address = `/${kind}${of}?lang=${language}`;
          expect(html).toContain(`<a href="${address.replace('&', '&amp;')}">${about[kind].title}</a>`);
          const page = await get(address);
          expect(page.status).toBe(200);
          expect(page.html).toContain(`lang="${language}" dir="${direction}"`);
          expect(page.html).toContain(`<h1>${about[kind].title}</h1>`);
        }
      }
    },
  );
});

describe('how the data are handled', () => {
  it('is told in the controller’s own words', async () => {
    const { html } = await get(`/privacy/${unit}?lang=sv`);
    expect(html).toContain('Västra Götalandsregionen ansvarar.');
    expect(html).toContain('Sahlgrenska Universitetssjukhuset');
    expect(html).not.toContain('förlaga');
  });

  it('is a template that says so where the controller has written nothing', async () => {
    for (const path of [
      `/privacy/${unit}?lang=en`,
      '/privacy/akademiska?lang=en',
      '/privacy/nowhere?lang=en',
    ]) {
      const { html } = await get(path);
      expect(html).toContain('This is a template.');
      expect(html).toContain('data controller');
    }
    expect((await get(`/accessibility/${unit}`)).html).not.toContain('förlaga');
  });
});

describe('the page that asks for a code', () => {
  it.each(['/', '/e/0000000000000000'])('says who asks: %s', async (path) => {
    const { html } = await get(path);
    for (const { name, units } of areas) {
      expect(html).toContain(name);
      for (const { name: asking } of units) expect(html).toContain(asking);
    }
  });
});
