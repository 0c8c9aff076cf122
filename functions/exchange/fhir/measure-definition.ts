import type { Expression, MeasureGroup, Measure as MeasureResource } from 'fhir/r4.js';
import type { Measure } from '../../domain/measure/measure.ts';
import { categoryName } from '../../domain/measure/measure-set.ts';
import type { MeasuredArea } from '../../domain/measure/measured-area.ts';
import { canonicalOf, ownSystem } from './canonical.ts';
import {
  besideGroups,
  measureResourceId,
  numberCode,
  type PopulationCode,
  populationCode,
  populationsOf,
  stratifiersOf,
} from './measure-groups.ts';

const terminology = 'http://terminology.hl7.org/CodeSystem';

/** A rule in Swedish words: https://hl7.org/fhir/R4/measure-definitions.html#Measure.group.population.criteria */
const inWords = (expression: string): Expression => ({ language: 'text/plain', expression });

/** The paragraphs of the technical description that tell a share's parts. */
const paragraphs: Readonly<Record<PopulationCode, string>> = {
  'initial-population': 'Nämnare: ',
  denominator: 'Nämnare: ',
  numerator: 'Täljare: ',
};

function criteriaOf({ kind, texts }: Measure, population: PopulationCode): Expression {
  const own = texts.technical.find((text) => text.startsWith(paragraphs[population]));
  return inWords(kind === 'share' && own !== undefined ? own : texts.measured);
}

const ownGroup = (measure: Measure, area: MeasuredArea): MeasureGroup => ({
  code: numberCode(measure.id, measure.name),
  population: populationsOf(measure.kind === 'share').map((code) => ({
    code: populationCode(code),
    criteria: criteriaOf(measure, code),
  })),
  stratifier: stratifiersOf(measure, area).map(({ id, name, note }) => ({
    code: numberCode(id, name),
    ...(note === undefined ? {} : { description: note }),
    criteria: inWords(name),
  })),
});

const furtherGroups = (measure: Measure): MeasureGroup[] =>
  besideGroups(measure).map(({ id, name, isShare, hasParts }) => ({
    code: numberCode(id, name),
    population: populationsOf(isShare).map((code) => ({
      code: populationCode(code),
      criteria: inWords(name),
    })),
    ...(hasParts ? { stratifier: [{ code: numberCode(id, name), criteria: inWords(name) }] } : {}),
  }));

/** The texts that the source shows publicly, each under its Swedish heading. */
function guidanceOf({ texts, publicTexts }: Measure): string {
  const headed = [
    ['technical', 'Teknisk beskrivning'],
    ['dataSource', 'Datakälla'],
    ['limitations', 'Felkällor och begränsningar'],
    ['direction', 'Riktning'],
  ] as const;
  return headed
    .filter(([text]) => publicTexts.includes(text))
    .map(([text, heading]) => [heading, [texts[text] ?? ''].flat().join('\n\n')])
    .filter(([, text]) => text !== '')
    .map(([heading, text]) => `${heading}: ${text}`)
    .join('\n\n');
}

/** The desired direction; background measures have none. */
function improvementOf({ direction }: Measure): Partial<MeasureResource> {
  if (!direction) return {};
  const [code, display] =
    direction === 'high'
      ? ['increase', 'Increased score indicates improvement']
      : ['decrease', 'Decreased score indicates improvement'];
  return {
    improvementNotation: {
      coding: [{ system: `${terminology}/measure-improvement-notation`, code, display }],
    },
  };
}

/**
 * Describes a measure of an area, in words: its populations, breakdowns and the numbers beside it, with the texts that the
 * source shows publicly. Its version is that of the area's definitions. A draft set gives drafts.
 */
export function measureDefinition(area: MeasuredArea, measure: Measure): MeasureResource {
  const id = measureResourceId(area, measure);
  const { kind, texts, publicTexts, category, counted } = measure;
  const isDraft = area.status === 'draft';
  const isPublic = (text: keyof typeof texts) => publicTexts.includes(text);
  return {
    resourceType: 'Measure',
    id,
    language: 'sv',
    url: canonicalOf('Measure', id),
    identifier: [{ system: ownSystem('measure-number'), value: measure.id }],
    version: area.definitions,
    name: id
      .split('-')
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join(''),
    title: `${measure.id} ${measure.name}`,
    status: isDraft ? 'draft' : 'active',
    experimental: isDraft || measure.underDevelopment === true,
    subjectCodeableConcept: {
      coding: [{ system: 'http://hl7.org/fhir/resource-types', code: counted ? 'Procedure' : 'Patient' }],
    },
    ...(isPublic('measured') ? { description: texts.measured } : {}),
    ...(isPublic('purpose') ? { purpose: texts.purpose } : {}),
    copyright: `Källa: ${area.source}.`,
    effectivePeriod: { start: area.firstPeriod.from },
    topic: [{ text: area.name }, { text: categoryName(category) }],
    scoring: {
      coding: [
        kind === 'share'
          ? { system: `${terminology}/measure-scoring`, code: 'proportion', display: 'Proportion' }
          : { system: `${terminology}/measure-scoring`, code: 'cohort', display: 'Cohort' },
      ],
    },
    ...improvementOf(measure),
    guidance: guidanceOf(measure),
    group: [ownGroup(measure, area), ...furtherGroups(measure)],
  };
}
