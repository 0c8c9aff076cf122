import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { areas } from '../../functions/domain/areas/areas.ts';
import { periferFacialispares } from '../../functions/domain/areas/perifer-facialispares.ts';
import { addCounters, type Counters } from '../../functions/domain/measure/counters.ts';
import type { MeasuredArea } from '../../functions/domain/measure/measured-area.ts';
import { tallyOf } from '../../functions/domain/measure/tally.ts';
import { canonicalForm } from '../../functions/domain/report/canonical.ts';
import { contentOf } from '../../functions/domain/report/content.ts';
import { contentIn, type SignedReport } from '../../functions/domain/report/signed-report.ts';
import { instruments } from '../../functions/domain/survey/instruments/instruments.ts';
import { measureDefinition } from '../../functions/exchange/fhir/measure-definition.ts';
import { patientExport } from '../../functions/exchange/fhir/patient-export.ts';
import { questionnaireOf } from '../../functions/exchange/fhir/questionnaire.ts';
import { reportBundle, resultsBundle } from '../../functions/exchange/fhir/report-bundle.ts';
import { patientArbitrary, patientsArbitrary } from '../support/arbitraries.ts';
import { faultsIn } from './fhir-validators.ts';
import { hashedId } from './hashed-id.ts';

const measures = areas.flatMap((area) =>
  area.measures.map((measure) => ({ area, measure, name: `${area.id} ${measure.id}` })),
);

const firstUnit = ({ units: [unit] }: MeasuredArea) => {
  if (!unit) throw new Error('the area has no unit');
  return unit;
};

function signedOf(totals: Counters, year: number, version: number): SignedReport {
  const area = periferFacialispares;
  const content = contentOf({ area, year, today: '2028-03-02' }, 'sahlgrenska', { totals, groups: {} }, []);
  return {
    year,
    version,
    canonical: canonicalForm(content),
    hash: 'a1',
    read: 'a1',
    previous: '',
    signedAt: '2028-03-02T09:00:00Z',
    signedBy: 'lead-1',
    reason: 'En dubblett är borttagen.',
    members: 'x',
  };
}

describe('two validators find no fault', () => {
  it.each(instruments)('in the form $id', (instrument) => {
    expect(faultsIn(questionnaireOf(instrument))).toEqual([]);
  });

  it.each(measures)('in the measure $name', ({ area, measure }) => {
    expect(faultsIn(measureDefinition(area, measure))).toEqual([]);
  });

  it.each(areas)('in the export of any patient of $id', (area) => {
    const unit = firstUnit(area);
    fc.assert(
      fc.property(patientArbitrary(area), (patient) => {
        const resources = patientExport({ area, unit, patient, makeId: hashedId });
        expect(resources.flatMap(faultsIn)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('in the reports of any patients, of a unit and of the country', () => {
    const area = periferFacialispares;
    const unit = firstUnit(area);
    fc.assert(
      fc.property(patientsArbitrary(area), fc.constantFrom(2025, 2026, 2027), (patients, year) => {
        const totals = patients
          .map((patient) => tallyOf(area, unit.id, patient).get(year)?.counters ?? {})
          .reduce<Counters>((sum, counters) => addCounters(sum, counters), {});
        const signed = [1, 2].map((version) => signedOf(totals, year, version));
        const reports = signed.map((one) => ({ signed: one, content: contentIn(one) }));
        for (const one of signed) expect(faultsIn(reportBundle(area, one))).toEqual([]);
        expect(faultsIn(resultsBundle(area, year, reports))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the validators find', () => {
  const [instrument] = instruments;
  if (!instrument) throw new Error('there are no forms');
  const form = questionnaireOf(instrument);

  it.each([
    ['a code that FHIR does not have', { ...form, status: 'done' }],
    ['a field that FHIR does not have', { ...form, colour: 'red' }],
    ['a missing field', { ...form, status: undefined }],
    ['a value of another type', { ...form, experimental: 'no' }],
  ])('%s', (_, resource) => {
    expect(faultsIn(resource as FhirResource).length).toBeGreaterThan(0);
  });
});
