import { describe, expect, it } from 'vitest';
import { portalWorld } from '../../../support/portal.ts';
import { workedExample } from '../../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';

/** The example without its invitations, as staff register it. */
const record = (reference: string) => {
  const { invitations: _, ...rest } = workedExample();
  return { ...rest, reference };
};

describe('the list', () => {
  it('is ordered by reference, page by page, and searched by any part of it', async () => {
    const unit = 'staff@linkoping';
    const references = ['L-1', 'L-10', 'L-2', 'M-1'];
    await world.importLines(
      unit,
      references.map((reference) => ({ ...workedExample(), reference })),
    );
    const list = async (search: string) => (await world.ask(unit, `/patients${search}`)).json();
    const names = ({ patients }: { patients: { reference: string }[] }) =>
      patients.map(({ reference }) => reference);
    const first = await list('?limit=3');
    expect([names(first), first.next, first.total]).toEqual([['L-1', 'L-10', 'L-2'], 'L-2', 4]);
    const rest = await list('?limit=3&after=L-2');
    expect([names(rest), rest.next]).toEqual([['M-1'], undefined]);
    expect(names(await list('?search=L-1'))).toEqual(['L-1', 'L-10']);
    expect(names(await list('?search=-1'))).toEqual(['L-1', 'L-10', 'M-1']);
    expect(await list('?search=-1&limit=1')).toMatchObject({ next: 'L-1', total: 3 });
    expect(names(await list('?search=19121212-1212'))).toEqual([]);
    expect(first.patients[0]).toEqual({
      reference: 'L-1',
      birthDate: '2012-04-30',
      patientGroup: 'congenital',
      homeRegion: '14',
      lastVisit: { kind: 'one-year', date: '2027-05-02' },
      lastTreatment: { kind: 'botulinum', date: '2026-07-01' },
      invitations: [
        { key: 'i1', occasion: 'new-visit', status: 'expired', answered: ['prem', 'face'] },
        { key: 'i2', occasion: 'one-year', status: 'expired', answered: [] },
      ],
    });
  });

  it('is searched by birth date in a body alone, so that no address holds one', async () => {
    const unit = 'staff@sahlgrenska';
    const born = ['2003-02-01', '2003-02-01', '2003-02-02'].map((birthDate, index) => ({
      ...record(`born-${index}`),
      birthDate,
    }));
    for (const body of born) await world.ask(unit, '/patients', { body });
    const found = async (body: object) => (await world.ask(unit, '/patients/search', { body })).json();
    for (const search of ['2003-02-01', '20030201', ' 2003-02-01 ']) {
      expect(await found({ search })).toMatchObject({
        patients: [{ reference: 'born-0' }, { reference: 'born-1' }],
        total: 2,
      });
    }
    expect(await found({ search: '2003-02-01', limit: 1 })).toMatchObject({ next: 'born-0', total: 2 });
    expect(await found({ search: '2003-02-01', limit: 1, after: 'born-0' })).toMatchObject({
      patients: [{ reference: 'born-1' }],
    });
    expect(await found({ search: 'ORN-2' })).toMatchObject({ patients: [{ birthDate: '2003-02-02' }] });
    expect(await found({ search: '2003-02-31' })).toEqual({ patients: [], total: 0 });
    const inAddress = await world.ask(unit, '/patients?search=2003-02-01');
    expect(await inAddress.json()).toEqual({ patients: [], total: 0 });
    expect((await world.ask(unit, '/patients/search', { body: {} })).status).toBe(422);
  });

  it('forgives capitals, small letters and spaces in a search, page by page', async () => {
    const unit = 'staff@akademiska';
    await world.importLines(
      unit,
      ['ab-1', 'AB-1', 'AB-2', 'AC-1', 'Ab-3', '12-1'].map((reference) => ({
        ...workedExample(),
        reference,
      })),
      '?sameReference=accepted',
    );
    const found = async (search: string) => {
      const { patients, next } = await (await world.ask(unit, `/patients${search}`)).json();
      return [...patients.map(({ reference }: { reference: string }) => reference), next && `after ${next}`];
    };
    expect(await found('?search=ab')).toEqual(['AB-1', 'AB-2', 'Ab-3', 'ab-1', undefined]);
    expect(await found('?search=Ab')).toEqual(['AB-1', 'AB-2', 'Ab-3', 'ab-1', undefined]);
    expect(await found('?search=%20A%20b-%202')).toEqual(['AB-2', undefined]);
    expect(await found('?search=12')).toEqual(['12-1', undefined]);
    expect(await found('?search=aB&limit=2')).toEqual(['AB-1', 'AB-2', 'after AB-2']);
    expect(await found('?search=aB&limit=2&after=AB-2')).toEqual(['Ab-3', 'ab-1', undefined]);
    expect(await found('?search=')).toEqual(['12-1', 'AB-1', 'AB-2', 'AC-1', 'Ab-3', 'ab-1', undefined]);
  });

  it.each(['?limit=0', '?limit=x', '?page=2', '?limit=1&limit=2'])('refuses %s', async (search) => {
    expect((await world.ask(staff, `/patients${search}`)).status).toBe(422);
  });
});
