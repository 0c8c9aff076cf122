import { beforeAll, describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import type { Counters } from '../../../../functions/domain/measure/counters.ts';
import type {
  EarlierPublication,
  Publication,
  PublishedReport,
} from '../../../../functions/domain/report/publication/publication.ts';
import { publish } from '../../../../functions/domain/report/publication/publish.ts';
import type { Solver } from '../../../../functions/domain/report/publication/solver.ts';
import { loadSolver } from '../../../../functions/solver.ts';

let solve: Solver;
beforeAll(async () => {
  solve = await loadSolver();
});

/** A unit with forty patients and no small number. */
const forty: Counters = {
  'B1.count': 40,
  'B1.homeRegion.14': 30,
  'B1.homeRegion.05': 10,
  'B1.legalSex.female': 25,
  'B1.legalSex.male': 15,
  'B1.ageGroup.adult': 40,
  'B1.patientGroup.flaccid': 40,
  'B2.count': 40,
  'B2.cause.tumour': 30,
  'B2.cause.trauma': 10,
  'B2.age.18-39': 20,
  'B2.age.40-64': 20,
  'B3.count': 50,
  'B3.treatment.surgery': 20,
  'B3.treatment.physiotherapy': 30,
  'B3.surgery.free-muscle-transplant': 20,
  'B3.patients': 35,
  'T1.denominator': 40,
  'T1.numerator': 30,
  'R1.denominator': 20,
  'P1.denominator': 40,
  'P1.numerator': 20,
  'P1.sent': 40,
  'P1.answered': 30,
  'P1.answers.very-good': 12,
  'P1.answers.good': 8,
  'P1.answers.fair': 10,
  'Ö1.denominator': 40,
  'Ö1.numerator': 40,
};

const reportOf = (unit: string, counters: Counters, withheld: readonly string[] = []): PublishedReport => ({
  version: 1,
  hash: `hash of ${unit}`,
  content: {
    area: area.id,
    unit,
    year: 2026,
    period: { from: '2026-01-01', to: '2026-12-31' },
    definitions: area.definitions,
    counters,
    measures: area.measures.map(({ id, kind, name }) => ({
      id,
      kind,
      name,
      ...(withheld.includes(id) ? { status: 'withheld' as const } : {}),
    })),
    comments: [],
  },
});

const publishAll = (
  reports: readonly PublishedReport[],
  earlier: readonly EarlierPublication[] = [],
): Publication => publish({ area, year: 2026, publishedAt: '2027-04-01T08:00:00Z', reports, earlier }, solve);

const threeUnits = (counters: Counters = {}) => [
  reportOf('akademiska', forty),
  reportOf('sahlgrenska', { ...forty, ...counters }),
  reportOf('linkoping', forty),
];

const measureIn = ({ measures }: Publication['country'], id: string) => measures.find((one) => one.id === id);
const unitIn = ({ units }: Publication, id: string) =>
  units.find(({ unit }) => unit === id) ?? { measures: [] };

describe('a publication without small numbers', () => {
  it('hides nothing, and says which versions it was made from', () => {
    const published = publishAll(threeUnits());
    expect(published.hidden).toEqual([]);
    expect(published.reports).toContainEqual({ unit: 'linkoping', version: 1 });
    expect(published.units.map(({ name }) => name)).toEqual(area.units.map(({ name }) => name));
  });

  it('shows the country as the sum of the units, with the measures in the form of the API', () => {
    const { country } = publishAll(threeUnits());
    expect(measureIn(country, 'T1')).toEqual({
      id: 'T1',
      kind: 'share',
      numerator: 90,
      denominator: 120,
      share: 0.75,
      interval: [0.666, 0.819],
      patientChoseToWait: 0,
    });
    expect(measureIn(country, 'P1')).toMatchObject({
      responseRate: { answered: 90, sent: 120 },
      answers: { 'very-good': 36, good: 24, fair: 30, poor: 0, 'very-poor': 0, 'not-applicable': 0 },
      shareOfAnswered: 2 / 3,
    });
    expect(measureIn(country, 'R2')).toEqual({
      id: 'R2',
      kind: 'share',
      status: 'not-yet-reported',
      firstReportYear: 2028,
      treatmentYear: 2025,
    });
  });

  it('lists every category, zeros too', () => {
    const { country } = publishAll(threeUnits());
    expect(measureIn(country, 'B2')?.breakdowns?.cause).toEqual({
      congenital: 0,
      tumour: 90,
      infection: 0,
      trauma: 30,
      'idiopathic-other': 0,
      missing: 0,
    });
    expect(measureIn(country, 'B1')?.breakdowns?.ageGroup).toEqual({ child: 0, adult: 120 });
  });

  it('shows the regions of the country alone, and of a unit its own and others', () => {
    const published = publishAll(threeUnits());
    const regions = measureIn(published.country, 'B1')?.breakdowns?.homeRegion ?? {};
    expect(Object.keys(regions)).toHaveLength(23);
    expect(regions).toMatchObject({ '14': 90, '05': 30, '01': 0 });
    const ofUnit = (unit: string) => measureIn(unitIn(published, unit), 'B1')?.breakdowns?.homeRegion;
    expect(ofUnit('sahlgrenska')).toEqual({ own: 30, other: 10, 'not-registered': 0, missing: 0 });
    expect(ofUnit('akademiska')).toEqual({ own: 0, other: 40, 'not-registered': 0, missing: 0 });
  });
});

describe('a small number', () => {
  it('is hidden where it is a category, and so is a second one of its breakdown', () => {
    const published = publishAll(threeUnits({ 'B2.cause.tumour': 27, 'B2.cause.infection': 3 }));
    const cause = measureIn(unitIn(published, 'sahlgrenska'), 'B2')?.breakdowns?.cause ?? {};
    expect(cause.infection).toBeNull();
    expect(Object.values(cause).filter((count) => count === null).length).toBeGreaterThan(1);
    expect(published.hidden).toContainEqual({
      unit: 'sahlgrenska',
      cell: 'B2.cause.infection',
      why: 'small',
    });
    expect(published.hidden).toContainEqual({ unit: null, cell: 'B2.cause.infection', why: 'small' });
    expect(published.hidden.some(({ why }) => why === 'protects')).toBe(true);
  });

  it.each([3, 37])(
    'hides a share with %i of 40 in the numerator, and with it all of the share',
    (numerator) => {
      const published = publishAll(threeUnits({ 'T1.numerator': numerator }));
      expect(measureIn(unitIn(published, 'sahlgrenska'), 'T1')).toEqual({
        id: 'T1',
        kind: 'share',
        hidden: true,
        numerator: null,
        denominator: null,
        share: null,
        interval: null,
        patientChoseToWait: 0,
      });
      expect(published.hidden.filter(({ cell }) => cell === 'T1.numerator').length).toBeGreaterThan(1);
    },
  );

  it('hides a count, in the country too where it could be found by subtraction', () => {
    const published = publishAll(threeUnits({ 'B3.patients': 4, 'R1.denominator': 4 }));
    const patients = [published.country, ...published.units].map((place) => measureIn(place, 'B3')?.patients);
    expect(patients.filter((count) => count === null).length).toBeGreaterThan(1);
  });

  it('hides every number where too few patients leave nothing else', () => {
    const few = {
      'B1.count': 2,
      'B1.legalSex.female': 2,
      'B2.count': 2,
      'T1.denominator': 2,
      'P1.denominator': 2,
      'Ö1.denominator': 2,
    };
    const published = publishAll([reportOf('linkoping', few)]);
    expect(measureIn(published.country, 'B1')).toMatchObject({ hidden: true, count: null });
    expect(measureIn(published.country, 'B1')?.breakdowns?.legalSex?.female).toBeNull();
  });
});

describe('a result that a report withholds', () => {
  it('is hidden like any other, and adds nothing to the country', () => {
    const {
      'P1.numerator': _,
      'P1.answers.very-good': __,
      'P1.answers.good': ___,
      'P1.answers.fair': ____,
      ...rest
    } = forty;
    const published = publishAll([
      reportOf('akademiska', forty),
      reportOf('sahlgrenska', forty),
      reportOf('linkoping', rest, ['P1']),
    ]);
    const withheld = measureIn(unitIn(published, 'linkoping'), 'P1');
    expect(withheld).toMatchObject({ hidden: true, numerator: null, shareOfAnswered: null });
    expect(Object.values((withheld?.answers ?? {}) as object)).toEqual([null, null, null, null, null, null]);
    expect(withheld).not.toHaveProperty('waiting');
    expect(measureIn(published.country, 'P1')).toMatchObject({ numerator: 40, denominator: 120 });
  });
});

describe('a result that every report withholds', () => {
  it('is hidden in the country too', () => {
    const { 'P1.numerator': _, ...rest } = forty;
    const { country } = publishAll([reportOf('linkoping', rest, ['P1'])]);
    expect(measureIn(country, 'P1')).toMatchObject({ hidden: true, numerator: null, share: null });
  });
});

describe('a later publication', () => {
  const small = { 'B2.cause.tumour': 27, 'B2.cause.infection': 3 };

  it('keeps hidden what was hidden', () => {
    const reports = threeUnits(small);
    const first = publishAll(reports);
    const second = publishAll(threeUnits({ ...small, 'T1.numerator': 31 }), [
      { publication: first, reports },
    ]);
    for (const { unit, cell } of first.hidden)
      expect(second.hidden.some((one) => one.unit === unit && one.cell === cell)).toBe(true);
    expect(measureIn(unitIn(second, 'sahlgrenska'), 'T1')).toMatchObject({ numerator: 31 });
  });

  it('is withheld whole where an earlier one has shown a small number', () => {
    const reports = threeUnits(small);
    const publication: Publication = { ...publishAll(reports), hidden: [] };
    const second = publishAll(reports, [{ publication, reports }]);
    expect(second.withheld).toBe(true);
    expect(measureIn(second.country, 'B1')).toMatchObject({ hidden: true, count: null });
    expect(JSON.stringify([second.country, second.units])).not.toMatch(
      /:[1-9]\d*[,}].*"hidden":true.*"share":\d/,
    );
  });

  it('after one that was withheld is made as if there had been none', () => {
    const reports = threeUnits(small);
    const publication: Publication = { ...publishAll(reports), withheld: true };
    expect(publishAll(reports, [{ publication, reports }])).toEqual(publishAll(reports));
  });
});

