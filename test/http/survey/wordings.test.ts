import { describe, expect, it } from 'vitest';
import { providedWordings } from '../../../functions/domain/survey/wordings/wordings.ts';
import { storePack } from '../../../functions/storage/wording/wording-packs.ts';
import { setActive } from '../../../functions/storage/wording/wordings.ts';
import { watchTraffic } from '../../bench/traffic.ts';
import { newSubmission, premAnswer, surveyWorld, unit } from '../../support/survey-world.ts';
import { packOf } from '../../support/wording-pack.ts';

const pack = packOf('face', 'sv', 'face-sv-1');
const next = packOf('face', 'sv', 'face-sv-2', '¤');
const provisional = 'face-sv-provisional-1';
const question = 'Hur ofta har ögat på den berörda sidan varit torrt eller irriterat?';

type World = Awaited<ReturnType<typeof surveyWorld>>;

let ids = 0;
async function activate(world: World, given: typeof pack | null, at = unit, what = pack) {
  const deed = { at: world.clock.now.toISOString(), by: 'admin', id: `a${++ids}` };
  if (given) await storePack(world.table, given, deed);
  await setActive(
    world.table,
    { unit: at, instrument: what.instrument, language: what.language, pack: given },
    deed,
  );
}
const later = (world: World, seconds: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000);
};
const page = async (world: World, code: string, search = '') => {
  const response = await world.app.request(`/e/${code}${search}`);
  return { status: response.status, html: await response.text() };
};
const faceAnswer = (more: object = {}) => ({
  submission: newSubmission(),
  respondent: 'patient',
  language: 'sv',
  values: { '1': 3 },
  ...more,
});
/** The version that the page's own form names as shown. */
const versionOf = (html: string, form = 'face') =>
  new RegExp(`action="[^"]*/${form}".*?name="wording" value="([^"]+)"`, 's').exec(html)?.[1];

describe('the page of a unit', () => {
  it('shows the active permitted wording, and does not call it provisional', async () => {
    const world = await surveyWorld();
    await activate(world, pack);
    const { code } = await world.invite({ forms: ['face'] });
    const { html } = await page(world, code);
    expect(html).toContain(`${question} §`);
    expect(html).not.toContain('preliminär');
    expect(versionOf(html)).toBe('face-sv-1');
    const english = await page(world, code, '?lang=en');
    expect(versionOf(english.html)).toBe('face-en-provisional-1');
  });

  it("shows the project's own wording where none is active, as at every other unit", async () => {
    const world = await surveyWorld();
    await activate(world, pack, 'akademiska');
    const { code } = await world.invite({ forms: ['face'] });
    const { html } = await page(world, code);
    expect(html).toContain(question);
    expect(html).not.toContain('§');
    expect(versionOf(html)).toBe(provisional);
  });

  it('follows an activation and a deactivation within a minute', async () => {
    const world = await surveyWorld();
    const { code } = await world.invite({ forms: ['face'] });
    expect(versionOf((await page(world, code)).html)).toBe(provisional);
    await activate(world, pack);
    later(world, 60);
    expect(versionOf((await page(world, code)).html)).toBe('face-sv-1');
    await activate(world, null);
    later(world, 60);
    expect(versionOf((await page(world, code)).html)).toBe(provisional);
  });

  it('costs one read when it is opened, and one more a minute for the wording of its unit', async () => {
    const world = await surveyWorld();
    const { code } = await world.invite();
    const take = watchTraffic(world.table);
    const opened = async () => {
      await page(world, code);
      return take().requests;
    };
    expect(await opened()).toEqual(['Query', 'Query']);
    later(world, 30);
    expect(await opened()).toEqual(['Query']);
    later(world, 30);
    expect(await opened()).toEqual(['Query', 'Query']);
  });
});

