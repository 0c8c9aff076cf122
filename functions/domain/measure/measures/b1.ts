import { adultFrom, ageOn } from '../../care/period.ts';
import type { YearHistory } from '../history.ts';
import type { Measure, Membership } from '../measure.ts';
import { background, backgroundTexts } from './background.ts';
import { assessedPopulation, definitionReference, physicalOrDigital } from './texts.ts';

/** Age is taken at the earliest new visit of the year; the other attributes are the record's current values. */
function member({ area, patient, newVisits }: YearHistory): Membership | null {
  const [visit] = newVisits;
  if (!visit) return null;
  const { birthDate, homeRegion, legalSex, patientGroup } = patient;
  const attributes: Record<string, string | undefined> = { homeRegion, legalSex };
  if (area.patientGroups.length > 0) attributes.patientGroup = patientGroup;
  const counts: Record<string, number> = { count: 1 };
  const missing: string[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    counts[`${name}.${value ?? 'missing'}`] = 1;
    if (value === undefined) missing.push(name);
  }
  counts[`ageGroup.${ageOn(birthDate, visit.date) < adultFrom ? 'child' : 'adult'}`] = 1;
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
  breakdowns: ['homeRegion', 'legalSex', 'ageGroup', 'patientGroup'],
  member,
};
