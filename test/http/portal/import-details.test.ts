import { describe, expect, it } from 'vitest';
import type { Visit } from '../../../functions/domain/patient/patient.ts';
import { changesRoom } from '../../../functions/domain/patient/record-changes.ts';
import { newVisit } from '../../support/builders.ts';
import { portalWorld } from '../../support/portal.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const none = { created: 0, updated: 0, unchanged: 0, rejected: [] };

/** The example under a reference of its own, so that tests do not affect each other. */
const example = (reference: string) => ({ ...workedExample(), reference });

describe('an import that is asked for details', () => {
  const asked = async (search: string, lines: readonly object[]) =>
    (await world.importLines(staff, lines, search)).body;

  it('lists created patients and changes, whatever the outcome of the other lines', async () => {
    await world.importLines(staff, [example('told-old'), example('told-same')]);
    const changed = withValue(example('told-old'), 'homeRegion', '12');
    const lines = [
      withValue(example('told-wrong'), 'homeRegion', '99'),
      changed,
      example('told-same'),
      example('told-new'),
    ];
    expect(await asked('?dryRun=true&details=true', lines)).toMatchObject({
      created: 1,
      updated: 1,
      unchanged: 1,
      rejected: [{ line: 1 }],
      details: [
        {
          line: 2,
          reference: 'told-old',
          outcome: 'updated',
          changes: [{ path: 'homeRegion', kind: 'changed', before: '14', after: '12' }],
        },
        {
          line: 4,
          reference: 'told-new',
          outcome: 'created',
          changes: expect.arrayContaining([
            { path: 'birthDate', kind: 'added', after: '2012-04-30' },
            { path: 'visits.0', kind: 'added', after: expect.objectContaining({ date: '2026-02-11' }) },
          ]),
        },
      ],
    });
  });

  it('never shows PREM answers', async () => {
    const at = 'invitations.0.answers.prem';
    const paper = withValue(example('told-prem'), `${at}.mode`, 'paper');
    await world.importLines(staff, [paper]);
    const said = await asked('?dryRun=true&details=true', [withValue(paper, `${at}.values.overall`, 'poor')]);
    expect(said.details).toMatchObject([{ changes: [{ path: at, kind: 'changed' }] }]);
    expect(JSON.stringify(said)).not.toMatch(/very-good|poor|values/);
  });

  it('lists two hundred, and counts the rest', async () => {
    const { reference: _, ...bare } = { ...workedExample(), visits: [], treatments: [], invitations: [] };
    const lines = Array.from({ length: 230 }, (__, index) => ({ reference: `told-${index}`, ...bare }));
    const said = await asked('?dryRun=true&details=true', lines);
    expect(said).toMatchObject({ created: 230 });
    expect(said.details).toHaveLength(200);
  });

  it("lists one patient's changes up to the limit, and counts the rest", async () => {
    const { visits: _, invitations: __, ...bare } = example('much-changed');
    const visits = (mode: Visit['mode']) =>
      Array.from({ length: 100 }, (___, index) => newVisit({ key: `b${index}`, kind: 'other', mode }));
    await world.importLines(staff, [{ ...bare, visits: visits('physical'), invitations: [] }]);
    const line = { ...bare, visits: visits('digital'), invitations: [] };
    const said = await asked('?dryRun=true&details=true', [line]);
    const [{ changes, more }] = said.details;
    expect(JSON.stringify(changes).length).toBeLessThan(changesRoom.imported * 1.1);
    expect(changes.length).toBeGreaterThan(20);
    expect(changes.length + more).toBe(100);
  });

  it('says no more than before where it is not', async () => {
    expect(await asked('?dryRun=true', [example('untold')])).toEqual({ ...none, created: 1 });
  });
});
