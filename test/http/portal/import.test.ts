import { describe, expect, it } from 'vitest';
import { portalWorld, tokenOf } from '../../support/portal.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const none = { created: 0, updated: 0, unchanged: 0, rejected: [] };

/** The example under a reference of its own, so that tests do not meet. */
const example = (reference: string) => ({ ...workedExample(), reference });

describe('import', () => {
  it('creates a new patient, and the same line again changes nothing', async () => {
    const line = example('same-again');
    expect(await world.importLines(staff, [line])).toEqual({ status: 200, body: { ...none, created: 1 } });
    expect((await world.importLines(staff, [line])).body).toEqual({ ...none, unchanged: 1 });
  });

  it('updates what a changed line gives, and keeps what it leaves out', async () => {
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

  it('is all or nothing per patient, and the other lines go in', async () => {
    const wrong = withValue(example('half'), 'treatments.0.complications.0.date', '2026-05-04');
    const { body } = await world.importLines(staff, [wrong, example('whole')]);
    expect(body).toMatchObject({ created: 1, rejected: [{ line: 1, reference: 'half' }] });
    expect((await world.ask(staff, '/patients/half')).status).toBe(404);
  });

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

  it('refuses more changed invitations of a patient than go in at once, also in a dry run', async () => {
    const [invitation] = example('many').invitations;
    const line = (count: number) => ({
      ...example('many'),
      invitations: Array.from({ length: count }, (_, index) => ({ ...invitation, key: `m${index}` })),
    });
    const dry = await world.importLines(staff, [line(99)], '?dryRun=true');
    expect(dry.body).toMatchObject({
      created: 0,
      rejected: [{ line: 1, errors: [{ path: 'invitations' }] }],
    });
    expect(await world.importLines(staff, [line(99)])).toEqual(dry);
    expect((await world.importLines(staff, [line(98)])).body).toMatchObject({ created: 1 });
  });

  it('skips empty lines but counts them, and takes a byte order mark and CRLF', async () => {
    const text = `\uFEFF${JSON.stringify(example('bom'))}\r\n\r\n  \r\n{]\r\n`;
    const { body } = await world.importLines(staff, text);
    expect(body).toMatchObject({ created: 1, rejected: [{ line: 4, errors: [{ path: '' }] }] });
  });

  it('takes an empty import', async () => {
    expect(await world.importLines(staff, '')).toEqual({ status: 200, body: none });
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

  it('names what only the stored record has by its key', async () => {
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

  it.each([
    ['an array', '[1]'],
    ['a number', '7'],
    ['nothing', 'null'],
  ])('refuses a line that is %s', async (_, line) => {
    expect((await world.importLines(staff, line)).body).toMatchObject({
      rejected: [{ line: 1, errors: [{ path: '' }] }],
    });
  });

  it.each([
    ['another type', { text: '{}', type: 'application/json' }, 415],
    ['more than 4 MB', { text: 'x'.repeat(4 * 1024 * 1024 + 1), type: 'application/x-ndjson' }, 413],
  ])('refuses %s', async (_, sent, status) => {
    const response = await world.ask(staff, '/import', { method: 'POST', ...sent });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    if (status === 413) expect((await response.json()).detail).toContain('4 MB');
  });

  it('reads a body that is too large to its end, so that the answer is not lost on the way', async () => {
    const sent = { left: 5 };
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent.left === 0) return controller.close();
        sent.left -= 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(10));
      },
    });
    const headers = { authorization: `Bearer ${tokenOf(staff)}`, 'content-type': 'application/x-ndjson' };
    const asked = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    expect((await world.app.request('/api/portal/import', asked)).status).toBe(413);
    expect(sent.left).toBe(0);
  });

  it('takes a body of just 4 MB', async () => {
    const text = ' '.repeat(4 * 1024 * 1024);
    expect((await world.importLines(staff, text)).body).toEqual(none);
  });

  it('takes blank lines, as many as there is room for, between lines that say something', async () => {
    const { body } = await world.importLines(staff, `[1]${'\n'.repeat(200_000)}[2]`, '?dryRun=true');
    expect(body).toMatchObject({ rejected: [{ line: 1 }, { line: 200_001 }] });
  });

  it('refuses more lines than there can be patients, before any is read', async () => {
    const text = `${JSON.stringify(example('first-of-many'))}\n${'7\n'.repeat(60_000)}`;
    expect(
      (await world.ask(staff, '/import', { method: 'POST', text, type: 'application/x-ndjson' })).status,
    ).toBe(400);
    expect((await world.ask(staff, '/patients/first-of-many')).status).toBe(404);
  });

  it.each([
    ['a longer line than a record can be', JSON.stringify({ reference: 'x'.repeat(1_000_001) }), ''],
    ['a list with more than a record can hold', `{"visits":[${'{},'.repeat(6_000)}{}]}`, 'visits'],
  ])('refuses %s without looking at what stands in it', async (_, line, path) => {
    const { body } = await world.importLines(staff, line);
    expect(body.rejected).toMatchObject([{ line: 1, errors: [{ path }] }]);
    expect(body.rejected[0].errors).toHaveLength(1);
  });

  it('tells of each line at fault, and of ten thousand errors not every one', async () => {
    const { body } = await world.importLines(staff, '{}\n'.repeat(5_000));
    const errors = body.rejected.flatMap((line: { errors: unknown[] }) => line.errors);
    expect(body.rejected).toHaveLength(5_000);
    expect(errors.length).toBeGreaterThan(10_000);
    expect(errors.length).toBeLessThan(14_000);
  });

  it('refuses a body that is not UTF-8, and a query it does not know', async () => {
    const latin = await world.app.request('/api/portal/import', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokenOf(staff)}`,
        'content-type': 'application/x-ndjson',
      },
      body: Buffer.from([0x7b, 0xe5, 0x7d]),
    });
    expect(latin.status).toBe(400);
    expect((await world.importLines(staff, '', '?dry=true')).status).toBe(422);
  });

  it('keeps units apart: the same reference at another unit is another patient', async () => {
    await world.importLines(staff, [example('apart')]);
    expect((await world.importLines('staff@akademiska', [example('apart')])).body).toMatchObject({
      created: 1,
    });
  });
});
