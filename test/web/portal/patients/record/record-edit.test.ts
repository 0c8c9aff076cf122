import { describe, expect, it } from 'vitest';
import {
  applyEdit,
  newKey,
  pathOf,
  recordOf,
} from '../../../../../web/portal/patients/record/record-edit.ts';
import { newVisit, patient, record, surgery } from '../../../../support/builders.ts';

describe('an edit of a record', () => {
  const before = newVisit();

  it('adds a new visit', () => {
    const after = newVisit({ key: 'v2', date: '2027-02-11' });
    expect(applyEdit(record(), { part: 'visits', after }).visits).toEqual([before, after]);
  });

  it('changes in place, by key', () => {
    const base = record({ visits: [before, newVisit({ key: 'v2' })] });
    const after = { ...before, date: '2026-03-01' };
    expect(applyEdit(base, { part: 'visits', before, after }).visits.map(({ date }) => date)).toEqual([
      '2026-03-01',
      '2026-02-11',
    ]);
  });

  it('removes, and changes nothing when the other person has removed it already', () => {
    expect(applyEdit(record(), { part: 'visits', before }).visits).toEqual([]);
    expect(applyEdit(record({ visits: [] }), { part: 'visits', before }).visits).toEqual([]);
  });

  it('changes the facts about the patient and leaves the lists unchanged', () => {
    const { visits, treatments, ...head } = record({ treatments: [surgery()] });
    const changed = applyEdit(record({ treatments: [surgery()] }), {
      part: 'head',
      before: head,
      after: { ...head, cause: 'trauma' },
    });
    expect(changed).toEqual({ ...head, cause: 'trauma', visits, treatments });
  });

  it('leaves the given record untouched', () => {
    const base = record();
    applyEdit(base, { part: 'visits', before, after: { ...before, mode: 'digital' } });
    expect(base).toEqual(record());
  });
});

describe('the record that is sent', () => {
  it('leaves out the values that the server computes', () => {
    const seen = {
      ...patient({ visits: [{ ...newVisit(), sunnybrookScore: { composite: 33 } } as never] }),
      version: 4,
      questions: [{ path: '', message: 'Stämmer det?' }],
      need: { id: 'x', kind: 'send', reference: 'SU-0001', from: '2026-02-11' },
    };
    expect(recordOf(seen as never)).toEqual(record());
  });

  it('gives the edited visit the path that errors name', () => {
    const base = record({ treatments: [surgery(), surgery({ key: 't2' })] });
    expect(pathOf(base, { part: 'treatments', before: surgery({ key: 't2' }) })).toBe('treatments.1');
    expect(pathOf(base, { part: 'head', before: base, after: base })).toBe('');
  });

  it('has keys that fit the record and never coincide', () => {
    const keys = Array.from({ length: 50 }, () => newKey('v'));
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) expect(key).toMatch(/^v-[0-9a-f]{8}$/);
  });
});
