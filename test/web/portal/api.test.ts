import { expect, it } from 'vitest';
import { awkwardKeys, awkwardReferences, workThrough } from '../../support/awkward-names.ts';
import { pageGlobals } from '../../support/page-globals.ts';
import { portalWorld, tokenOf } from '../../support/portal.ts';

const staff = 'staff@sahlgrenska';
const world = await portalWorld();
pageGlobals((request) => world.app.request(request));
const { keepTokens } = await import('../../../web/portal/sign-in/tokens.ts');
keepTokens({ access: tokenOf(staff) });
const { api } = await import('../../../web/portal/api.ts');

it.each(awkwardReferences)('reaches every call about the patient %s', async (reference) => {
  await workThrough(api, reference, awkwardKeys);
});

it('reaches a measure, a form and a wording whose names hold letters outside ASCII', async () => {
  expect(await api.members(2028, 'Ö1', { after: undefined })).toEqual({ rows: [], next: undefined });
  expect((await api.formWordings('face')).wordings).not.toEqual([]);
  await expect(api.pack('face-..-1')).rejects.toMatchObject({ status: 403 });
});
