import { expect, it } from 'vitest';
import type { HistoryEntry } from '../../../../../web/portal/api.ts';
import { toldHistory } from '../../../../../web/portal/patients/page/told-history.ts';

let minute = 60;
/** Makes an entry a minute older than the entry before it, since the list is newest first. */
const entry = (action: HistoryEntry['action'], more: Partial<HistoryEntry> = {}): HistoryEntry => {
  minute -= 1;
  return { at: `2026-11-20T09:${minute}:00Z`, who: 'anna', action, ...more };
};
const told = (...entries: HistoryEntry[]) =>
  toldHistory(entries).map(({ who, action, times }) => `${who} ${action} ${times}`);

it('consecutive entries of one person doing the same are joined, from the newest to the oldest', () => {
  const entries = [entry('read-patient'), entry('read-patient'), entry('read-patient')];
  expect(toldHistory(entries)).toEqual([
    { ...entries[0], changed: undefined, times: 3, since: entries[2]?.at },
  ]);
});

it('entries of others, of other actions, or with another entry in between are not joined', () => {
  const bertil = { who: 'bertil' };
  expect(told(entry('read-patient'), entry('read-patient', bertil), entry('read-patient'))).toEqual([
    'anna read-patient 1',
    'bertil read-patient 1',
    'anna read-patient 1',
  ]);
  expect(told(entry('read-patient'), entry('change-patient'), entry('read-patient'))).toHaveLength(3);
});

it('every reason for a change is kept', () => {
  const reason = 'Fel i remissen';
  const entries = [
    entry('change-patient'),
    entry('change-patient', { reason }),
    entry('change-patient', { reason }),
    entry('change-patient'),
  ];
  expect(toldHistory(entries).map((one) => [one.reason, one.times])).toEqual([
    [undefined, 1],
    [reason, 1],
    [reason, 1],
    [undefined, 1],
  ]);
});

it('every change is kept, and only changes of the record are shown as changes', () => {
  const detail = { changes: [{ kind: 'changed', field: 'cause', before: 'tumour', after: 'trauma' }] };
  const entries = [entry('change-patient', { detail }), entry('change-patient', { detail })];
  expect(toldHistory(entries).map(({ changed }) => changed)).toEqual([detail, detail]);
  const imported = [entry('import-patient', { detail: { outcome: 'updated', ...detail } })];
  expect(toldHistory(imported).map(({ changed }) => changed)).toEqual([detail]);
  const other = { detail: { key: 'i1' } };
  const sent = [entry('create-invitation', other), entry('create-invitation', other)];
  expect(toldHistory(sent)).toMatchObject([{ times: 2, changed: undefined }]);
});

it('the given entries stay unchanged', () => {
  const entries = [entry('read-patient'), entry('read-patient')];
  const before = structuredClone(entries);
  toldHistory(entries);
  expect(entries).toEqual(before);
});
