import type { Bundle, FhirResource, MeasureReport } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { noGroups, type ShownGroups } from '../../../functions/domain/measure/answer-groups.ts';
import type { Counters } from '../../../functions/domain/measure/counters.ts';
import { canonicalForm } from '../../../functions/domain/report/canonical.ts';
import { contentOf } from '../../../functions/domain/report/content.ts';
import { contentIn, type SignedReport } from '../../../functions/domain/report/signed-report.ts';
import { measureDefinition } from '../../../functions/exchange/fhir/measure-definition.ts';
import { reportBundle, resultsBundle } from '../../../functions/exchange/fhir/report-bundle.ts';

const totals: Counters = {
  'B1.count': 40,
  'B1.homeRegion.14': 31,
  'B1.homeRegion.12': 9,
  'T1.numerator': 35,
  'T1.denominator': 40,
  'T1.gap.referralReceivedOn': 2,
  'P1.denominator': 40,
  'P1.sent': 38,
  'P1.answered': 25,
};

function signedOf(
  counters: Counters = totals,
  groups: Readonly<Record<string, ShownGroups>> = {},
  more: Partial<SignedReport> = {},
): SignedReport {
  const content = contentOf(
    { area, year: 2027, today: '2028-03-02' },
    'sahlgrenska',
    { totals: counters, groups },
    [],
  );
  return {
    year: 2027,
    version: 1,
    canonical: canonicalForm(content),
    hash: 'a1',
    read: 'a1',
    previous: '',
    signedAt: '2028-03-02T09:00:00Z',
    signedBy: 'lead-1',
    members: 'x',
    ...more,
  };
}

const resourcesOf = ({ entry = [] }: Bundle): FhirResource[] =>
  entry.flatMap(({ resource }) => (resource ? [resource as FhirResource] : []));

const resourcesIn = (signed: SignedReport) => resourcesOf(reportBundle(area, signed));

const isReport = (one: FhirResource): one is MeasureReport => one.resourceType === 'MeasureReport';

const reportOf = (resources: readonly FhirResource[], id: string) =>
  resources.filter(isReport).find(({ measure }) => measure.includes(`-${id}|`));

const codesOf = (coded: readonly { code?: MeasureReport['improvementNotation'] }[] = []) =>
  coded.map(({ code }) => code?.coding?.[0]?.code);

describe('a signed version as a Bundle', () => {
  const resources = resourcesIn(signedOf());

  it('has a MeasureReport for each measure with a result, of the definitions it was counted by', () => {
    const reports = resources.filter(isReport);
    expect(reports.map(({ measure }) => measure.split('/').at(-1))).toEqual(
      area.measures.map(({ id }) => `perifer-facialispares-${id.replace('Ö', 'O')}|${area.definitions}`),
    );
    expect(reports[0]).toMatchObject({
      status: 'complete',
      type: 'summary',
      date: '2028-03-02T09:00:00Z',
      period: { start: '2027-01-01', end: '2027-12-31' },
      reporter: { identifier: { value: 'sahlgrenska' }, display: 'Sahlgrenska Universitetssjukhuset' },
    });
  });

  it('has a share with its populations, its score and the interval', () => {
    const [group] = reportOf(resources, 'T1')?.group ?? [];
    expect(group?.population?.map(({ count }) => count)).toEqual([40, 40, 35]);
    expect(group?.measureScore).toMatchObject({
      value: 0.875,
      extension: [{ valueRange: { low: { value: 0.738879 }, high: { value: 0.945405 } } }],
    });
  });

  it('has breakdowns as strata, with categories of 0', () => {
    const [group] = reportOf(resources, 'B1')?.group ?? [];
    const strata = group?.stratifier?.[0]?.stratum ?? [];
    const counts = Object.fromEntries(
      strata.map(({ value, population }) => [value?.coding?.[0]?.code, population?.[0]?.count]),
    );
    expect(counts).toMatchObject({ '14': 31, '12': 9, '01': 0, missing: 0 });
  });

  it('leaves out the score of a share over nothing', () => {
    expect(reportOf(resourcesIn(signedOf({})), 'T1')?.group?.[0]).not.toHaveProperty('measureScore');
  });

  it('masks a result that is not shown', () => {
    const answer = { reference: 'SU-1', answeredAt: '2027-05-02T09:00:00Z', entry: 'e1', adds: {} };
    const waiting = { ...noGroups, waiting: { a: answer } };
    const [group] = reportOf(resourcesIn(signedOf(totals, { P1: waiting })), 'P1')?.group ?? [];
    const masked = [{ url: expect.stringContaining('data-absent-reason'), valueCode: 'masked' }];
    expect(group?.population?.[2]).toMatchObject({ _count: { extension: masked } });
    expect(group?.population?.[2]).not.toHaveProperty('count');
    expect(group?.measureScore).toEqual({ extension: masked });
  });

  it('names only numbers that the definition of the measure has', () => {
    for (const measure of area.measures) {
      const { group: defined = [] } = measureDefinition(area, measure);
      const report = reportOf(resources, measure.id.replace('Ö', 'O'));
      for (const group of report?.group ?? []) {
        const own = defined.find((one) => codesOf([one])[0] === codesOf([group])[0]);
        expect(codesOf(own?.population)).toEqual(codesOf(group.population));
        const strata = (group.stratifier ?? []).map(({ code }) => code?.[0]?.coding?.[0]?.code);
        expect(codesOf(own?.stratifier)).toEqual(strata);
      }
    }
  });

  it('says for R2 which year the patients were treated', () => {
    expect(reportOf(resources, 'R2')?.extension).toMatchObject([{ valueInteger: 2026 }]);
  });

  it('tells who signed which bytes, and which version a correction revises', () => {
    const provenance = (signed: SignedReport) =>
      resourcesIn(signed).find(({ resourceType }) => resourceType === 'Provenance');
    expect(provenance(signedOf())).toMatchObject({
      recorded: '2028-03-02T09:00:00Z',
      agent: [{ who: { identifier: { value: 'lead-1' } } }],
      entity: [{ role: 'source', what: { identifier: { value: 'a1' } } }],
    });
    const correction = signedOf(totals, {}, { version: 2, reason: 'En dubblett är borttagen.' });
    expect(provenance(correction)).toMatchObject({
      reason: [{ text: 'En dubblett är borttagen.' }],
      entity: [
        { role: 'source' },
        { role: 'revision', what: { identifier: { value: 'sahlgrenska/2027/v1' } } },
      ],
    });
    const [first, second] = [signedOf(), correction].map((one) => reportOf(resourcesIn(one), 'T1'));
    expect(second?.identifier).toEqual(first?.identifier);
    expect(second?.id).not.toBe(first?.id);
  });

  it('has ids that FHIR allows, and refers to no patient', () => {
    for (const { id } of resources) expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
    expect(JSON.stringify(resources)).not.toContain('Patient/');
  });
});

it('the country’s figures are a Bundle with the versions that they are the sum of', () => {
  const signed = signedOf();
  const reports = [1, 2].map(() => ({ signed, content: contentIn(signed) }));
  const resources = resourcesOf(resultsBundle(area, 2027, reports));
  const [country] = resources.filter(isReport).filter(({ measure }) => measure.includes('-T1|'));
  expect(country?.reporter?.display).toBe('Riket');
  expect(country?.group?.[0]?.population?.map(({ count }) => count)).toEqual([80, 80, 70]);
  expect(resources.filter(isReport).filter(({ measure }) => measure.includes('-T1|'))).toHaveLength(3);
});
