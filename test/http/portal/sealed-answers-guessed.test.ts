import { describe, expect, it } from 'vitest';
import { sealedWorld } from '../../support/sealed-answers.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const world = await sealedWorld();
const { exported, answeredOnTheWeb, answerOnTheWeb, remove } = world;
const staff = 'staff@sahlgrenska';
const atPrem = 'invitations.0.answers.prem';
const atFace = 'invitations.0.answers.face';

/** The visible fields of a stored PREM answer: a copy of another answer needs them to look like it. */
async function looksLike(line: Line, reference: string): Promise<Line> {
  const { answeredAt, mode, respondent, language, wording } = (await exported(staff, reference))
    .invitations[0].answers.prem;
  return Object.entries({ answeredAt, mode, respondent, language, wording }).reduce(
    (changed, [field, value]) => withValue(changed, `${atPrem}.${field}`, value),
    line,
  );
}

type Entry = { action: string };

type Line = Awaited<ReturnType<typeof exported>>;

describe('an answer that staff typed in', () => {
  it('is not confirmed to a colleague by a guess of the same value, and a repeated guess changes nothing', async () => {
    const reference = 'typed';
    const line = { ...workedExample(), reference };
    await world.importLines(staff, [withValue(line, atPrem, undefined)]);
    const typed = { respondent: 'patient', mode: 'paper', language: 'sv', answeredOn: '2026-02-15' };
    const path = `/patients/${reference}/invitations/i1/answers/prem`;
    const body = { ...typed, values: { overall: 'good' } };
    expect((await world.ask(staff, path, { method: 'PUT', body })).status).toBe(201);
    const stored = await exported(staff, reference);
    const told = [];
    for (const overall of ['good', 'poor']) {
      const guess = withValue(stored, `${atPrem}.values`, { overall });
      told.push((await world.importLines(staff, [guess], '?dryRun=true')).body);
    }
    expect(told).toMatchObject([{ updated: 1 }, { updated: 1 }]);
    expect((await world.importLines(staff, [stored])).body).toMatchObject({ unchanged: 1 });
    const paper = withValue(stored, `${atPrem}.values`, { overall: 'fair' });
    expect((await world.importLines(staff, [paper])).body).toMatchObject({ updated: 1 });
    expect((await world.importLines(staff, [paper])).body).toMatchObject({ unchanged: 1 });
  });
});

describe('a guess that is entered in place of an answer', () => {
  const typed = { respondent: 'patient', mode: 'paper', language: 'sv', answeredOn: '2026-02-15' };
  const path = (reference: string) => `/patients/${reference}/invitations/i1/answers/prem`;
  const type = (reference: string, overall: string, more: object = {}) =>
    world.ask(staff, path(reference), { method: 'PUT', body: { ...typed, values: { overall }, ...more } });
  const versionOf = async (reference: string) =>
    (await (await world.ask(staff, `/patients/${reference}`)).json()).invitations[0].version;
  const retype = async (reference: string, overall: string) => {
    const replaces = { version: await versionOf(reference), reason: 'prov' };
    const response = await type(reference, overall, { replaces });
    return [response.status, await response.text()];
  };

  it.each(['typed in anew', 'removed and typed in'])(
    'is not confirmed by a sealed copy of the answer before (%s)',
    async (way) => {
      const reference = `retyped-${way.length}`;
      const line = { ...workedExample(), reference };
      await world.importLines(staff, [withValue(line, atPrem, undefined)]);
      expect((await type(reference, 'good')).status).toBe(201);
      const copy = await exported(staff, reference);
      expect((await world.importLines(staff, [copy], '?dryRun=true')).body).toMatchObject({ unchanged: 1 });
      const told = [];
      for (const overall of ['good', 'poor']) {
        if (way === 'typed in anew') await retype(reference, overall);
        else {
          const body = { version: await versionOf(reference), reason: 'prov' };
          expect((await world.ask(staff, path(reference), { method: 'DELETE', body })).status).toBe(204);
          expect((await type(reference, overall)).status).toBe(201);
        }
        told.push((await world.importLines(staff, [copy], '?dryRun=true')).body);
      }
      expect(told[0]).toMatchObject({ updated: 1, unchanged: 0 });
      expect(told[0]).toEqual(told[1]);
    },
  );

  it.each(['by staff', 'on the web'])(
    'is not confirmed by a copy of a deleted web answer (%s)',
    async (way) => {
      const reference = `guess-${way.length}`;
      const line = await answeredOnTheWeb(reference, 'good');
      const told = [];
      for (const overall of ['good', 'poor']) {
        await remove(reference);
        await world.importLines(staff, [withValue(line, 'invitations.0.answers', undefined)]);
        const { key } = line.invitations[0];
        if (way === 'on the web') {
          const renewal = `/invitations/${reference}/${key}/code`;
          const { code } = await (await world.ask(staff, renewal, { method: 'POST' })).json();
          await answerOnTheWeb(code, overall);
        } else {
          const body = { ...typed, answeredOn: '2028-03-02', values: { overall } };
          const address = `/patients/${reference}/invitations/${key}/answers/prem`;
          expect((await world.ask(staff, address, { method: 'PUT', body })).status).toBe(201);
        }
        const probe = withValue(await looksLike(line, reference), atFace, undefined);
        told.push((await world.importLines(staff, [probe], '?dryRun=true')).body);
      }
      expect(told[0]).toMatchObject({ unchanged: 0 });
      expect(told[0]).toEqual(told[1]);
    },
  );

  it('is answered, logged and shown in the same words whether or not it equals the stored answer', async () => {
    const shown = [];
    for (const overall of ['good', 'poor']) {
      const reference = `same-words-${overall}`;
      await world.importLines(staff, [withValue({ ...workedExample(), reference }, atPrem, undefined)]);
      await type(reference, 'good');
      const answered = await retype(reference, overall);
      const patient = await (await world.ask(staff, `/patients/${reference}`)).json();
      const { entries } = await (await world.ask(staff, `/patients/${reference}/history`)).json();
      // Entries of the same moment may be in any order.
      const logged = entries.toSorted((one: Entry, other: Entry) => one.action.localeCompare(other.action));
      shown.push([answered, patient.invitations, patient.version, logged]);
    }
    expect(JSON.stringify(shown)).not.toMatch(/overall|entryId/);
    expect(shown[0]).toEqual(shown[1]);
  });
});
