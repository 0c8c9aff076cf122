import { describe, expect, it } from 'vitest';
import {
  itemName,
  itemShortName,
  optionSetName,
  scaleName,
} from '../../../functions/domain/survey/instrument-names.ts';
import { face } from '../../../functions/domain/survey/instruments/face.ts';
import { instruments } from '../../../functions/domain/survey/instruments/instruments.ts';
import { prem } from '../../../functions/domain/survey/instruments/prem.ts';

describe('a question', () => {
  it('is named by its number or its topic', () => {
    expect([itemName(face, '12'), itemName(face, 'side'), itemName(prem, 'overall')]).toEqual([
      'Fråga 12',
      'Frågan om berörd sida',
      'Frågan om besöket som helhet',
    ]);
    expect([itemShortName(face, '12'), itemShortName(face, 'side'), itemShortName(prem, 'overall')]).toEqual([
      '12',
      'sida',
      'helhet',
    ]);
  });

  it.each(['extra', 'constructor'])('that no form has is named by its key: %s', (key) => {
    expect(itemName(face, key)).toBe(`Fråga ${key}`);
    expect(itemShortName(face, key)).toBe(key);
    expect(optionSetName(face, key)).toBe(`Svarsskalan ${key}`);
    expect(scaleName(face, key)).toBe(key);
  });
});

describe.each(instruments)('$shortName', (instrument) => {
  it('has a Swedish name for each question without a number', () => {
    for (const { key } of instrument.items.filter((item) => !/^\d+$/.test(item.key))) {
      expect(itemName(instrument, key)).toMatch(/^Frågan om /);
      expect(itemShortName(instrument, key)).not.toBe(key);
    }
  });

  it('has a different name for each of its sets of options', () => {
    const names = Object.keys(instrument.optionSets).map((set) => optionSetName(instrument, set));
    for (const name of names) expect(name).toMatch(/^Svarsskalan för /);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has a different name for each of its scales', () => {
    const names = instrument.scales.map(({ id }) => scaleName(instrument, id));
    for (const [index, name] of names.entries()) expect(name).not.toBe(instrument.scales[index]?.id);
    expect(new Set(names).size).toBe(names.length);
  });
});
