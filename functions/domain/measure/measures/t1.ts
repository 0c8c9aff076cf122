import { daysBetween } from '../../care/period.ts';
import { newVisitGap } from '../gap.ts';
import type { YearHistory } from '../history.ts';
import type { Measure } from '../measure.ts';
import type { Membership } from '../membership.ts';
import { dayCount, type MemberReason, type ReasonDetail } from '../reason.ts';
import {
  administrativeSystems,
  assessedDenominator,
  assessedPopulation,
  definitionReference,
  sameAssessment,
  sharePercent,
  starred,
} from './texts.ts';

/** The days of the care guarantee (vårdgarantin); the ninetieth day counts. */
const guaranteedDays = 90;

const reasons = {
  'assessed-in-time': ({ date, days }: ReasonDetail) => `Bedömd ${date}, ${dayCount(days)} efter remissen.`,
  'assessed-late': ({ date, days }: ReasonDetail) =>
    `Bedömd ${date}, ${dayCount(days)} efter remissen: senare än vårdgarantin.`,
  'no-referral-date': ({ date }: ReasonDetail) => `Remissdatum saknas för nybesöket ${date}.`,
  'patient-chose-to-wait': () => 'Patienten valde själv att vänta.',
};

const gaps = { referralReceivedOn: newVisitGap('referralReceivedOn', 'remissdatum', 'referral-date') };

function member({
  newVisits: [visit],
}: YearHistory): Membership<keyof typeof reasons, keyof typeof gaps> | null {
  if (!visit) return null;
  const { date, referralReceivedOn, patientChoseToWait } = visit;
  const waited = referralReceivedOn === undefined ? null : daysBetween(referralReceivedOn, date);
  const inTime = waited !== null && waited <= guaranteedDays;
  const why: MemberReason<keyof typeof reasons>[] = [
    waited === null
      ? { code: 'no-referral-date', date }
      : { code: inTime ? 'assessed-in-time' : 'assessed-late', date, days: waited },
  ];
  if (patientChoseToWait) why.push({ code: 'patient-chose-to-wait' });
  return {
    inDenominator: true,
    enteredOn: visit.date,
    inNumerator: inTime,
    counts: patientChoseToWait ? { patientChoseToWait: 1 } : {},
    missing: waited === null ? ['referralReceivedOn'] : [],
    reasons: why,
  };
}

export const t1: Measure = {
  id: 'T1',
  name: 'Tid till bedömning på nybesök',
  category: 'access',
  kind: 'share',
  direction: 'high',
  firstReportYear: 2026,
  population: 'assessed',
  levels: ['country', 'unit'],
  texts: {
    measured: 'Andel patienter som bedöms vid nybesök på NHV-enhet inom vårdgarantin',
    unitOfMeasure: sharePercent,
    purpose:
      'Att säkerställa att patienter får vård i tid. Att följa utveckling av väntetid till vård på NHV-enhet. Målet är att alla patienter ska bedömas inom 90 dagar (vårdgarantin).',
    direction: 'Hög andel eftersträvas',
    type: 'Processmått',
    dataSource: administrativeSystems,
    limitations: 'Patientvald väntan kan påverka resultatet',
    technical: [
      assessedPopulation,
      definitionReference,
      'Täljare: Antal patienter, enligt nämnaren, som bedömts inom 90 dagar från ankommen godkänd remiss.',
      assessedDenominator,
    ],
    reporting:
      'NHV-enheten rapporterar detta mått för första gången i mars år 2026 för patienter som haft ett nybesök inom NHV-tillståndet från 1 september–31 december 2025. Därefter inrapporteras uppgifter årligen i mars för patienter som haft ett nybesök inom NHV-definitionen under föregående år (1 januari–31 december).',
    readings: [
      sameAssessment,
      'Årets första nybesök räknas, och den nittionde dagen är inom tiden. Utan remissdatum är patienten i nämnaren men inte i täljaren. Patientvald väntan ändrar inte talet utan visas bredvid.',
    ],
  },
  publicTexts: starred,
  member,
  reasons,
  gaps,
  shownFirst: 2,
  parts: [
    { name: 'Inom 90 dagar', landed: 'numerator' },
    { name: 'Senare', landed: 'not-numerator', complete: true },
    { name: 'Remissdatum saknas', landed: 'not-numerator', missing: 'referralReceivedOn' },
  ],
  breakdowns: [],
  beside: [{ kind: 'patients', id: 'patientChoseToWait', name: 'Valde själva att vänta' }],
};
