import { beforeAll, describe, expect, it } from 'vitest';
import { surveyWorld } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld();
});

const versionIn = (html: string) => /"version":"([0-9a-f]+)"/.exec(html)?.[1];

describe('the page that a phone keeps for use without a network', () => {
  it('is a page with every form, of the unit and of no invitation', async () => {
    const { code, reference } = await world.invite();
    const response = await world.app.request('/e/shell?lang=sv&unit=sahlgrenska&v=x');
    expect(response.status).toBe(200);
    const html = await response.text();
    for (const form of ['prem', 'face', 'fdi']) expect(html).toContain(`<form id="${form}"`);
    for (const secret of [code, reference, ' checked']) expect(html).not.toContain(secret);
  });

  it('has the version that the questionnaire asks for, and another one in another language', async () => {
    const { code } = await world.invite();
    const questionnaire = await (await world.app.request(`/e/${code}`)).text();
    const kept = await (await world.app.request('/e/shell?lang=sv&unit=sahlgrenska')).text();
    const english = await (await world.app.request('/e/shell?lang=en&unit=sahlgrenska')).text();
    expect(versionIn(kept)).toMatch(/^[0-9a-f]+$/);
    expect(versionIn(kept)).toBe(versionIn(questionnaire));
    expect(versionIn(english)).not.toBe(versionIn(kept));
  });

  it('is not made for units that are none', async () => {
    expect((await world.app.request('/e/shell?lang=sv&unit=elsewhere')).status).toBe(404);
  });

  it('comes with a service worker, served as a script under the same headers as the pages', async () => {
    const response = await world.app.request('/e/sw.js?lang=sv&unit=sahlgrenska&v=x');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/javascript/);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(await response.text()).not.toBe('');
  });
});
