import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { face } from '../../../functions/domain/survey/instruments/face.ts';
import { prem } from '../../../functions/domain/survey/instruments/prem.ts';
import { providedWordings } from '../../../functions/domain/survey/wordings/wordings.ts';
import { answerForm } from '../../../functions/http/survey/answer.ts';
import { hashCode } from '../../../functions/storage/patient/code-hash.ts';
import { findByCode } from '../../../functions/storage/patient/survey-invitation.ts';
import { portalWorld } from '../../support/portal.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const atPrem = 'invitations.0.answers.prem';
const atFace = 'invitations.0.answers.face';

/** The line of a patient as it is exported. */
async function exported(user: string, reference: string) {
  const text = await (await world.ask(user, '/export')).text();
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return lines.find((line) => line.reference === reference);
}

const words = { shown: providedWordings('accepted'), known: providedWordings('accepted') };

/** Answers PREM and FaCE as whoever has the code does, an hour before the clock is set again. */
async function answerOnTheWeb(code: string, overall: string) {
  const codeHash = hashCode(code.replaceAll('-', ''));
  const invitation = await findByCode(world.table, codeHash);
  if (!invitation) throw new Error('the code opens nothing');
  const now = () => new Date('2028-03-02T08:00:00Z');
  const answering = { table: world.table, now, wordingsAt: async () => words };
  for (const [instrument, values] of [
    [prem, { overall }],
    [face, { '1': 3 }],
  ] as const) {
    const submission = randomBytes(16).toString('base64url');
    const sent = { submission, respondent: 'patient', language: 'sv', values };
    await answerForm(answering, { codeHash, invitation }, instrument, sent);
  }
}

/** A patient who has answered PREM and FaCE on the web, through the code. */
async function answeredOnTheWeb(reference: string, overall = 'good') {
  world.clock.now = new Date('2028-03-02T07:00:00Z');
  const invitations: object[] = [];
  await world.importLines(staff, [{ ...workedExample(), reference, invitations }]);
  const asked = { reference, occasion: 'new-visit', anchor: 'v1', forms: ['prem', 'face'], channel: 'sms' };
  const { code } = await (await world.ask(staff, '/invitations', { body: asked })).json();
  await answerOnTheWeb(code, overall);
  world.clock.now = new Date('2028-03-02T09:00:00Z');
  return exported(staff, reference);
}

/** Deletes a patient, as staff may. */
async function remove(reference: string) {
  const { version } = await (await world.ask(staff, `/patients/${reference}`)).json();
  const body = { version, reason: 'prov' };
  const gone = await world.ask(staff, `/patients/${reference}`, { method: 'DELETE', body });
  expect(gone.status).toBe(204);
}

const refusal = (path: string) => ({ created: 0, updated: 0, rejected: [{ line: 1, errors: [{ path }] }] });

describe('an answer given on the web', () => {
  it.each(['good', 'poor'])('is not changed or confirmed by a readable PREM value (%s)', async (overall) => {
    const line = await answeredOnTheWeb(`web-plain-${overall}`, 'good');
    const { body } = await world.importLines(staff, [withValue(line, `${atPrem}.values`, { overall })]);
    expect(body).toMatchObject(refusal(atPrem));
  });

  it('refuses a readable value in the same words whether it is right or wrong', async () => {
    const line = await answeredOnTheWeb('web-words', 'good');
    const [right, wrong] = await Promise.all(
      ['good', 'poor'].map(
        async (overall) =>
          (await world.importLines(staff, [withValue(line, `${atPrem}.values`, { overall })], '?dryRun=true'))
            .body,
      ),
    );
    expect(right).toEqual(wrong);
  });

  it('is unchanged by its own sealed value', async () => {
    const line = await answeredOnTheWeb('web-sealed');
    expect((await world.importLines(staff, [line])).body).toMatchObject({ unchanged: 1, rejected: [] });
  });

  it.each([
    ['PREM', `${atPrem}.respondent`, 'guardian', atPrem],
    ['PREM', `${atPrem}.answeredAt`, '2028-03-02T08:00:00.001Z', atPrem],
    ['FaCE', `${atFace}.values`, { '1': 4 }, atFace],
    ['FaCE', `${atFace}.mode`, 'paper', atFace],
  ])('is not changed in %s (%s)', async (_, path, value, told) => {
    const line = await answeredOnTheWeb(`web-${path.length}-${String(value).length}`);
    const { body } = await world.importLines(staff, [withValue(line, path, value)]);
    expect(body).toMatchObject(refusal(told));
  });

  it('cannot be found out by sealing known values for the same place and comparing', async () => {
    const reference = 'web-probe';
    const line = await answeredOnTheWeb(reference, 'good');
    await remove(reference);
    await world.importLines(staff, [withValue(line, `${atPrem}.values`, { overall: 'good' })]);
    const probe = await exported(staff, reference);
    await remove(reference);
    expect((await world.importLines(staff, [line])).body).toMatchObject({ created: 1 });
    expect((await world.importLines(staff, [probe])).body).toMatchObject(refusal(atPrem));
  });

  it('cannot be found out by storing known values in its place and comparing its own sealed ones', async () => {
    const reference = 'web-reversed';
    const line = await answeredOnTheWeb(reference, 'good');
    const told = [];
    for (const overall of ['good', 'poor']) {
      await remove(reference);
      await world.importLines(staff, [withValue(line, `${atPrem}.values`, { overall })]);
      told.push((await world.importLines(staff, [line], '?dryRun=true')).body);
    }
    expect(told[0]).toMatchObject(refusal(atPrem));
    expect(told[0]).toEqual(told[1]);
  });

  it.each(['web', 'paper'])(
    'cannot be found out by importing it again as if it came on paper (%s)',
    async (mode) => {
      const reference = `web-relabelled-${mode}`;
      const line = await answeredOnTheWeb(reference, 'good');
      const relabelled = withValue(line, `${atPrem}.mode`, mode);
      await remove(reference);
      expect((await world.importLines(staff, [relabelled])).body).toMatchObject({ created: 1 });
      const told = [];
      for (const overall of ['good', 'poor']) {
        const guess = withValue(relabelled, `${atPrem}.values`, { overall });
        told.push((await world.importLines(staff, [guess], '?dryRun=true')).body);
      }
      expect(told[0]).toMatchObject({ unchanged: 0 });
      expect(told[0]).toEqual(told[1]);
    },
  );
});

