import { ageOn } from '../../care/period.ts';
import type { YearHistory } from '../history.ts';
import type { Measure, Membership } from '../measure.ts';
import { background, backgroundTexts, distributionPurpose } from './background.ts';
import { assessedPopulation, definitionReference, physicalOrDigital } from './texts.ts';

/** Upper bounds in full years; the last band is open. */
const ageBands = [
  [5, '0-5'],
  [11, '6-11'],
  [17, '12-17'],
  [39, '18-39'],
  [64, '40-64'],
  [Number.POSITIVE_INFINITY, '65+'],
] as const;

const bandOf = (age: number): string => ageBands.find(([upTo]) => age <= upTo)?.[1] ?? '65+';

function member({ patient, newVisits }: YearHistory): Membership | null {
  const [visit] = newVisits;
  if (!visit) return null;
  const { birthDate, cause } = patient;
  return {
    inDenominator: true,
    inNumerator: true,
    counts: {
      count: 1,
      [`cause.${cause ?? 'missing'}`]: 1,
      [`age.${bandOf(ageOn(birthDate, visit.date))}`]: 1,
    },
    missing: cause === undefined ? ['cause'] : [],
    reasons: [{ code: 'new-visit', date: visit.date }],
  };
}

export const b2: Measure = {
  id: 'B2',
  name: 'Orsak till facialispares',
  ...background,
  texts: {
    measured: 'Antal patienter som bedömts inom NHV-definitionen fördelat på facialisparesens orsak',
    unitOfMeasure: 'Antal patienter',
    purpose: distributionPurpose,
    ...backgroundTexts,
    technical: [
      `${assessedPopulation} Måttet har samma population som i mått B1.`,
      physicalOrDigital,
      definitionReference,
      'För måttet redovisas antal patienter fördelat enligt orsak till facialispares: kongenital, tumör, infektion, trauma, idiopatisk/övrig.',
    ],
    comment:
      'Nybesök – besök (fysiskt eller digitalt) hos facialisteamet på NHV-enhet för multidisciplinär bedömning.',
    beside:
      'Källan säger ålder i tabell 1 men orsak på måttets sida. Orsak räknas; ålder visas i fördelningarna.',
    readings: [
      'Källans tabell 1 kallar måttet «Ålder hos patienter», måttets egen sida «Orsak till facialispares». Sidan gäller; åldersfördelningen visas bredvid.',
    ],
  },
  breakdowns: ['cause', 'age'],
  member,
};
