import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import { hiddenNumbers } from '../../../../functions/domain/report/publication/hidden-numbers.ts';
import type {
  Publication,
  PublishedMeasure,
} from '../../../../functions/domain/report/publication/publication.ts';
import { publicationChanges } from '../../../../functions/domain/report/publication/publication-changes.ts';

const share = (numerator: number | null): PublishedMeasure => ({
  id: 'T1',
  kind: 'share',
  numerator,
  denominator: numerator === null ? null : 40,
  share: numerator === null ? null : numerator / 40,
  interval: numerator === null ? null : [0, 1],
  ...(numerator === null ? { hidden: true } : {}),
});

const count = (own: number | null): PublishedMeasure => ({
  id: 'B1',
  kind: 'count',
  count: 40,
  breakdowns: { homeRegion: { own, other: 10 } },
});

const answered: PublishedMeasure = {
  id: 'P1',
  kind: 'share',
  numerator: 20,
  denominator: 40,
  responseRate: { answered: 30, sent: 40 },
  answers: { good: 20 },
  shareOfAnswered: 1,
};

function publicationOf(unit: readonly PublishedMeasure[], more: Partial<Publication> = {}): Publication {
  return {
    area: area.id,
    year: 2026,
    publishedAt: '2027-04-01T08:00:00Z',
    reports: [{ unit: 'sahlgrenska', version: 1 }],
    country: { measures: [] },
    units: [{ unit: 'sahlgrenska', name: 'Sahlgrenska Universitetssjukhuset', measures: unit }],
    hidden: [],
    ...more,
  };
}

describe('the changes of a publication', () => {
  it('are none where the numbers are the same', () => {
    const same = publicationOf([share(30), count(30), answered]);
    expect(publicationChanges(area, same, same)).toEqual({ reports: [], numbers: [] });
  });

  it('name each number that differs, in Swedish, with the version it comes from', () => {
    const before = publicationOf([share(30), count(30)]);
    const after = publicationOf([share(31), count(29)], {
      reports: [{ unit: 'sahlgrenska', version: 2 }],
    });
    expect(publicationChanges(area, before, after)).toEqual({
      reports: [{ unit: 'sahlgrenska', was: 1, is: 2 }],
      numbers: [
        { measure: 'B1', name: 'Hemregion', part: 'Egen region', unit: 'sahlgrenska', was: 30, is: 29 },
        {
          measure: 'T1',
          name: 'Tid till bedömning på nybesök',
          part: 'Täljare',
          unit: 'sahlgrenska',
          was: 30,
          is: 31,
        },
      ],
    });
  });

  it('are a number that is hidden now, without its value', () => {
    const changes = publicationChanges(area, publicationOf([count(30)]), publicationOf([count(null)]));
    expect(changes.numbers).toMatchObject([{ part: 'Egen region', was: 30, is: null }]);
  });

  it('leave out a share that only follows from other numbers', () => {
    const after = publicationOf([{ ...answered, shareOfAnswered: 0, answers: { good: 19 } }]);
    expect(publicationChanges(area, publicationOf([answered]), after).numbers).toEqual([
      { measure: 'P1', name: 'Räknade svar', part: 'Bra', unit: 'sahlgrenska', was: 20, is: 19 },
    ]);
  });

  it('say of a unit that was not there before only that its report is', () => {
    const before = publicationOf([], { reports: [], units: [] });
    expect(publicationChanges(area, before, publicationOf([share(30)]))).toEqual({
      reports: [{ unit: 'sahlgrenska', is: 1 }],
      numbers: [],
    });
  });
});

describe('a hidden number', () => {
  it.each([
    ['B1.homeRegion.14', 'Hemregion', 'Västra Götalandsregionen'],
    ['B1.homeRegion.own', 'Hemregion', 'Egen region'],
    ['B2.cause.missing', 'Orsak', 'Uppgift saknas'],
    ['B3.patients', 'Patienter', undefined],
    ['T1.numerator', 'Tid till bedömning på nybesök', 'Täljare'],
    ['P1.responseRate.sent', 'Svarsfrekvens', 'Skickade'],
    ['P1.answers.good', 'Räknade svar', 'Bra'],
  ])('%s has a name in Swedish, and the reason why it is hidden', (cell, name, part) => {
    const publication = publicationOf([], { hidden: [{ unit: 'sahlgrenska', cell, why: 'protects' }] });
    expect(hiddenNumbers(area, publication)).toEqual([
      {
        measure: cell.slice(0, 2),
        name,
        ...(part === undefined ? {} : { part }),
        unit: 'sahlgrenska',
        reason: 'Skyddar en annan siffra',
      },
    ]);
  });
});
