import { describe, expect, it } from 'vitest';
import { readCode } from '../../../functions/domain/survey/code.ts';
import { portalApp } from '../../../functions/http/portal/portal.ts';
import { hashCode } from '../../../functions/storage/patient/code-hash.ts';
import { findByCode } from '../../../functions/storage/patient/survey-invitation.ts';
import { hmacUnder } from '../../support/hmac.ts';
import { portalWorld, tokenOf } from '../../support/portal.ts';
import { workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const reference = 'SU-0001';
await world.importLines(staff, [{ ...workedExample(), invitations: [] }]);

const asked = { reference, occasion: 'new-visit', anchor: 'v1', forms: ['prem', 'face'], channel: 'letter' };
const invite = (body: object = asked) => world.ask(staff, '/invitations', { body });
const opens = (code: string) => findByCode(world.table, hashCode(readCode(code) ?? ''));
const stored = async (key: string) => {
  const { invitations } = await (await world.ask(staff, `/patients/${reference}`)).json();
  return invitations.find((one: { key: string }) => one.key === key);
};

describe('an invitation', () => {
  it('gives a code that opens it', async () => {
    const response = await invite();
    expect(response.status).toBe(201);
    const { key, code, link } = await response.json();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(link).toBe(`https://nhv.test/e/${code}`);
    expect(await opens(code)).toMatchObject({ unit: 'sahlgrenska', forms: ['prem', 'face'] });
    expect(await stored(key)).toMatchObject({
      occasion: 'new-visit',
      anchor: 'v1',
      channel: 'letter',
      sentAt: '2028-03-02T09:00:00Z',
      expiresAt: '2028-05-31',
      status: 'sent',
    });
    expect(JSON.stringify(await stored(key))).not.toContain(code.slice(0, 4));
  });

  it.each<[string, object, string]>([
    ['an anchor that is not there', { anchor: 'v9' }, 'anchor'],
    ['an anchor that is no new visit', { anchor: 'v2' }, 'anchor'],
    ['a form that the occasion does not have', { occasion: 'one-year', anchor: 't1' }, 'forms.0'],
    ['a form twice', { forms: ['face', 'face'] }, 'forms.1'],
    ['no form', { forms: [] }, 'forms'],
    ['an unknown form', { forms: ['eq5d'] }, 'forms.0'],
    ['an unknown channel', { channel: 'fax' }, 'channel'],
    ['an unknown field', { phone: '070' }, 'phone'],
  ])('is not made with %s', async (_, more, path) => {
    const response = await invite({ ...asked, ...more });
    expect([response.status, (await response.json()).errors[0].path]).toEqual([422, path]);
  });

  it('is not made for a patient who does not exist', async () => {
    expect((await invite({ ...asked, reference: 'nobody' })).status).toBe(404);
  });

  it('rests on a visit by whatever key an import gave it', async () => {
    const visit = { ...workedExample().visits[0], key: `besök/${'2026-'.repeat(18)}` };
    const line = { ...workedExample(), reference: 'long-key', visits: [visit], invitations: [] };
    expect((await world.importLines(staff, [line])).body).toMatchObject({ created: 1 });
    expect((await invite({ ...asked, reference: 'long-key', anchor: visit.key })).status).toBe(201);
  });

  it('closes when it is withdrawn, and stays as it was withdrawn first', async () => {
    const { key, code } = await (await invite()).json();
    const withdraw = () => world.ask(staff, `/invitations/${reference}/${key}/withdraw`, { method: 'POST' });
    expect((await withdraw()).status).toBe(200);
    expect(await opens(code)).toMatchObject({ withdrawnAt: '2028-03-02T09:00:00Z' });
    expect(await (await withdraw()).json()).toEqual({ key, withdrawnAt: '2028-03-02T09:00:00Z' });
    expect((await stored(key)).status).toBe('withdrawn');
    const renewed = await world.ask(staff, `/invitations/${reference}/${key}/code`, { method: 'POST' });
    expect(renewed.status).toBe(409);
  });

  it('takes a new code, and the old one is dead', async () => {
    const { key, code } = await (await invite()).json();
    const response = await world.ask(staff, `/invitations/${reference}/${key}/code`, { method: 'POST' });
    expect(response.status).toBe(201);
    const renewed = await response.json();
    expect(renewed).toMatchObject({ key, link: `https://nhv.test/e/${renewed.code}` });
    expect(await opens(code)).toBeNull();
    expect(await opens(renewed.code)).toMatchObject({ forms: ['prem', 'face'] });
  });

  it('shows its code again, logged, until it is replaced or the invitation closed', async () => {
    const issued = await (await invite()).json();
    const path = `/invitations/${reference}/${issued.key}`;
    const shown = await world.ask(staff, `${path}/code`);
    expect([shown.status, await shown.json()]).toEqual([200, issued]);
    const { entries } = await (await world.ask(staff, `/patients/${reference}/history`)).json();
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'show-code', detail: { key: issued.key } }),
    );
    expect(JSON.stringify(entries)).not.toContain(issued.code);

    const renewed = await (await world.ask(staff, `${path}/code`, { method: 'POST' })).json();
    expect(await (await world.ask(staff, `${path}/code`)).json()).toEqual(renewed);
    await world.ask(staff, `${path}/withdraw`, { method: 'POST' });
    expect((await world.ask(staff, `${path}/code`)).status).toBe(409);
  });

  it('whose code was drawn or derived under another key shows none, and the code still opens it', async () => {
    const { key, code } = await (await invite()).json();
    const path = `/api/portal/invitations/${reference}/${key}/code`;
    const otherKey = portalApp({ ...world.deps, deriveMac: hmacUnder('another') });
    const headers = { authorization: `Bearer ${tokenOf(staff)}` };
    expect((await otherKey.request(path, { headers })).status).toBe(409);
    expect(await opens(code)).not.toBeNull();
    await world.importLines(staff, [
      { ...workedExample(), invitations: [{ ...asked, reference: undefined, key: 'no-code' }] },
    ]);
    expect((await world.ask(staff, `/invitations/${reference}/no-code/code`)).status).toBe(409);
  });

  it('never shows its code to another unit', async () => {
    const { key } = await (await invite()).json();
    const response = await world.ask('staff@akademiska', `/invitations/${reference}/${key}/code`);
    expect(response.status).toBe(404);
  });

  it('that was imported and not sent is sent with its first code', async () => {
    const invitations = [{ ...asked, reference: undefined, key: 'not-sent' }];
    await world.importLines(staff, [{ ...workedExample(), invitations }]);
    expect(await stored('not-sent')).toMatchObject({ status: 'not-sent' });
    await world.ask(staff, `/invitations/${reference}/not-sent/code`, { method: 'POST' });
    expect(await stored('not-sent')).toMatchObject({ status: 'sent', sentAt: '2028-03-02T09:00:00Z' });
  });

  it.each(['withdraw', 'code', 'handed-over'])('that does not exist cannot be changed (%s)', async (what) => {
    const response = await world.ask(staff, `/invitations/${reference}/nothing/${what}`, { method: 'POST' });
    expect(response.status).toBe(404);
  });
});

