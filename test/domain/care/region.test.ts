import { expect, it } from 'vitest';
import { homeRegions, notRegistered, regions } from '../../../functions/domain/care/region.ts';

it('Sweden has 21 regions, each with its own two-digit code', () => {
  expect(regions).toHaveLength(21);
  expect(new Set(regions.map(({ id }) => id)).size).toBe(21);
  for (const { id, name } of regions) {
    expect(id).toMatch(/^\d{2}$/);
    expect(name).not.toBe('');
  }
});

it('a patient may also live outside all of them', () => {
  expect(homeRegions.map(({ id }) => id)).toEqual([...regions.map(({ id }) => id), notRegistered]);
});
