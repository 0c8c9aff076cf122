import { describe, expect, it } from 'vitest';
import { listPath, listStateIn, orderedBy } from '../../../../../web/portal/patients/page/list-address.ts';
import { mayStandInAddress, wordHere } from '../../../../../web/portal/patients/page/search-word.ts';

const whole = listStateIn({});
const searchPath = (word: string) => listPath(word, whole);

describe('the search word of the patient list', () => {
  it.each(['99', 'SU-0999', 'su', '1987', 'A.1_b', 'SU-2024'])('is part of the address: %s', (word) => {
    expect(searchPath(word)).toBe(`/portal/patients?q=${word}`);
    expect(wordHere({ q: word }, null)).toBe(word);
  });

  it.each([
    '1987-0',
    '19870503',
    '1987-05-03',
    '1987 05 03',
    '870503',
    '870503-1',
    '870503+1234',
    '19870503-12',
    'SU-1987-05-03',
    '1987/05/03',
    '87.05.03',
  ])('is not part of the address when it may begin a birth date or personal number: %s', (word) => {
    expect(mayStandInAddress(word)).toBe(false);
    expect(searchPath(word)).toBe('/portal/patients?q=');
    expect(wordHere({ q: '' }, { search: word })).toBe(word);
    expect(wordHere({ q: '' }, null)).toBe('');
  });

  it('is empty when nothing was typed', () => {
    expect(searchPath('')).toBe('/portal/patients');
    for (const state of [null, undefined, 'x', { search: 7 }, {}]) expect(wordHere({}, state)).toBe('');
    expect(wordHere({ q: 'SU' }, { search: '' })).toBe('');
  });
});

describe('the state of the list', () => {
  const stateAt = (address: string) =>
    listStateIn(Object.fromEntries(new URL(address, 'https://x').searchParams));

  it('is newest change first, without filters, as rows, where the address says nothing else', () => {
    expect(whole).toEqual({ filters: [], order: 'changed', descending: true, shows: 'rows' });
    expect(listStateIn({ only: 'x', order: 'x', turned: 'x', shows: 'x' })).toEqual(whole);
  });

  it('stands in the address, all of it', () => {
    for (const order of ['changed', 'reference', 'birth-date', 'latest-visit'] as const)
      for (const descending of [true, false])
        for (const shows of ['rows', 'forms'] as const) {
          const state = { filters: ['waiting', 'missing'] as const, order, descending, shows };
          expect(stateAt(listPath('SU', state))).toEqual(state);
        }
  });

  it('is turned round by the heading that orders it, and begins as the other is useful first', () => {
    expect(orderedBy(whole, 'changed')).toMatchObject({ order: 'changed', descending: false });
    expect(orderedBy(whole, 'reference')).toMatchObject({ order: 'reference', descending: false });
    expect(orderedBy(whole, 'latest-visit')).toMatchObject({ order: 'latest-visit', descending: true });
  });
});