describe('an answer typed by staff', () => {
  const typed = {
    respondent: 'patient',
    mode: 'paper',
    language: 'sv',
    answeredOn: '2028-03-02',
    values: { overall: 'good' },
  };
  const type = (key: string, form: string, more: object = {}) =>
    world.ask(staff, `/patients/${reference}/invitations/${key}/answers/${form}`, {
      method: 'PUT',
      body: { ...typed, ...more },
    });

  it('is stored once, with how it came', async () => {
    const { key } = await (await invite()).json();
    const response = await type(key, 'prem');
    expect([response.status, await response.json()]).toEqual([201, { answeredAt: '2028-03-02T09:00:00Z' }]);
    expect((await type(key, 'prem', { values: { overall: 'poor' } })).status).toBe(409);
    expect((await type(key, 'face', { mode: 'phone', values: { '1': 5 } })).status).toBe(201);
    const invitation = await stored(key);
    expect(invitation.status).toBe('answered');
    expect(invitation.answers.prem).toEqual({
      answeredAt: '2028-03-02T09:00:00Z',
      respondent: 'patient',
      mode: 'paper',
      language: 'sv',
    });
    expect(invitation.answers.face).toMatchObject({ mode: 'phone', values: { '1': 5 } });
  });

  it.each<[string, object, string]>([
    ['a web answer', { mode: 'web' }, 'mode'],
    ['a day in the future', { answeredOn: '2028-03-03' }, 'answeredOn'],
    ['a day before it was sent', { answeredOn: '2028-03-01' }, 'answeredOn'],
    ['a day that is none', { answeredOn: '2028-02-30' }, 'answeredOn'],
    ['an option that is not there', { values: { overall: 'superb' } }, 'values.overall'],
    ['an item that is not there', { values: { overall: 'good', '1': 1 } }, 'values.1'],
    ['nothing answered', { values: {} }, 'values.overall'],
  ])('is refused: %s', async (_, more, path) => {
    const { key } = await (await invite()).json();
    const response = await type(key, 'prem', more);
    expect([response.status, (await response.json()).errors[0].path]).toEqual([422, path]);
  });

  it('names the wording that was on the paper, where it is known', async () => {
    const first = await (await invite()).json();
    expect(
      (await type(first.key, 'face', { wording: 'face-sv-provisional-1', values: { '1': 5 } })).status,
    ).toBe(201);
    expect((await stored(first.key)).answers.face.wording).toBe('face-sv-provisional-1');
    for (const wrong of [
      { wording: 'made-up-1' },
      { wording: 'prem-sv-besok-1' },
      { wording: 'face-sv-provisional-1', language: 'en' },
    ]) {
      const { key } = await (await invite()).json();
      const response = await type(key, 'face', { values: { '1': 5 }, ...wrong });
      expect([response.status, (await response.json()).errors[0].path]).toEqual([422, 'wording']);
      expect((await stored(key)).answers).toBeUndefined();
    }
  });

  it('is refused to a form that was not sent, and after withdrawal', async () => {
    const { key } = await (await invite()).json();
    expect((await type(key, 'fdi')).status).toBe(404);
    await world.ask(staff, `/invitations/${reference}/${key}/withdraw`, { method: 'POST' });
    expect((await type(key, 'prem')).status).toBe(409);
  });
});
