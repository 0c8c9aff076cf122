import { describe, expect, it } from 'vitest';
import type { UnitContact } from '../../../functions/domain/care/unit-contact.ts';
import { withdrawInvitation } from '../../../functions/storage/patient/invitations.ts';
import { setContact } from '../../../functions/storage/wording/unit-contact.ts';
import { watchTraffic } from '../../bench/traffic.ts';
import { entry } from '../../support/builders.ts';
import { newSubmission, premAnswer, surveyWorld, unit } from '../../support/survey-world.ts';

const contact: UnitContact = {
  phone: '031-342 10 00',
  sv: { hours: 'Måndag–fredag 8–10', text: 'Fråga efter «Ansiktsteamet» & säg din kod.\nVi ringer upp.' },
  en: { text: 'Ask for the facial palsy team.' },
};
const link = '<a href="tel:0313421000"><bdi dir="ltr">031-342 10 00</bdi></a>';
const swedish = ['Måndag–fredag 8–10', 'Fråga efter «Ansiktsteamet» &amp; säg din kod.', 'Vi ringer upp.'];
const where = 'Numret står i kallelsen';

type World = Awaited<ReturnType<typeof surveyWorld>>;

async function contactWorld(given: UnitContact | null = contact, at = unit) {
  const world = await surveyWorld();
  await setContact(world.table, at, given, 0, entry({ at: '2026-02-01T10:00:00Z', who: 'lead' }));
  return world;
}
const html = async (response: Response | Promise<Response>) => (await response).text();
const shown = async (world: World, code: string, search = '') =>
  html(world.app.request(`/e/${code}${search}`));
const expired = { expiresAt: '2026-02-28' };

describe('the unit’s contact', () => {
  it('is on the pages of an expired or withdrawn code, with a number that can be pressed', async () => {
    const world = await contactWorld();
    const { code } = await world.invite(expired);
    const withdrawn = await world.invite();
    await withdrawInvitation(
      world.table,
      unit,
      withdrawn.reference,
      'i1',
      entry({ at: '2026-02-25T09:00:00Z' }),
    );
    for (const page of [await shown(world, code), await shown(world, withdrawn.code)]) {
      for (const said of ['Kontakta Sahlgrenska Universitetssjukhuset.', link, ...swedish])
        expect(page).toContain(said);
      expect(page).not.toContain(where);
    }
  });

  it('is on the questionnaire, its receipt, and the page of an answered form', async () => {
    const world = await contactWorld();
    const { code } = await world.invite({ forms: ['prem'] });
    expect(await shown(world, code)).toContain(link);
    const sent = () => ({
      submission: newSubmission(),
      respondent: 'patient',
      language: 'sv',
      overall: 'good',
    });
    await world.post(`/e/${code}/prem`, sent());
    const receipt = await shown(world, code, '?after=prem');
    expect(receipt).toContain('Tack! Alla svar är sparade');
    expect(receipt).toContain(link);
    const again = await world.post(`/e/${code}/prem`, sent());
    expect(again.status).toBe(409);
    expect(await again.text()).toContain(link);
  });

  it('is on the page that the phone keeps, which is replaced when the contact changes', async () => {
    const world = await contactWorld();
    const { code } = await world.invite();
    const shell = () => html(world.app.request('/e/shell?lang=sv&unit=sahlgrenska'));
    const versionIn = (page: string) => /"version":"([0-9a-f]+)"/.exec(page)?.[1];
    const before = await shell();
    expect(before).toContain(link);
    expect(versionIn(await shown(world, code))).toBe(versionIn(before));
    await setContact(world.table, unit, null, 1, entry({ at: '2026-02-02T10:00:00Z', who: 'lead' }));
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    const after = await shell();
    expect(after).not.toContain(link);
    expect(versionIn(after)).not.toBe(versionIn(before));
  });

  it('is in the page’s language when the unit has it, otherwise in Swedish and marked as Swedish', async () => {
    const world = await contactWorld();
    const { code } = await world.invite(expired);
    const english = await shown(world, code, '?lang=en');
    expect(english).toContain('Contact Sahlgrenska Universitetssjukhuset.');
    expect(english).toContain('<span>Ask for the facial palsy team.</span>');
    expect(english).toContain('<span lang="sv" dir="ltr">Måndag–fredag 8–10</span>');
    expect(english).not.toContain('Vi ringer upp.');
    expect(await shown(world, code, '?lang=ar')).toContain('<span lang="sv" dir="ltr">Vi ringer upp.</span>');
    expect(await shown(world, code)).toContain('<span>Vi ringer upp.</span>');
  });

  it('names the unit and the letter when the unit has no contact', async () => {
    for (const world of [await contactWorld(null), await contactWorld(contact, 'akademiska')]) {
      const { code } = await world.invite(expired);
      const page = await shown(world, code);
      expect(page).toContain(
        'Kontakta Sahlgrenska Universitetssjukhuset. Numret står i kallelsen till besöket och på 1177.se.',
      );
      expect(page).not.toContain('tel:');
    }
  });

  it('is of no unit when the code is unknown', async () => {
    const world = await contactWorld();
    for (const path of ['/', '/e/0000000000000000', '/e/x', '/nowhere']) {
      const page = await html(world.app.request(path));
      expect(page).not.toContain('class="contact"');
      expect(page).not.toContain('tel:');
    }
  });

  it('costs no read of its own', async () => {
    const world = await contactWorld();
    const { code } = await world.invite();
    const gone = await world.invite(expired);
    const take = watchTraffic(world.table);
    await shown(world, code);
    expect(take().requests).toEqual(['Query', 'Query']);
    await shown(world, gone.code);
    await world.put(code, 'prem', premAnswer());
    expect(take().requests).toEqual(['Query', 'Query', 'UpdateItem']);
  });

  it('still names the unit where the answer cannot be read any more than the page', async () => {
    const world = await contactWorld();
    const { code } = await world.invite(expired);
    const send = world.table.client.send.bind(world.table.client);
    world.table.client.send = ((command: { input: { IndexName?: string } }) =>
      command.input.IndexName ? send(command as never) : Promise.reject(new Error('out of reach'))) as never;
    const response = await world.app.request(`/e/${code}`);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain(`Kontakta Sahlgrenska Universitetssjukhuset. ${where}`);
  });
});