describe('an answer', () => {
  it('names the version that was shown, posted by the page without script', async () => {
    const world = await surveyWorld();
    await activate(world, pack);
    const { code, stored } = await world.invite({ forms: ['face'] });
    const wording = versionOf((await page(world, code)).html) ?? '';
    const { submission, respondent, language } = faceAnswer();
    const sent = { submission, respondent, language, wording, '1': '3' };
    expect((await world.post(`/e/${code}/face`, sent)).status).toBe(303);
    expect((await stored())?.answers?.face).toMatchObject({ wording: 'face-sv-1', values: { '1': 3 } });
  });

  it('names the wording that the unit shows when a program names none', async () => {
    const world = await surveyWorld();
    await activate(world, pack);
    const { code, stored } = await world.invite();
    expect((await world.put(code, 'face', faceAnswer())).status).toBe(201);
    expect((await world.put(code, 'prem', premAnswer())).status).toBe(201);
    expect((await stored())?.answers?.face?.wording).toBe('face-sv-1');
    expect((await stored())?.answers?.prem?.wording).toBe('prem-sv-besok-1');
  });

  it('names the wording shown when the page was opened, also after another activation', async () => {
    const world = await surveyWorld();
    await activate(world, pack);
    const { code, stored } = await world.invite({ forms: ['face'] });
    const wording = versionOf((await page(world, code)).html);
    await activate(world, next);
    later(world, 120);
    expect((await world.put(code, 'face', faceAnswer({ wording }))).status).toBe(201);
    expect((await stored())?.answers?.face?.wording).toBe('face-sv-1');
  });

  it('names the wording that another process showed, when this one is behind', async () => {
    const world = await surveyWorld();
    const { code, stored } = await world.invite({ forms: ['face'] });
    await page(world, code);
    await activate(world, pack);
    later(world, 5);
    expect((await world.put(code, 'face', faceAnswer({ wording: 'face-sv-1' }))).status).toBe(201);
    expect((await stored())?.answers?.face?.wording).toBe('face-sv-1');
  });

  it('never names a version that the unit has not shown in the language', async () => {
    const world = await surveyWorld();
    await activate(world, pack, 'akademiska');
    for (const wording of ['face-sv-1', 'made-up-1', 'face-en-provisional-1', 'prem-sv-besok-1']) {
      const { code, stored } = await world.invite({ forms: ['face'] });
      later(world, 5);
      expect((await world.put(code, 'face', faceAnswer({ wording }))).status).toBe(201);
      expect((await stored())?.answers?.face?.wording).toBe(provisional);
    }
  });

  it('is the same submission with and without the name of the wording', async () => {
    const world = await surveyWorld();
    const { code } = await world.invite({ forms: ['face'] });
    const sent = faceAnswer();
    expect((await world.put(code, 'face', { ...sent, wording: provisional })).status).toBe(201);
    expect((await world.put(code, 'face', sent)).status).toBe(200);
  });
});

describe('where provisional wording is refused', () => {
  const strict = () => surveyWorld({ wordings: providedWordings('refused') });

  it('no page has it: a form without other words is not there', async () => {
    const world = await strict();
    const { code } = await world.invite();
    const { html } = await page(world, code);
    expect(versionOf(html, 'prem')).toBe('prem-sv-besok-1');
    expect(html).not.toContain(question);
    expect(html).not.toContain(`/e/${code}/face`);
    expect(html).not.toMatch(/provisional|preliminär/);
    const response = await world.app.request(`/api/survey/${code}`);
    expect(await response.json()).toMatchObject({
      forms: [{ id: 'prem', answered: false }],
      languages: ['sv'],
    });
    const put = await world.put(code, 'face', faceAnswer());
    expect([put.status, (await put.json()).errors[0].path]).toEqual([422, 'language']);
  });

  it('a form is offered in the languages that have permitted wording at the unit', async () => {
    const world = await strict();
    await activate(world, pack);
    const { code } = await world.invite({ forms: ['prem', 'face'] });
    expect(versionOf((await page(world, code)).html)).toBe('face-sv-1');
    const english = await page(world, code, '?lang=en');
    expect(versionOf(english.html)).toBeUndefined();
    expect(english.html).toContain(`href="/e/${code}?lang=sv"`);
    const { languages } = await (await world.app.request(`/api/survey/${code}`)).json();
    expect(languages).toEqual(['sv']);
  });

  it('the page gives no thanks for answers that were never asked for', async () => {
    const world = await strict();
    const { code } = await world.invite({ forms: ['face', 'fdi'] });
    const { status, html } = await page(world, code);
    expect(status).toBe(410);
    expect(html).not.toContain('Tack!');
    expect((await world.app.request(`/api/survey/${code}`)).status).toBe(410);
  });

  it('an answer to a wording shown a moment ago is still accepted', async () => {
    const world = await strict();
    await activate(world, pack);
    const { code, stored } = await world.invite({ forms: ['face'] });
    const wording = versionOf((await page(world, code)).html);
    await activate(world, null);
    later(world, 120);
    expect((await world.put(code, 'face', faceAnswer({ wording }))).status).toBe(201);
    expect((await stored())?.answers?.face?.wording).toBe('face-sv-1');
    expect((await page(world, code)).status).toBe(200);
  });
});
