import { describe, expect, it } from 'vitest';
import { itemName, itemShortName, scaleName } from '../../../functions/domain/survey/instrument-names.ts';
import { instruments } from '../../../functions/domain/survey/instruments/instruments.ts';

describe('a question', () => {
  it('is called by its number, or by what it is about', () => {
    expect(['12', 'side', 'overall'].map(itemName)).toEqual([
      'Fråga 12',
      'Frågan om berörd sida',
      'Frågan om besöket som helhet',
    ]);
    expect(['12', 'side', 'overall'].map(itemShortName)).toEqual(['12', 'sida', 'helhet']);
  });

  it.each(['extra', 'constructor'])('that no form has is called by its key: %s', (key) => {
    expect(itemName(key)).toBe(`Fråga ${key}`);
    expect(itemShortName(key)).toBe(key);
    expect(scaleName(key)).toBe(`Svarsskalan ${key}`);
  });
});

describe.each(instruments)('$shortName', ({ items, optionSets }) => {
  it('has a Swedish name for each question without a number', () => {
    for (const { key } of items.filter((item) => !/^\d+$/.test(item.key))) {
      expect(itemName(key)).toMatch(/^Frågan om /);
      expect(itemShortName(key)).not.toBe(key);
    }
  });

  it('has a name for each of its scales, another for each', () => {
    const names = Object.keys(optionSets).map(scaleName);
    for (const name of names) expect(name).toMatch(/^Svarsskalan för /);
    expect(new Set(names).size).toBe(names.length);
  });
});
