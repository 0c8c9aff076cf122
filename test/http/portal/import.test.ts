import { describe, expect, it } from 'vitest';
import { portalWorld } from '../../support/portal.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const none = { created: 0, updated: 0, unchanged: 0, rejected: [] };

/** The example under a reference of its own, so that tests do not affect each other. */
const example = (reference: string) => ({ ...workedExample(), reference });

describe('import', () => {
  it('creates a new patient, and the same line again changes nothing', async () => {
    const line = example('same-again');
    expect(await world.importLines(staff, [line])).toEqual({ status: 200, body: { ...none, created: 1 } });
    expect((await world.importLines(staff, [line])).body).toEqual({ ...none, unchanged: 1 });
  });

  it('updates the facts that a changed line gives, and keeps those it leaves out', async () => {
    await world.importLines(staff, [example('left-out')]);
    const changed = {
      reference: 'left-out',
      birthDate: '2012-04-30',
      homeRegion: '12',
      visits: [
        { key: 'v2', kind: 'one-year', date: '2027-05-03', mode: 'digital', multidisciplinary: false },
      ],
      treatments: [{ key: 't1', kind: 'surgery', date: '2026-05-05', procedures: ['myectomy'] }],
      invitations: [],
    };
    expect((await world.importLines(staff, [changed])).body).toEqual({ ...none, updated: 1 });
    const stored = await (await world.ask(staff, '/patients/left-out')).json();
    expect(stored).toMatchObject({ homeRegion: '12', legalSex: 'female', cause: 'congenital' });
    expect(stored.visits.map((visit: { date: string }) => visit.date)).toEqual(['2026-02-11', '2027-05-03']);
    expect(stored.treatments).toHaveLength(3);
    expect(stored.treatments[0]).toMatchObject({
      procedures: ['myectomy'],
      complications: [{ date: '2026-05-20', grade: 'IIIb' }],
    });
    expect(stored.invitations).toHaveLength(2);
  });

  it('takes in a line whose anchor is stored and not on the line', async () => {
    await world.importLines(staff, [example('anchor-stored')]);
    const more = {
      reference: 'anchor-stored',
      birthDate: '2012-04-30',
      visits: [],
      treatments: [],
      invitations: [{ key: 'i9', occasion: 'new-visit', anchor: 'v1', forms: ['prem'], channel: 'clinic' }],
    };
    expect((await world.importLines(staff, [more])).body).toEqual({ ...none, updated: 1 });
  });

  it('does the same in a dry run, but writes nothing', async () => {
    await world.importLines(staff, [example('dry-old')]);
    const lines = [
      example('dry-new'),
      example('dry-old'),
      withValue(example('dry-old-2'), 'visits.0.date', '2011-01-01'),
      '{"reference":',
      example('dry-new'),
    ];
    const dry = await world.importLines(staff, lines, '?dryRun=true');
    expect(dry.body).toMatchObject({ created: 1, updated: 0, unchanged: 1 });
    expect(dry.body.rejected.map(({ line }: { line: number }) => line)).toEqual([3, 4, 5]);
    expect((await world.ask(staff, '/patients/dry-new')).status).toBe(404);
    expect(await world.importLines(staff, lines)).toEqual(dry);
    expect((await world.ask(staff, '/patients/dry-new')).status).toBe(200);
  });

  it('is all or nothing per patient, and the other lines are imported', async () => {
    const wrong = withValue(example('half'), 'treatments.0.complications.0.date', '2026-05-04');
    const { body } = await world.importLines(staff, [wrong, example('whole')]);
    expect(body).toMatchObject({ created: 1, rejected: [{ line: 1, reference: 'half' }] });
    expect((await world.ask(staff, '/patients/half')).status).toBe(404);
  });

  it.each([
    ['an adult in a group for children', 'birthDate', '1970-01-01'],
    ['a new visit without team assessment that is asked about', 'visits.0.multidisciplinary', false],
    ['no values of the optional fields', 'homeRegion', undefined],
    ['a grading that could not be made', 'visits.1.sunnybrook', { notAssessable: 'bilateral' }],
    ['an invitation that is not sent yet', 'invitations.1.sentAt', undefined],
  ])('takes in what is only unusual: %s', async (name, path, value) => {
    const line = withValue(example(`unusual-${path}-${name.length}`), path, value);
    expect((await world.importLines(staff, [line])).body).toEqual({ ...none, created: 1 });
  });

  it('keeps units apart: the same reference at another unit is another patient', async () => {
    await world.importLines(staff, [example('apart')]);
    expect((await world.importLines('staff@akademiska', [example('apart')])).body).toMatchObject({
      created: 1,
    });
  });
});
