import { describe, expect, it } from 'vitest';
import { changeBetween } from '../../functions/domain/change.ts';

describe('the change of one person’s score', () => {
  it.each([
    ['face', 'total', 50, 67.9, false],
    ['face', 'total', 50, 68, true],
    ['face', 'total', 68, 50, true],
    ['fdi', 'physical', -25, -7, true],
    ['fdi', 'social', 64, 64, false],
  ])('%s %s from %d to %d: beyond measurement error %s', (instrument, scale, earlier, later, beyondError) => {
    const change = changeBetween(instrument, scale, { value: earlier }, { value: later });
    expect(change?.difference).toBeCloseTo(later - earlier, 10);
    expect(change?.beyondError).toBe(beyondError);
  });

  it('says nothing of the error where none is published', () => {
    expect(changeBetween('face', 'eye', { value: 0 }, { value: 100 })).toEqual({ difference: 100 });
  });

  it('is none when either time has no score', () => {
    expect(changeBetween('face', 'total', { value: null }, { value: 50 })).toBeNull();
    expect(changeBetween('face', 'total', { value: 50 }, undefined)).toBeNull();
  });
});
