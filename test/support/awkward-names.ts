import { expect } from 'vitest';
import type { api as PortalCalls } from '../../web/portal/api.ts';
import { newVisit, record } from './builders.ts';

/** References that may be stored, but that a path cannot hold unencoded. */
export const awkwardReferences = ['.', '..', '...', 'a..'] as const;

/** Keys of invitations that an import may bring. */
export const awkwardKeys = [
  '.',
  '..',
  'a/../b',
  '2026/17',
  'a#b',
  'a?b=c&d',
  '%',
  '%2F',
  '50%25',
  'a+b c',
  '~',
  '~2F',
  'a\\b',
  '$&',
  '{key}',
  ':key',
  'Å😀',
] as const;

/**
 * Makes every call of the portal about a patient and each of the invitations, from the import to the
 * deletion.
 */
export async function workThrough(api: typeof PortalCalls, reference: string, keys: readonly string[]) {
  // Long ago by every clock; the links stay open.
  const visit = newVisit({ date: '2020-03-02', referralReceivedOn: '2020-02-01' });
  const patient = record({ reference, visits: [visit] });
  const invitations = keys.map((key) => ({
    key,
    occasion: 'new-visit',
    anchor: visit.key,
    forms: ['face', 'fdi'],
    channel: 'letter',
    sentAt: '2020-03-03T09:00:00Z',
    expiresAt: '2199-01-01',
  }));
  const imported = await api.importLines(JSON.stringify({ ...patient, invitations }), {
    dryRun: false,
    details: false,
  });
  expect(imported).toMatchObject({ created: 1, rejected: [] });

  for (const key of keys) {
    expect(await api.renewCode(reference, key, crypto.randomUUID())).toMatchObject({ key });
    await api.answer(reference, key, 'face', {
      respondent: 'patient',
      mode: 'paper',
      language: 'sv',
      answeredOn: '2020-03-10',
      values: { '1': 2 },
    });
    await api.withdraw(reference, key);
  }
  const { version, invitations: seen } = await api.patient(reference);
  expect(seen.map(({ key }) => key).sort()).toEqual([...keys].sort());
  for (const { status, answers } of seen)
    expect([status, Object.keys(answers ?? {})]).toEqual(['withdrawn', ['face']]);

  const saved = await api.savePatient(reference, {
    version,
    record: { ...patient, homeRegion: '12' },
    reason: 'Fel i remissen',
  });
  await api.deletePatient(reference, { version: saved.version, reason: 'Fel patient' });
  await expect(api.patient(reference)).rejects.toMatchObject({ status: 404 });
  const newest = await api.history(reference);
  const older = newest.next === undefined ? [] : (await api.history(reference, newest.next)).rows;
  const actions = [...newest.rows, ...older].map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['import-patient', 'change-patient', 'delete-patient']));
}
