import { adultFrom, ageOn } from '../../care/period.ts';
import { homeRegions, notRegistered, regions } from '../../care/region.ts';
import { fieldNames, sexNames } from '../../patient/record-names.ts';
import { factGap } from '../gap.ts';
import type { YearHistory } from '../history.ts';
import type { Measure, UnitCategories } from '../measure.ts';
import type { Membership } from '../membership.ts';
import { assessedReasons, background, backgroundTexts } from './background.ts';
import { assessedPopulation, definitionReference, physicalOrDigital } from './texts.ts';

const gaps = {
  homeRegion: factGap('homeRegion'),
  legalSex: factGap('legalSex'),
  patientGroup: factGap('patientGroup'),
};

/** The 21 regions are published of the country alone: a unit sees few patients from most of them. */
const ownOrOther: UnitCategories = {
  categories: [
    { id: 'own', name: 'Egen region' },
    { id: 'other', name: 'Annan region' },
    ...homeRegions.filter(({ id }) => id === notRegistered),
  ],
  categoryOf: (category, { region }) => {
    if (regions.every(({ id }) => id !== category)) return category;
    return category === region ? 'own' : 'other';
  },
};

/**
 * The age is that at the earliest new visit of the year; the other attributes are the record's current
 * values.
 */
function member({
  area,
  patient,
  newVisits: [visit],
}: YearHistory): Membership<keyof typeof assessedReasons, keyof typeof gaps> | null {
  if (!visit) return null;
  const facts = ['homeRegion', 'legalSex', 'patientGroup'] as const;
  const counts: Record<string, number> = { count: 1 };
  const missing: (keyof typeof gaps)[] = [];
  for (const fact of facts) {
    if (fact === 'patientGroup' && area.patientGroups.length === 0) continue;
    const value = patient[fact];
    counts[`${fact}.${value ?? 'missing'}`] = 1;
    if (value === undefined) missing.push(fact);
  }
  counts[`ageGroup.${ageOn(patient.birthDate, visit.date) < adultFrom ? 'child' : 'adult'}`] = 1;
  return {
    inDenominator: true,
    inNumerator: true,
    counts,
    missing,
    reasons: [{ code: 'new-visit', date: visit.date }],
  };
}

export const b1: Measure = {
  id: 'B1',
  name: 'Antal patienter',
  ...background,
  population: 'assessed',
  texts: {
    measured: 'Antal patienter som bedömts inom NHV-definitionen',
    unitOfMeasure: 'Antal patienter',
    purpose:
      'Syftet är att få en bild av det totala antalet patienter inom definitionen. Att kunna följa utveckling, remitteringsmönster och patientfördelning inom nationell högspecialiserad vård.',
    ...backgroundTexts,
    technical: [
      assessedPopulation,
      physicalOrDigital,
      definitionReference,
      'För måttet redovisas totalt antal patienter samt fördelningar enligt: hemregion (enligt folkbokföring), ej folkbokförda i Sverige, juridiskt kön, barn/vuxna samt per patientgrupp: slapp facialispares (mer än 1 år efter debut) med behov av dynamisk rekonstruktion, barn (medfödd facialispares) med behov av dynamisk rekonstruktion, komplexa synkinesier.',
    ],
    comment:
      'Nybesök – besök (fysiskt eller digitalt) hos facialisteamet på NHV-enhet för multidisciplinär bedömning. Patientkategorierna slapp facialispares (mer än 1 år efter debut) med behov av dynamisk rekonstruktion och komplexa synkinesier gäller främst vuxna patienter men kan även innehålla patienter som är barn.',
    readings: [
      'Barn är den som inte fyllt 18 år vid årets första nybesök. Övriga uppgifter är de som nu är registrerade.',
    ],
  },
  member,
  reasons: assessedReasons,
  gaps,
  breakdowns: [
    {
      id: 'homeRegion',
      name: fieldNames.homeRegion,
      categories: () => homeRegions,
      ofUnit: ownOrOther,
    },
    {
      id: 'legalSex',
      name: fieldNames.legalSex,
      categories: () => Object.entries(sexNames).map(([id, name]) => ({ id, name })),
    },
    {
      id: 'ageGroup',
      name: 'Barn och vuxna',
      neverMissing: true,
      categories: () => [
        { id: 'child', name: 'Barn (under 18 år)' },
        { id: 'adult', name: 'Vuxna' },
      ],
    },
    { id: 'patientGroup', name: fieldNames.patientGroup, categories: ({ patientGroups }) => patientGroups },
  ],
  beside: [],
};
