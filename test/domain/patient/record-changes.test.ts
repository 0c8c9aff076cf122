import { describe, expect, it } from 'vitest';
import {
  changesRoom,
  RecordChanges,
  recordChanges,
  withinRoom,
} from '../../../functions/domain/patient/record-changes.ts';
import { newVisit, record, surgery } from '../../support/builders.ts';

const about = { kind: 'new', date: '2026-02-11' };

describe('the differences between two versions of a record', () => {
  it('are each field with its old and new value, and the visit as it was before', () => {
    const after = record({ cause: 'trauma', visits: [newVisit({ date: '2026-02-12', mode: 'digital' })] });
    expect(recordChanges(record(), after)).toEqual([
      { kind: 'changed', field: 'cause', before: 'tumour', after: 'trauma' },
      { kind: 'changed', about, field: 'date', before: '2026-02-11', after: '2026-02-12' },
      { kind: 'changed', about, field: 'mode', before: 'physical', after: 'digital' },
    ]);
  });

  it('have no value where a field was, or is, empty', () => {
    const { cause: _, ...without } = record();
    expect(recordChanges(record(), without)).toEqual([{ kind: 'changed', field: 'cause', before: 'tumour' }]);
    expect(recordChanges(without, record())).toEqual([{ kind: 'changed', field: 'cause', after: 'tumour' }]);
  });

  it('name the visit or treatment that is added or removed, without its values', () => {
    const before = record({ visits: [newVisit({ referralReceivedOn: '2026-01-01' })] });
    expect(recordChanges(before, record({ visits: [], treatments: [surgery()] }))).toEqual([
      { kind: 'removed', about },
      { kind: 'added', about: { kind: 'surgery', date: '2026-05-05' } },
    ]);
  });

  it('are none when only the order of fields differs', () => {
    const { key, ...visit } = newVisit();
    expect(recordChanges(record(), record({ visits: [{ ...visit, key }] }))).toEqual([]);
  });
});

describe('the changes within a limited room', () => {
  const visits = (mode: 'physical' | 'digital') =>
    Array.from({ length: 500 }, (_, index) => newVisit({ key: `v${index}`, mode }));

  it('are all changes when there is room', () => {
    const changes = recordChanges(record(), record({ cause: 'trauma' }));
    expect(withinRoom(changes, changesRoom.logged)).toEqual({ changes });
  });

  it('are never more than there is room for, with the number left out', () => {
    const all = recordChanges(
      record({ visits: visits('physical') }),
      record({ visits: visits('digital'), cause: 'trauma' }),
    );
    const told = withinRoom(all, changesRoom.logged);
    expect(JSON.stringify(told.changes).length).toBeLessThan(changesRoom.logged * 1.05);
    expect(told.changes.length).toBeGreaterThan(50);
    expect(told.changes.length + (told.more ?? 0)).toBe(501);
    expect(RecordChanges.parse(told)).toEqual(told);
  });

  it('leave out a change that is too large alone, and keep the others', () => {
    const complications = Array.from({ length: 400 }, () => ({
      date: '2026-05-20',
      grade: 'I' as const,
      expected: true,
    }));
    const changes = recordChanges(
      record({ treatments: [surgery()] }),
      record({ treatments: [surgery({ date: '2026-05-04', complications })] }),
    );
    expect(withinRoom(changes, changesRoom.logged)).toMatchObject({ changes: [{ field: 'date' }], more: 1 });
  });
});
