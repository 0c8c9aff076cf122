import { expect, it } from 'vitest';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';

it('four units have permission', () => {
  expect(dysmeli.units.map(({ id, region }) => [id, region])).toEqual([
    ['dysmeli-stockholm', '01'],
    ['dysmeli-vasterbotten', '24'],
    ['dysmeli-orebro', '18'],
    ['dysmeli-vastra-gotaland', '14'],
  ]);
});

it('its measures are a draft of the generic ones', () => {
  expect(dysmeli.status).toBe('draft');
  expect(dysmeli.measures.map(({ id }) => id)).toEqual(['B1', 'B3', 'T1', 'P1', 'Ö1']);
});

it('their texts say that they are drafts, and do not mention facial palsy', () => {
  for (const { texts } of dysmeli.measures) {
    expect(texts.reporting).toContain('Utkast');
    const shown = [texts.measured, texts.purpose, texts.dataSource, texts.comment, ...texts.technical].join(
      ' ',
    );
    expect(shown).not.toMatch(/facialis|synkinesi|botox|bilaga/i);
  }
});

it('the unit decides on surgery, but surgery is not reserved to it', () => {
  expect(dysmeli.treatmentKinds.map(({ id }) => id)).not.toContain('surgery');
});
