import { readFileSync } from 'node:fs';
import { SystemModelInfoProvider } from '@cqframework/cql/cql';
import {
  CqlCompilerException,
  CqlTranslator,
  createModelInfoProvider,
  createUcumService,
  LibraryManager,
  ModelManager,
  stringAsSource,
} from '@cqframework/cql/cql-to-elm';
import modelInfo from 'cql-exec-fhir/lib/modelInfos/fhir-modelinfo-4.0.1.xml.js';
import type { Bundle, FhirResource } from 'fhir/r4.js';
import { Calculator } from 'fqm-execution';

const noUnits = () => {
  throw new Error('the measures convert no units');
};

/** Translates the measures to ELM. @throws Error with the faults that the translator found */
function translated(): string {
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(new SystemModelInfoProvider());
  models.modelInfoLoader.registerModelInfoProvider(
    createModelInfoProvider((id) => (id === 'FHIR' ? stringAsSource(modelInfo) : null)),
  );
  const units = createUcumService(noUnits, () => null, noUnits, noUnits);
  const cql = readFileSync(new URL('./measures.cql', import.meta.url), 'utf8');
  const translator = CqlTranslator.fromText(cql, new LibraryManager(models, undefined, undefined, units));
  const faults = translator.exceptions
    .asJsReadonlyArrayView()
    .filter(({ severity }) => severity !== CqlCompilerException.ErrorSeverity.Info);
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  return translator.toJson();
}

/** The definitions that decide a measure. */
type Decided = { id: string; denominator: string; numerator: string };

const library = 'https://nhv-follow-up.example/fhir/Library/NhvMeasures';

const criteria = (code: string, expression: string) => ({
  code: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-population', code }] },
  criteria: { language: 'text/cql-identifier', expression },
});

function measureBundle(measures: readonly Decided[]): Bundle {
  const resources = [
    {
      resourceType: 'Measure',
      id: 'nhv',
      url: 'https://nhv-follow-up.example/fhir/Measure/nhv',
      status: 'active',
      // Without a version: fqm-execution finds the root library by its address alone.
      library: [library],
      scoring: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/measure-scoring', code: 'proportion' }],
      },
      group: measures.map(({ id, denominator, numerator }) => ({
        id,
        population: [
          criteria('initial-population', denominator),
          criteria('denominator', denominator),
          criteria('numerator', numerator),
        ],
      })),
    },
    {
      resourceType: 'Library',
      id: 'NhvMeasures',
      url: library,
      version: '1',
      name: 'NhvMeasures',
      status: 'active',
      type: { coding: [{ code: 'logic-library' }] },
      content: [{ contentType: 'application/elm+json', data: Buffer.from(translated()).toString('base64') }],
    },
  ] as FhirResource[];
  return bundleOf(resources);
}

/** Resources of one patient, or definitions, as the calculator takes them. */
export const bundleOf = (resources: readonly FhirResource[]): Bundle => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

/** Where a patient lands in a measure. */
export type Landing = { denominator: boolean; numerator: boolean };

/**
 * Makes the calculation of measures by their definitions in CQL.
 * @returns calculates where each patient lands, by measure, for a period given by its first and last moments
 */
export function calculation(measures: readonly Decided[]) {
  const definitions = measureBundle(measures);
  return async (
    patients: readonly Bundle[],
    period: { from: string; to: string },
  ): Promise<Map<string, Record<string, Landing>>> => {
    const { results } = await Calculator.calculate(definitions as never, [...patients] as never, {
      measurementPeriodStart: period.from,
      measurementPeriodEnd: period.to,
      calculateHTML: false,
      calculateSDEs: false,
      calculateClauseCoverage: false,
    });
    return new Map(
      results.map(({ patientId, detailedResults = [] }) => {
        const landings = detailedResults.map(({ groupId, populationResults = [] }) => {
          const isIn = (population: string) =>
            populationResults.some(({ populationType, result }) => populationType === population && result);
          return [groupId, { denominator: isIn('denominator'), numerator: isIn('numerator') }] as const;
        });
        return [patientId, Object.fromEntries(landings)] as const;
      }),
    );
  };
}
