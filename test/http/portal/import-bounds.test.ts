import { describe, expect, it } from 'vitest';
import { portalWorld, tokenOf } from '../../support/portal.ts';
import { workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const none = { created: 0, updated: 0, unchanged: 0, rejected: [] };

/** The example under a reference of its own, so that tests do not affect each other. */
const example = (reference: string) => ({ ...workedExample(), reference });

describe('the body of an import', () => {
  it('skips empty lines but counts them, and takes a byte order mark and CRLF', async () => {
    const text = `\uFEFF${JSON.stringify(example('bom'))}\r\n\r\n  \r\n{]\r\n`;
    const { body } = await world.importLines(staff, text);
    expect(body).toMatchObject({ created: 1, rejected: [{ line: 4, errors: [{ path: '' }] }] });
  });

  it('takes an empty import', async () => {
    expect(await world.importLines(staff, '')).toEqual({ status: 200, body: none });
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

  it('reads a body that is too large no further than that', async () => {
    const sent = { left: 50 };
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent.left -= 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(10));
      },
    });
    const headers = { authorization: `Bearer ${tokenOf(staff)}`, 'content-type': 'application/x-ndjson' };
    const asked = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    expect((await world.app.request('/api/portal/import', asked)).status).toBe(413);
    expect(sent.left).toBeGreaterThan(40);
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

  it('lists each faulty line, but not every one of ten thousand errors', async () => {
    const { body } = await world.importLines(staff, '{}\n'.repeat(2_000));
    const errors = body.rejected.flatMap((line: { errors: unknown[] }) => line.errors);
    expect(body.rejected).toHaveLength(2_000);
    expect(errors.length).toBeGreaterThan(5_000);
    expect(errors.length).toBeLessThan(10_000);
    expect(JSON.stringify(body).length).toBeLessThan(1_000_000);
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
});
