import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { channelNames, inFormOrder, languageName, nameFrom } from '../../../web/portal/words.ts';

describe('the portal’s words', () => {
  it('tell forms in the area’s order, whatever order they were written in', () => {
    expect(inFormOrder(periferFacialispares, ['fdi', 'prem', 'face'])).toEqual(['prem', 'face', 'fdi']);
    expect(inFormOrder(periferFacialispares, ['fdi'])).toEqual(['fdi']);
  });

  it('name a value, and show one without a name as it is', () => {
    expect(['sms', 'fax', 'toString', undefined].map((value) => nameFrom(channelNames, value))).toEqual([
      'Sms',
      'fax',
      'toString',
      '',
    ]);
  });

  it('tell languages in Swedish', () => {
    expect(['sv', 'fi', 'ar'].map(languageName)).toEqual(['Svenska', 'Finska', 'Arabiska']);
  });
});
