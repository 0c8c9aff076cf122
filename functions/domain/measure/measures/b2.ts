import { adultFrom, ageOn } from '../../care/period.ts';
import { fieldNames } from '../../patient/record-names.ts';
import { factGap } from '../gap.ts';
import type { YearHistory } from '../history.ts';
import type { Measure } from '../measure.ts';
import type { Membership } from '../membership.ts';
import { assessedReasons, background, backgroundTexts, distributionPurpose } from './background.ts';
import { assessedPopulation, definitionReference, physicalOrDigital } from './texts.ts';

/** Upper bounds in full years; the last band is open. */
const ageBands = [
  { upTo: 5, id: '0-5', name: '0–5 år' },
  { upTo: 11, id: '6-11', name: '6–11 år' },
  { upTo: 17, id: '12-17', name: '12–17 år' },
  { upTo: 39, id: '18-39', name: '18–39 år' },
  { upTo: 64, id: '40-64', name: '40–64 år' },
  { upTo: Number.POSITIVE_INFINITY, id: '65+', name: '65 år och äldre' },
] as const;

const bandOf = (age: number): string => ageBands.find(({ upTo }) => age <= upTo)?.id ?? '65+';

const counterOf = ({ id }: { id: string }) => `B2.age.${id}`;
const childBands = ageBands.filter(({ upTo }) => upTo < adultFrom).map(counterOf);
const adultBands = ageBands.filter(({ upTo }) => upTo >= adultFrom).map(counterOf);

const gaps = { cause: factGap('cause') };

function member({
  patient,
  newVisits: [visit],
}: YearHistory): Membership<keyof typeof assessedReasons, keyof typeof gaps> | null {
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
  population: 'assessed',
  links: [
    { is: 'equal', sum: childBands, to: ['B1.ageGroup.child'] },
    { is: 'equal', sum: adultBands, to: ['B1.ageGroup.adult'] },
  ],
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
  member,
  reasons: assessedReasons,
  gaps,
  breakdowns: [
    { id: 'cause', name: fieldNames.cause, categories: ({ causes }) => causes },
    { id: 'age', name: 'Ålder', categories: () => ageBands, neverMissing: true },
  ],
  beside: [],
};