describe('a solver that errs', () => {
  const small = { 'B2.cause.tumour': 27, 'B2.cause.infection': 3 };
  const published = (wrong: Solver) =>
    publish(
      {
        area,
        year: 2026,
        publishedAt: '2027-04-01T08:00:00Z',
        reports: threeUnits(small),
        earlier: [],
      },
      wrong,
    );

  it.each<[string, Solver]>([
    ['finds nothing', () => null],
    ['moves every number', ({ columns }) => columns.map(() => 7)],
    ['moves none', ({ columns }) => columns.map(() => 0)],
    ['moves one number alone', ({ columns }) => columns.map(({ lower }) => lower)],
  ])('and %s makes the publication withheld: the worlds are checked without it', (_, wrong) => {
    expect(published(wrong).withheld).toBe(true);
  });
});

it('a publication holds no hash of a report, which hidden numbers could be tried against', () => {
  expect(JSON.stringify(publishAll(threeUnits()))).not.toContain('hash');
});

it('a publication is plain data that can be stored', () => {
  const published = publishAll(threeUnits({ 'T1.numerator': 37 }));
  expect(JSON.parse(JSON.stringify(published))).toEqual(published);
});

it('reports that contradict each other are refused', () => {
  expect(() => publishAll(threeUnits({ 'T1.denominator': 39 }))).toThrow(/T1\.denominator/);
});