describe('a sealed PREM value', () => {
  it('is as long whatever was answered, and differs each time', async () => {
    const lines = [
      await answeredOnTheWeb('length-1', 'good'),
      await answeredOnTheWeb('length-2', 'not-applicable'),
      await exported(staff, 'length-1'),
    ];
    const sealed = lines.map((line) => line.invitations[0].answers.prem.values.sealed);
    expect(new Set(sealed.map((text) => text.length)).size).toBe(1);
    expect(new Set(sealed).size).toBe(3);
    expect(JSON.stringify(lines)).not.toContain('overall');
  });

  it('is refused for another patient, another invitation, another form, or another deployment', async () => {
    const line = await answeredOnTheWeb('bound');
    const elsewhere = [
      { ...line, reference: 'bound-2' },
      withValue({ ...line, reference: 'bound' }, 'invitations.0.key', 'other'),
    ];
    for (const copy of elsewhere) {
      const { body } = await world.importLines(staff, [copy]);
      expect(body).toMatchObject(refusal(`${atPrem}.values.sealed`));
    }
    const other = await portalWorld({ sealingKey: Buffer.alloc(32, 8) });
    expect((await other.importLines(staff, [line])).body).toMatchObject(refusal(`${atPrem}.values.sealed`));
    const later = await portalWorld({
      sealingKey: Buffer.alloc(32, 8),
      olderSealingKeys: [Buffer.alloc(32, 7)],
    });
    expect((await later.importLines(staff, [line])).body).toMatchObject({ created: 1 });
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -4)],
    ['altered', (text: string) => text.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))],
    ['made up', () => 'AAAA'],
  ])('is refused when %s', async (_, spoil) => {
    const line = await answeredOnTheWeb(`spoilt-${spoil('x'.repeat(9)).length}-${_.length}`);
    const { sealed } = line.invitations[0].answers.prem.values;
    const spoilt = withValue(line, `${atPrem}.values.sealed`, spoil(sealed));
    expect((await world.importLines(staff, [spoilt])).body).toMatchObject(refusal(`${atPrem}.values.sealed`));
  });
});

describe('an answer that staff typed in', () => {
  it('is not confirmed to a colleague by a guess of the same value, and the guess twice changes nothing', async () => {
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

/** The fields of a stored PREM answer that anybody may see: what a copy of another must say to look like it. */
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

  it('is answered, logged and shown in the same words whether it is what stood there or not', async () => {
    const shown = [];
    for (const overall of ['good', 'poor']) {
      const reference = `same-words-${overall}`;
      await world.importLines(staff, [withValue({ ...workedExample(), reference }, atPrem, undefined)]);
      await type(reference, 'good');
      const answered = await retype(reference, overall);
      const patient = await (await world.ask(staff, `/patients/${reference}`)).json();
      const { entries } = await (await world.ask(staff, `/patients/${reference}/history`)).json();
      // Entries of the same moment stand in any order.
      const logged = entries.toSorted((one: Entry, other: Entry) => one.action.localeCompare(other.action));
      shown.push([answered, patient.invitations, patient.version, logged]);
    }
    expect(JSON.stringify(shown)).not.toMatch(/overall|entryId/);
    expect(shown[0]).toEqual(shown[1]);
  });
});

describe('an answer that an import brought', () => {
  it('is unchanged by the same line, and on the web it stays what it is', async () => {
    const line = { ...workedExample(), reference: 'brought' };
    await world.importLines(staff, [line]);
    expect((await world.importLines(staff, [line])).body).toMatchObject({ unchanged: 1 });
    const other = withValue(line, `${atPrem}.values.overall`, 'poor');
    expect((await world.importLines(staff, [other])).body).toMatchObject(refusal(atPrem));
  });

  it('is corrected where it came on paper', async () => {
    const line = { ...workedExample(), reference: 'paper' };
    await world.importLines(staff, [line]);
    const corrected = withValue(line, `${atFace}.values.1`, 3);
    expect((await world.importLines(staff, [corrected])).body).toMatchObject({ updated: 1 });
    const { invitations } = await (await world.ask(staff, '/patients/paper')).json();
    expect(invitations[0].answers.face.values).toEqual({ side: 'left', '1': 3, '2': 1 });
  });
});
