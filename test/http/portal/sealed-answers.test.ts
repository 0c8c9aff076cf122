import { describe, expect, it } from 'vitest';
import { portalWorld } from '../../support/portal.ts';
import { sealedWorld } from '../../support/sealed-answers.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const world = await sealedWorld();
const { exported, answeredOnTheWeb, remove } = world;
const staff = 'staff@sahlgrenska';
const atPrem = 'invitations.0.answers.prem';
const atFace = 'invitations.0.answers.face';
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

describe('an answer that an import brought', () => {
  it('is unchanged by the same line, and an answer from the web always stays', async () => {
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
