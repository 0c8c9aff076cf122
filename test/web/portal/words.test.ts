import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { channelNames, inFormOrder, languageName, nameFrom } from '../../../web/portal/words.ts';

describe('the portal’s words', () => {
  it('list forms in the area’s order, regardless of the order in which they were written', () => {
    expect(inFormOrder(periferFacialispares, ['fdi', 'prem', 'face'])).toEqual(['prem', 'face', 'fdi']);
    expect(inFormOrder(periferFacialispares, ['fdi'])).toEqual(['fdi']);
  });

  it('name a value, and show a value without a name unchanged', () => {
    expect(['sms', 'fax', 'toString', undefined].map((value) => nameFrom(channelNames, value))).toEqual([
      'Sms',
      'fax',
      'toString',
      '',
    ]);
  });

  it('name languages in Swedish', () => {
    expect(['sv', 'fi', 'ar'].map(languageName)).toEqual(['Svenska', 'Finska', 'Arabiska']);
  });
});
