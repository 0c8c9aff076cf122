import { beforeEach, describe, expect, it } from 'vitest';
import { Failed } from '../../../functions/domain/failure.ts';
import { factsAt, keys, type Table } from '../../../functions/storage/table.ts';
import { getPack, listPacks, storePack } from '../../../functions/storage/wording/wording-packs.ts';
import { listActivations, readSlots, setActive } from '../../../functions/storage/wording/wordings.ts';
import { testTable } from '../../support/dynamo.ts';
import { packOf } from '../../support/wording-pack.ts';
import { itemAt } from '../../support/world.ts';

const deed = { at: '2026-03-01T10:00:00Z', by: 'anna.admin' };
const pack = packOf('face', 'sv', 'face-sv-1');
const next = packOf('face', 'sv', 'face-sv-2', '¤');
const english = packOf('face', 'en', 'face-en-1');

let table: Table;
beforeEach(async () => {
  table = await testTable();
});

let ids = 0;
const activate = (unit: string, given: typeof pack | null, at = deed.at, what = pack) =>
  setActive(
    table,
    { unit, instrument: what.instrument, language: what.language, pack: given },
    { ...deed, at, id: `a${++ids}` },
  );
const kindOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Failed ? error.failure.kind : String(error)),
  );

describe('a loaded pack', () => {
  it('is kept unchanged, with the person who loaded it', async () => {
    expect(await storePack(table, pack, deed)).toBe(true);
    expect(await getPack(table, 'face-sv-1')).toEqual({ pack, loaded: deed });
    expect(await listPacks(table)).toEqual([{ pack, loaded: deed }]);
    expect(await getPack(table, 'face-sv-9')).toBeNull();
  });

  it('may be loaded again, with its texts in any order, and keeps the person who loaded it first', async () => {
    await storePack(table, pack, deed);
    const turned = { ...pack, items: Object.fromEntries(Object.entries(pack.items).reverse()) };
    expect(await storePack(table, turned, { ...deed, by: 'bo.admin' })).toBe(false);
    expect((await getPack(table, 'face-sv-1'))?.loaded).toEqual(deed);
  });

  it('keeps its version to itself, also against another instrument', async () => {
    await storePack(table, pack, deed);
    for (const other of [{ ...next, version: 'face-sv-1' }, packOf('fdi', 'sv', 'face-sv-1')]) {
      expect(await kindOf(storePack(table, other, deed))).toBe('conflict');
    }
    expect(await getPack(table, 'face-sv-1')).toEqual({ pack, loaded: deed });
  });
});

describe('the active wording', () => {
  it('is so at one unit, in one language', async () => {
    await activate('sahlgrenska', pack);
    await activate('sahlgrenska', english, deed.at, english);
    await activate('akademiska', next);
    const shown = async (unit: string) =>
      (await readSlots(table, unit)).map((slot) => [slot.language, slot.pack?.version]);
    expect(await shown('sahlgrenska')).toEqual([
      ['en', 'face-en-1'],
      ['sv', 'face-sv-1'],
    ]);
    expect(await shown('akademiska')).toEqual([['sv', 'face-sv-2']]);
    expect(await shown('linkoping')).toEqual([]);
    expect((await readSlots(table, 'akademiska'))[0]?.pack).toEqual(next);
  });

  it('is one at a time, and earlier versions are remembered', async () => {
    await activate('sahlgrenska', pack);
    await activate('sahlgrenska', next);
    await activate('sahlgrenska', null, '2026-03-02T10:00:00Z');
    const [slot, ...more] = await readSlots(table, 'sahlgrenska', { consistent: true });
    expect(more).toEqual([]);
    expect(slot).toMatchObject({
      versions: ['face-sv-1', 'face-sv-2'],
      changed: { at: '2026-03-02T10:00:00Z', by: 'anna.admin' },
    });
    expect(slot?.pack).toBeUndefined();
  });

  it('is recorded with person and time, newest first, and only when it changes something', async () => {
    expect(await activate('sahlgrenska', pack, '2026-03-01T10:00:00Z')).toBe(true);
    expect(await activate('sahlgrenska', pack, '2026-03-01T11:00:00Z')).toBe(false);
    expect(await activate('sahlgrenska', next, '2026-03-02T10:00:00Z')).toBe(true);
    expect(await activate('sahlgrenska', null, '2026-03-03T10:00:00Z')).toBe(true);
    expect(await activate('sahlgrenska', null, '2026-03-04T10:00:00Z')).toBe(false);
    const where = { unit: 'sahlgrenska', instrument: 'face', language: 'sv', by: 'anna.admin' };
    expect(await listActivations(table, 'sahlgrenska', 10)).toEqual([
      { ...where, from: 'face-sv-2', at: '2026-03-03T10:00:00Z' },
      { ...where, from: 'face-sv-1', to: 'face-sv-2', at: '2026-03-02T10:00:00Z' },
      { ...where, to: 'face-sv-1', at: '2026-03-01T10:00:00Z' },
    ]);
    expect(await listActivations(table, 'sahlgrenska', 1)).toHaveLength(1);
    expect(await listActivations(table, 'akademiska', 10)).toEqual([]);
  });

  it('agrees with the records when two change it at once', async () => {
    const outcomes = await Promise.all([
      kindOf(activate('sahlgrenska', pack)),
      kindOf(activate('sahlgrenska', next)),
    ]);
    expect(outcomes).toContain('done');
    const [slot] = await readSlots(table, 'sahlgrenska', { consistent: true });
    const records = await listActivations(table, 'sahlgrenska', 10);
    expect(records).toHaveLength(outcomes.filter((outcome) => outcome === 'done').length);
    expect(records.map(({ to }) => to)).toContain(slot?.pack?.version);
    expect(slot?.versions).toHaveLength(records.length);
  });
});

describe('keys of wording', () => {
  it('are no facts of a patient, whatever a patient is called', async () => {
    await activate('sahlgrenska', pack);
    const pk = keys.wording('sahlgrenska');
    expect(factsAt(pk, keys.wordingSlot('face', 'sv'))).toBeNull();
    expect(await itemAt(table, pk, keys.wordingSlot('face', 'sv'))).toMatchObject({ kind: 'active-wording' });
    for (const reference of ['wording', 'wording-sahlgrenska']) {
      expect(keys.patient('sahlgrenska', reference)).not.toMatch(/^wording#/);
    }
  });
});
