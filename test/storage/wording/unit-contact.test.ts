import { beforeEach, describe, expect, it } from 'vitest';
import { Failed } from '../../../functions/domain/failure.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { getContact, setContact } from '../../../functions/storage/wording/unit-contact.ts';
import { readSlots, readUnitShown, setActive } from '../../../functions/storage/wording/wordings.ts';
import { watchTraffic } from '../../bench/traffic.ts';
import { entry } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { packOf } from '../../support/wording-pack.ts';

const deed = { at: '2026-03-01T10:00:00Z', by: 'lena.lead' };
const asLead = () => entry({ at: deed.at, who: deed.by, role: 'lead', action: 'change-contact' });
const contact = { phone: '031-342 10 00', sv: { hours: 'Vardagar 8–10' } };
const other = { sv: { text: 'Fråga i receptionen.' } };
const unit = 'sahlgrenska';

let table: Table;
beforeEach(async () => {
  table = await testTable();
});

const kindOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Failed ? error.failure.kind : String(error)),
  );

describe('a unit’s contact', () => {
  it('is kept for the unit, with the person who changed it last', async () => {
    expect(await getContact(table, unit)).toBeNull();
    const stored = await setContact(table, unit, contact, 0, asLead());
    expect(stored).toEqual({ contact, version: 1, changed: deed });
    expect(await getContact(table, unit)).toEqual(stored);
    expect(await getContact(table, 'akademiska')).toBeNull();
  });

  it('is changed only on the basis of its latest version', async () => {
    await setContact(table, unit, contact, 0, asLead());
    expect(await kindOf(setContact(table, unit, other, 0, asLead()))).toBe('conflict');
    expect(await kindOf(setContact(table, unit, other, 2, asLead()))).toBe('conflict');
    expect((await getContact(table, unit))?.contact).toEqual(contact);
    const outcomes = [1, 1, 1].map((version) => kindOf(setContact(table, unit, other, version, asLead())));
    expect((await Promise.all(outcomes)).sort()).toEqual(['conflict', 'conflict', 'done']);
    expect(await getContact(table, unit)).toMatchObject({ contact: other, version: 2 });
  });

  it('can be taken away, and its versions go on', async () => {
    await setContact(table, unit, contact, 0, asLead());
    await setContact(table, unit, null, 1, asLead());
    expect(await getContact(table, unit)).toEqual({ version: 2, changed: deed });
    expect(await kindOf(setContact(table, unit, contact, 0, asLead()))).toBe('conflict');
    expect(await kindOf(setContact(table, unit, contact, 2, asLead()))).toBe('done');
  });

  it('comes with the active wording in one query, and is none of it', async () => {
    const pack = packOf('face', 'sv', 'face-sv-1');
    await setActive(table, { unit, instrument: 'face', language: 'sv', pack }, { ...deed, id: 'a1' });
    await setContact(table, unit, contact, 0, asLead());
    const take = watchTraffic(table);
    const { slots, contact: shown } = await readUnitShown(table, unit);
    expect(take().requests).toEqual(['Query']);
    expect(shown?.contact).toEqual(contact);
    expect(slots.map(({ pack: active }) => active?.version)).toEqual(['face-sv-1']);
    expect(await readSlots(table, unit)).toEqual(slots);
    expect(await readUnitShown(table, 'linkoping')).toEqual({ slots: [], contact: null });
  });
});
