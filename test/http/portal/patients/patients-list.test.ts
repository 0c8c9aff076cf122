import { describe, expect, it } from 'vitest';
import { recountUnit } from '../../../../functions/events/recount.ts';
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
      changedAt: '2028-03-02T09:00:00Z',
      newVisit: '2026-02-11',
      lastVisit: { kind: 'one-year', date: '2027-05-02' },
      lastTreatment: { kind: 'botulinum', date: '2026-07-01' },
      needs: 1,
      need: {
        id: expect.any(String),
        kind: 'sunnybrook',
        reference: 'L-1',
        visit: 'v2',
        from: '2027-05-02',
      },
      invitations: [
        {
          key: 'i1',
          occasion: 'new-visit',
          status: 'expired',
          forms: ['prem', 'face', 'fdi'],
          answered: ['prem', 'face'],
          lastDay: '2026-05-14',
        },
        {
          key: 'i2',
          occasion: 'one-year',
          status: 'expired',
          forms: ['face', 'fdi'],
          answered: [],
          lastDay: '2027-08-01',
        },
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
    const parts = ['0302', '2003-0', '030202', '20030202-1234'];
    const totals = await Promise.all(parts.map(async (search) => (await found({ search })).total));
    expect(totals).toEqual([3, 3, 1, 1]);
    expect(await found({ search: '2003-02-31' })).toMatchObject({ patients: [], total: 0 });
    const inAddress = await world.ask(unit, '/patients?search=2003-02-01');
    expect(await inAddress.json()).toMatchObject({ patients: [], total: 0 });
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

  it('is sorted and filtered, page by page, from the directory as from the facts', async () => {
    const unit = 'dysmeli-orebro';
    const user = `staff@${unit}`;
    const days = ['2027-02-01', '2027-04-01', '2027-03-01'];
    await world.importLines(
      user,
      days.map((date, index) => ({
        ...record(`D-${index}`),
        patientGroup: undefined,
        cause: undefined,
        visits: [{ key: 'v1', kind: 'new', date, mode: 'physical', multidisciplinary: true }],
        treatments: [],
        invitations: [],
      })),
    );
    const asked = { search: '', order: 'latest-visit', descending: true, limit: 2 };
    const found = async (more: object = {}) => {
      const response = await world.ask(user, '/patients/search', { body: { ...asked, ...more } });
      const { patients, next, filters } = await response.json();
      return { next, filters, names: patients.map(({ reference }: { reference: string }) => reference) };
    };
    const claims = async () => {
      const first = await found();
      expect(first).toMatchObject({ names: ['D-1', 'D-2'], filters: { 'new-this-year': 0 } });
      expect((await found({ after: first.next })).names).toEqual(['D-0']);
      expect((await found({ filters: ['new-this-year'] })).names).toEqual([]);
      expect((await found({ order: 'reference', descending: false })).next).toBe('D-1');
      return first;
    };
    const byFacts = await claims();
    await recountUnit(world.table, unit, { now: () => world.clock.now, patience: 0, mend: true });
    expect(await claims()).toEqual(byFacts);
  });

  it.each(['?limit=0', '?limit=x', '?page=2', '?limit=1&limit=2'])('refuses %s', async (search) => {
    expect((await world.ask(staff, `/patients${search}`)).status).toBe(422);
  });
});
