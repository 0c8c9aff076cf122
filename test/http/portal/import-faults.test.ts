import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { momentOf } from '../../../functions/domain/care/period.ts';
import { readCsv, writeCsv } from '../../../functions/exchange/files/csv.ts';
import { patientsInTables } from '../../../functions/exchange/patients-in-tables.ts';
import { writeTables } from '../../../functions/exchange/template/write-tables.ts';
import { portalWorld } from '../../support/portal.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const none = { created: 0, updated: 0, unchanged: 0, rejected: [] };

/** The example under a reference of its own, so that tests do not affect each other. */
const example = (reference: string) => ({ ...workedExample(), reference });

describe('a line at fault', () => {
  it.each([
    ['half a character in a key', 'visits.0.key', 'v\ud800'],
    ['half a character in the version of a wording', 'invitations.0.answers.face.wording', 'face\udfff'],
    ['an invisible character in a key', 'visits.0.key', 'v1\u200b'],
    ['a character that turns the text in a key', 'treatments.0.key', 't\u202e1'],
  ])('keeps %s out with its place, and takes in the others', async (what, path, value) => {
    const named = (name: string) => example(`${what.length}-${name}`);
    const lines = [named('a'), withValue(named('b'), path, value), named('c')];
    const rejected = [{ line: 2, reference: named('b').reference, errors: [{ path }] }];
    const dry = await world.importLines(staff, lines, '?dryRun=true');
    expect(dry).toMatchObject({ status: 200, body: { created: 2, rejected } });
    expect(await world.importLines(staff, lines)).toEqual(dry);
  });

  it('takes in a new patient with 300 invitations, and changes of them all, also in a dry run', async () => {
    const [invitation] = example('many').invitations;
    const line = (count: number, more = {}) => ({
      ...example('many'),
      invitations: Array.from({ length: count }, (_, index) => ({
        ...invitation,
        key: `m${index}`,
        ...more,
      })),
    });
    const dry = '?dryRun=true';
    for (const search of [dry, ''])
      expect((await world.importLines(staff, [line(300)], search)).body).toMatchObject({ created: 1 });
    expect((await world.importLines(staff, [line(300)])).body).toMatchObject({ unchanged: 1 });
    const changed = [line(300, { channel: 'clinic' })];
    for (const search of [dry, ''])
      expect((await world.importLines(staff, changed, search)).body).toMatchObject({ updated: 1 });
    expect((await world.importLines(staff, changed)).body).toMatchObject({ unchanged: 1 });
  });

  it('refuses a new reference that reads like another, on a line of its own and in a dry run alike', async () => {
    const lines = [example('ALIKE-001'), example('alike-1')];
    const refused = (line: number, message: string) => ({
      line,
      reference: 'alike-1',
      errors: [{ path: 'reference', message: expect.stringContaining(message) }],
      sameReference: ['ALIKE-001'],
    });
    const together = {
      created: 1,
      rejected: [refused(2, 'Patienten ALIKE-001 står på en tidigare rad i samma import.')],
    };
    const later = { created: 0, rejected: [refused(1, 'Patienten ALIKE-001 finns redan.')] };
    for (const search of ['?dryRun=true', ''])
      expect((await world.importLines(staff, lines, search)).body).toMatchObject(together);
    for (const search of ['?dryRun=true', ''])
      expect((await world.importLines(staff, [lines[1] ?? {}], search)).body).toMatchObject(later);
    expect((await world.importLines(staff, lines)).body).toMatchObject({
      ...together,
      created: 0,
      unchanged: 1,
    });
  });

  it('takes it in where the caller or the line says that it is another patient, marks the pair, and takes in the marked', async () => {
    await world.importLines(staff, [example('PAIR-1')]);
    const accepted = '?sameReference=accepted';
    expect((await world.importLines(staff, [example('pair-1')], accepted)).body).toMatchObject({
      created: 1,
    });
    const text = await (await world.ask(staff, '/export')).text();
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const pair = lines.filter(({ reference }) => /^pair-1$/i.test(reference));
    expect(pair.map(({ sameReference }) => sameReference)).toEqual([['pair-1'], ['PAIR-1']]);
    const empty = await portalWorld();
    expect((await empty.importLines(staff, pair)).body).toMatchObject({ created: 2, rejected: [] });
    const tables = writeTables(area, pair);
    const patients = patientsInTables(
      area,
      readCsv('x', Buffer.from(writeCsv(tables))),
      momentOf(new Date()),
    );
    expect(patients.faults).toEqual([]);
    expect(patients.patients.map(({ line }) => line.sameReference)).toEqual([['pair-1'], ['PAIR-1']]);
  });

  it('takes in lines whose references read alike in their order, as a preview says', async () => {
    const pairs = Array.from({ length: 30 }, (_, index) => [
      example(`TURN-${index}`),
      { ...example(`turn-0${index}`), sameReference: [`TURN-${index}`] },
    ]).flat();
    for (const search of ['?dryRun=true', ''])
      expect((await world.importLines(staff, pairs, search)).body).toMatchObject({
        created: 60,
        rejected: [],
      });
  });

  it('refuses a reference that comes twice, on the later line', async () => {
    const lines = [example('twice'), { ...example('twice'), birthDate: '2001-01-01' }];
    const { body } = await world.importLines(staff, lines);
    expect(body).toMatchObject({
      created: 1,
      rejected: [{ line: 2, reference: 'twice', errors: [{ path: 'reference' }] }],
    });
    expect(await (await world.ask(staff, '/patients/twice')).json()).toMatchObject({
      birthDate: '2012-04-30',
    });
  });

  it.each<[string, string, unknown, string?]>([
    ['an unknown field of the patient', 'name', 'x'],
    ['an unknown field of a visit', 'visits.0.doctor', 'x'],
    ['an unknown sex', 'legalSex', 'other'],
    ['an unknown region', 'homeRegion', '02'],
    ['an unknown group', 'patientGroup', 'other'],
    ['an unknown cause', 'cause', 'other'],
    ['an unknown kind of visit', 'visits.0.kind', 'second'],
    ['an unknown kind of treatment', 'treatments.0.kind', 'laser'],
    ['an unknown procedure', 'treatments.0.procedures.1', 'laser'],
    ['an unknown grade', 'treatments.0.complications.0.grade', 'III'],
    ['an unknown occasion', 'invitations.0.occasion', 'two-year'],
    ['an unknown channel', 'invitations.0.channel', 'fax'],
    ['an unknown form', 'invitations.0.forms.0', 'eq5d'],
    ['an unknown respondent', 'invitations.0.answers.prem.respondent', 'nurse'],
    ['an unknown mode of an answer', 'invitations.0.answers.prem.mode', 'fax'],
    ['a day that is not in the calendar', 'visits.0.date', '2026-02-30'],
    ['a birth date in the future', 'birthDate', '2028-03-03'],
    ['a visit in the future', 'visits.1.date', '2028-03-03'],
    ['a referral in the future', 'visits.0.referralReceivedOn', '2028-03-03'],
    ['a reply to the referrer in the future', 'visits.0.reportedToReferrerOn', '2028-03-03'],
    ['a treatment in the future', 'treatments.1.date', '2028-03-03'],
    ['a complication in the future', 'treatments.0.complications.0.date', '2028-03-03'],
    ['an invitation sent in the future', 'invitations.1.sentAt', '2028-03-03T00:00:00Z'],
    ['an answer in the future', 'invitations.0.answers.face.answeredAt', '2028-03-03T00:00:00Z'],
    ['a visit before birth', 'birthDate', '2026-02-12', 'visits.0.date'],
    ['a visit before its referral', 'visits.0.referralReceivedOn', '2026-02-12', 'visits.0.date'],
    ['a mode on an operation', 'treatments.0.mode', 'digital'],
    ['a mode on botulinum', 'treatments.2.mode', 'digital'],
    ['procedures on physiotherapy', 'treatments.1.procedures', ['myectomy']],
    ['an operation without procedures', 'treatments.0.procedures', undefined],
    ['physiotherapy without a mode', 'treatments.1.mode', undefined],
    ['a complication on physiotherapy', 'treatments.1.complications', []],
    ['a complication before its operation', 'treatments.0.complications.0.date', '2026-05-04'],
    ['an anchor that is not there', 'invitations.0.anchor', 'v9'],
    ['a new-visit anchor that is no new visit', 'invitations.0.anchor', 'v2'],
    ['a one-year anchor that is a visit', 'invitations.1.anchor', 'v1'],
    ['an answer before its form was sent', 'invitations.0.answers.prem.answeredAt', '2026-02-13T08:59:59Z'],
    [
      'an answer to a form not in the invitation',
      'invitations.0.forms',
      ['prem', 'fdi'],
      'invitations.0.answers.face',
    ],
    ['an answer where nothing was sent', 'invitations.0.sentAt', undefined, 'invitations.0.answers.prem'],
    ['an item value out of range', 'invitations.0.answers.face.values.1', 6],
    ['an item that the form does not have', 'invitations.0.answers.face.values.16', 1],
    ['a form without any scored item', 'invitations.0.answers.face.values', { side: 'left' }],
    [
      'a PREM without its question',
      'invitations.0.answers.prem.values',
      {},
      'invitations.0.answers.prem.values.overall',
    ],
    ['a PREM option that is not there', 'invitations.0.answers.prem.values.overall', 'superb'],
    ['a grading that lacks a value', 'visits.0.sunnybrook.movement.brow', undefined],
    ['a grading out of range', 'visits.0.sunnybrook.movement.brow', 6],
    ['a grading that is both made and not', 'visits.0.sunnybrook.notAssessable', 'other'],
    ['a key used by two visits', 'visits.1.key', 'v1'],
    ['a key used by a visit and a treatment', 'treatments.0.key', 'v1'],
    ['a reference with a space', 'reference', 'SU 1'],
    ['a personal identity number as reference', 'reference', '19121212-1212'],
    ['a coordination number as reference', 'reference', '701063-2391'],
    ['no list of visits', 'visits', undefined],
    ['no birth date', 'birthDate', undefined],
    ['no key', 'visits.0.key', undefined],
  ])('refuses %s with line and path', async (_, path, value, told = path) => {
    const line = withValue(example('refused'), path, value);
    const { status, body } = await world.importLines(staff, ['', line]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...none, rejected: [{ line: 2 }] });
    const paths = body.rejected[0].errors.map((error: { path: string }) => error.path);
    expect(paths).toContain(told);
    for (const { message } of body.rejected[0].errors) expect(message).toMatch(/^[A-ZÅÄÖ].*[.?]$/s);
    expect((await world.ask(staff, '/patients/refused')).status).toBe(404);
  });

  it('names an entry that only the stored record has by its key', async () => {
    await world.importLines(staff, [example('born-late')]);
    const line = {
      reference: 'born-late',
      birthDate: '2026-03-01',
      visits: [],
      treatments: [],
      invitations: [],
    };
    const { body } = await world.importLines(staff, [line]);
    expect(body.rejected[0].errors).toMatchObject([{ path: 'visits.v1.date' }]);
  });
});
