import { expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';

it('three units have permission, two of them also for children', () => {
  const units = periferFacialispares.units.map(({ id, region, treatsChildren }) => [
    id,
    region,
    treatsChildren,
  ]);
  expect(units).toEqual([
    ['akademiska', '03', true],
    ['sahlgrenska', '14', true],
    ['linkoping', '05', false],
  ]);
});

it('nine measures are decided', () => {
  expect(periferFacialispares.status).toBe('decided');
  const ids = periferFacialispares.measures.map(({ id }) => id);
  expect(ids).toEqual(['B1', 'B2', 'B3', 'T1', 'R1', 'R2', 'P1', 'P2', 'Ö1']);
});

it('groups and causes are those of the measure list', () => {
  expect(periferFacialispares.patientGroups.map(({ id }) => id)).toEqual([
    'flaccid',
    'congenital',
    'complex-synkinesis',
  ]);
  expect(periferFacialispares.causes.map(({ name }) => name)).toEqual([
    'Kongenital',
    'Tumör',
    'Infektion',
    'Trauma',
    'Idiopatisk/övrig',
  ]);
});
