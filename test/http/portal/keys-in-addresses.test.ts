import { expect, it } from 'vitest';
import { toPathName } from '../../../functions/domain/path-name.ts';
import { portalWorld } from '../../support/portal.ts';
import { workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const key = 'Nybesök é 1';
const [first] = workedExample().invitations;
const { answers: _, ...unanswered } = first as Record<string, unknown>;
await world.importLines(staff, [
  { ...workedExample(), invitations: [{ ...unanswered, key, expiresAt: '2028-05-01' }] },
]);

it.each([
  ['as it is stored', key],
  ['in the other Unicode form', key.normalize('NFD')],
  ['with a space that does not break', key.replaceAll(' ', '\u00a0')],
  ['with an invisible character', key.replace('é', 'é\u200b')],
])('an address names an invitation by its key as people see it: %s', async (_case, written) => {
  const path = `/invitations/SU-0001/${encodeURIComponent(toPathName(written))}`;
  const issued = await world.ask(staff, `${path}/code`, { method: 'POST' });
  expect([issued.status, (await issued.json()).key]).toEqual([201, key]);
  expect((await world.ask(staff, `${path}/code`)).status).toBe(200);
  expect((await world.ask(staff, `${path}/handed-over`, { method: 'POST' })).status).toBe(200);
});
