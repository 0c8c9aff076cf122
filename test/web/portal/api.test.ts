import { expect, it } from 'vitest';
import { awkwardKeys, awkwardReferences, workThrough } from '../../support/awkward-names.ts';
import { newVisit, record } from '../../support/builders.ts';
import { pageGlobals } from '../../support/page-globals.ts';
import { portalWorld, tokenOf } from '../../support/portal.ts';

const staff = 'staff@sahlgrenska';
const world = await portalWorld();
/** Loses the next answer on its way, once the server has made it. */
let loseAnswer = false;
pageGlobals(async (request) => {
  const answer = await world.app.request(request);
  if (!loseAnswer) return answer;
  loseAnswer = false;
  throw new TypeError('Failed to fetch');
});
const { keepTokens } = await import('../../../web/portal/sign-in/tokens.ts');
keepTokens({ access: tokenOf(staff) });
const { api, newOnce } = await import('../../../web/portal/api.ts');

it.each(awkwardReferences)('reaches every call about the patient %s', async (reference) => {
  await workThrough(api, reference, awkwardKeys);
});

it('reaches a measure, a form and a wording whose names hold letters outside ASCII', async () => {
  expect(await api.members(2028, 'Ö1', { after: undefined })).toEqual({ rows: [], next: undefined });
  expect((await api.formWordings('face')).wordings).not.toEqual([]);
  await expect(api.pack('face-..-1')).rejects.toMatchObject({ status: 403 });
});

it('creates one thing when the answer is lost on its way and the dialog sends it again', async () => {
  const [patient, invited, renewed] = [newOnce(), newOnce(), newOnce()];
  const twice = async <Answer>(create: () => Promise<Answer>): Promise<Answer> => {
    loseAnswer = true;
    await expect(create()).rejects.toMatchObject({ status: 0 });
    return create();
  };
  const visit = newVisit({ date: '2028-02-02', referralReceivedOn: '2028-01-01' });
  const lost = record({ reference: 'LOST-1', visits: [visit] });
  const register = { once: patient, acceptsAlike: false };
  expect(await twice(() => api.register(lost, register))).toEqual({ reference: 'LOST-1', version: 1 });
  const asked = { occasion: 'new-visit', anchor: visit.key, forms: ['face'], channel: 'letter' } as const;
  const sent = { reference: 'LOST-1', ...asked, forms: [...asked.forms], handedOver: false };
  const { key, code } = await twice(() => api.invite(sent, invited));
  expect((await api.patient('LOST-1')).invitations.map((one) => one.key)).toEqual([key]);
  expect((await api.showCode('LOST-1', key)).code).toBe(code);
  const another = await twice(() => api.renewCode('LOST-1', key, renewed));
  expect(another.code).not.toBe(code);
  expect((await api.showCode('LOST-1', key)).code).toBe(another.code);
});
