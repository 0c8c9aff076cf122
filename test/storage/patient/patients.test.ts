import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import {
  createRecord,
  getPatient,
  listPatients,
  updateRecord,
} from '../../../functions/storage/patient/patients.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { patientArbitrary } from '../../support/arbitraries.ts';
import { answer, entry, invitation, newVisit, patient, record, surgery } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { failed } from '../../support/failed.ts';
import { storePatient, unit } from '../../support/world.ts';

let table: Table;
beforeEach(async () => {
  table = await testTable();
});

describe('a patient record', () => {
  it('is read as it was written, and by its unit only', async () => {
    expect(await createRecord(table, unit, record({ treatments: [surgery()] }), entry())).toBe(1);
    expect(await getPatient(table, unit, 'SU-0001')).toEqual({
      patient: { ...record({ treatments: [surgery()] }), invitations: [] },
      version: 1,
      invited: 0,
      invitationVersions: {},
    });
    expect(await getPatient(table, 'akademiska', 'SU-0001')).toBeNull();
  });

  it('any valid one is read as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(patientArbitrary(periferFacialispares), async (given) => {
        const own = await testTable();
        await storePatient(own, given);
        const read = await getPatient(own, unit, given.reference, { withPremValues: true });
        const expiry = (one: { createdAt?: string | undefined; sentAt?: string | undefined }) => ({
          ...(one.sentAt || one.createdAt ? { expiresAt: expect.any(String) } : {}),
        });
        expect(read?.patient).toEqual({
          ...given,
          invitations: given.invitations.map(({ answers = {}, ...one }) => ({
            ...expiry(one),
            ...one,
            ...(Object.keys(answers).length > 0 ? { answers } : {}),
          })),
        });
      }),
      { numRuns: 15 },
    );
  });

  it('is created once: the second time is a conflict that changes nothing', async () => {
    await createRecord(table, unit, record(), entry());
    await expect(createRecord(table, unit, record({ birthDate: '1999-01-01' }), entry())).rejects.toEqual(
      failed('conflict'),
    );
    expect((await getPatient(table, unit, 'SU-0001'))?.patient.birthDate).toBe('1980-04-30');
  });

  it('is replaced from the version it was changed on, optional fields removed', async () => {
    await createRecord(table, unit, record(), entry());
    const { cause: _, ...changed } = record({ visits: [newVisit(), newVisit({ key: 'v2' })] });
    expect(await updateRecord(table, unit, changed, { version: 1, invited: 0 }, entry())).toBe(2);
    const read = await getPatient(table, unit, 'SU-0001');
    expect(read).toMatchObject({ version: 2, patient: changed });
    expect(read?.patient).not.toHaveProperty('cause');
  });

  it('is not changed by a stale write', async () => {
    await createRecord(table, unit, record(), entry());
    await updateRecord(table, unit, record({ homeRegion: '12' }), { version: 1, invited: 0 }, entry());
    const before = await getPatient(table, unit, 'SU-0001');
    await expect(
      updateRecord(table, unit, record({ homeRegion: '01' }), { version: 1, invited: 0 }, entry()),
    ).rejects.toEqual(failed('conflict'));
    expect(await getPatient(table, unit, 'SU-0001')).toEqual(before);
  });

  it('of two changes at once takes one', async () => {
    await createRecord(table, unit, record(), entry());
    const changes = ['12', '01'].map((homeRegion) =>
      updateRecord(table, unit, record({ homeRegion }), { version: 1, invited: 0 }, entry()),
    );
    const outcomes = await Promise.allSettled(changes);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('that does not exist cannot be changed', async () => {
    await expect(updateRecord(table, unit, record(), { version: 1, invited: 0 }, entry())).rejects.toEqual(
      failed('not-found'),
    );
    expect(await getPatient(table, unit, 'SU-0001')).toBeNull();
  });

  it('too large for the database is refused as input', async () => {
    const visits = Array.from({ length: 6000 }, (_, index) => newVisit({ key: `visit-${index}` }));
    await expect(createRecord(table, unit, record({ visits }), entry())).rejects.toEqual(failed('too-large'));
  });
});

describe('PREM answers', () => {
  const answers = { prem: answer({ overall: 'poor' }), face: answer({ side: 'left', 1: 2 }) };

  beforeEach(() => storePatient(table, patient({ invitations: [invitation({ answers })] })));

  it('are read without answers', async () => {
    const hidden = { ...answers, prem: { ...answers.prem, values: {} } };
    const one = await getPatient(table, unit, 'SU-0001');
    expect(one?.patient.invitations[0]?.answers).toEqual(hidden);
    const { patients } = await listPatients(table, unit, { limit: 10 });
    expect(patients[0]?.patient.invitations[0]?.answers).toEqual(hidden);
  });

  it('are read whole when asked for, as totals and the sealed export do', async () => {
    const { patients } = await listPatients(table, unit, { limit: 10, withPremValues: true });
    expect(patients[0]?.patient.invitations[0]?.answers).toEqual(answers);
  });
});

describe('the list of patients', () => {
  const references = ['A', 'A-1', 'A.2', 'A0', 'A_1', 'Aa', 'B', 'SU-0001', 'SU-0001-2', 'SU-0002', 'a', 'b'];

  beforeEach(async () => {
    for (const [index, reference] of [...references].reverse().entries()) {
      const invitations = Array.from({ length: index % 4 }, (_, number) => invitation({ key: `i${number}` }));
      await storePatient(table, patient({ reference, invitations }));
    }
    await storePatient(table, patient({ reference: 'A-OTHER' }), 'akademiska');
  });

  const listed = async (options: { prefix?: string; after?: string; limit: number }) => {
    const { patients, next } = await listPatients(table, unit, options);
    return { references: patients.map((one) => one.patient.reference), next };
  };

  it('is ordered by reference, each with its invitations, and holds the unit alone', async () => {
    const { patients, next } = await listPatients(table, unit, { limit: 100 });
    expect(patients.map((one) => one.patient.reference)).toEqual([...references].sort());
    expect(next).toBeUndefined();
    expect(patients.find((one) => one.patient.reference === 'SU-0001')?.invitationVersions).toEqual({});
    expect(patients.find((one) => one.patient.reference === 'B')?.patient.invitations).toHaveLength(1);
  });

  it.each([1, 2, 3, 5, 11, 12])('comes whole in pages of %i', async (limit) => {
    const all: string[] = [];
    let after: string | undefined;
    do {
      const page = await listed({ limit, ...(after === undefined ? {} : { after }) });
      expect(page.references.length).toBeLessThanOrEqual(limit);
      all.push(...page.references);
      after = page.next;
    } while (after !== undefined);
    expect(all).toEqual([...references].sort());
  });

  it('can be narrowed to how references begin, also page by page', async () => {
    expect(await listed({ prefix: 'SU-0001', limit: 10 })).toEqual({ references: ['SU-0001', 'SU-0001-2'] });
    expect(await listed({ prefix: 'A', limit: 3 })).toEqual({ references: ['A', 'A-1', 'A.2'], next: 'A.2' });
    expect(await listed({ prefix: 'A', after: 'A.2', limit: 3 })).toEqual({
      references: ['A0', 'A_1', 'Aa'],
    });
    expect(await listed({ prefix: 'A', after: 'a', limit: 3 })).toEqual({ references: [] });
    expect(await listed({ prefix: 'Å~#', limit: 3 })).toEqual({ references: [] });
  });
});
