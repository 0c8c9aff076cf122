import { describe, expect, it } from 'vitest';
import { instrumentOf, instruments } from '../../../../functions/domain/survey/instruments/instruments.ts';
import { textChanges } from '../../../../web/portal/admin/pack-changes.ts';
import { packOf } from '../../../support/wording-pack.ts';

const face = instrumentOf('face');
const pack = packOf('face', 'sv', 'face-sv-2026');

describe('two wordings compared', () => {
  it.each(instruments.map(({ id }) => id))('have no differences when the texts of %s are the same', (id) => {
    const one = packOf(id, 'sv', 'one-1');
    const { changes, of } = textChanges(one, packOf(id, 'sv', 'other-1'), instrumentOf(id));
    expect(changes).toEqual([]);
    expect(of).toBe(2 + instrumentOf(id).items.length + Object.keys(instrumentOf(id).optionSets).length);
  });

  it('differ in the texts that are named, in the order they are asked', () => {
    const after = {
      ...pack,
      title: 'Ny rubrik',
      items: { ...pack.items, 5: 'Ny fråga?' },
      options: { ...pack.options, ability: { ...pack.options.ability, 1: 'Ny' } },
    };
    const { changes } = textChanges(pack, after, face);
    expect(changes.map(({ name }) => name)).toEqual(['Rubrik', 'Fråga 5', 'Svarsskalan för förmåga']);
    expect(changes[1]).toEqual({ name: 'Fråga 5', before: pack.items[5], after: 'Ny fråga?' });
    expect(changes[2]?.after).toContain('Ny');
  });

  it('differ when only the guardian’s text is another', () => {
    const before = { ...pack, introduction: 'Tänk på veckan.' };
    const same = { ...pack, introduction: { patient: 'Tänk på veckan.', guardian: 'Tänk på veckan.' } };
    const other = {
      ...pack,
      introduction: { patient: 'Tänk på veckan.', guardian: 'Tänk på barnets vecka.' },
    };
    expect(textChanges(before, same, face).changes).toEqual([]);
    expect(textChanges(before, other, face).changes.map(({ name }) => name)).toEqual(['Inledning']);
  });
});
