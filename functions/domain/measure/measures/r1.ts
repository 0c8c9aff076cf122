import { daysBetween } from '../../care/period.ts';
import { complicationGrades } from '../../patient/complication-grade.ts';
import type { Complication, Treatment } from '../../patient/patient.ts';
import type { YearHistory } from '../history.ts';
import type { Measure } from '../measure.ts';
import type { Membership } from '../membership.ts';
import { dayCount, type MemberReason, type ReasonDetail } from '../reason.ts';
import {
  administrativeSystems,
  definitionReference,
  reportedFrom2026,
  sharePercent,
  starred,
} from './texts.ts';

/** Days after the operation; the thirtieth day counts. */
const withinDays = 30;
const seriousFrom = complicationGrades.indexOf('IIIa');

const gradeOf = ({ grade }: Complication) => complicationGrades.indexOf(grade);

const reasons = {
  operated: ({ date }: ReasonDetail) => `Opererad ${date}.`,
  'serious-complication': ({ date, days, what }: ReasonDetail) =>
    `Oförväntad komplikation av grad ${what} den ${date}, ${dayCount(days)} efter operationen.`,
  'milder-complication': ({ date, what }: ReasonDetail) =>
    `Komplikation av grad ${what} den ${date} räknas inte: under IIIa.`,
  'expected-complication': ({ date, what }: ReasonDetail) =>
    `Komplikation av grad ${what} den ${date} räknas inte: förväntad.`,
  'late-complication': ({ date, days, what }: ReasonDetail) =>
    `Komplikation av grad ${what} den ${date} räknas inte: för sent, ${dayCount(days)} efter operationen.`,
  'no-complication': () => 'Ingen komplikation är registrerad.',
};

/**
 * Gives the reason why a complication counts or does not. Source: R1, «icke-förväntade … ≥3a … inom 30 dagar
 * efter kirurgi».
 */
function judge(operation: Treatment, complication: Complication): MemberReason<keyof typeof reasons> {
  const { date, grade, expected } = complication;
  const days = daysBetween(operation.date, date);
  const told = { date, days, what: grade };
  if (gradeOf(complication) < seriousFrom) return { code: 'milder-complication', ...told };
  if (expected) return { code: 'expected-complication', ...told };
  if (days > withinDays) return { code: 'late-complication', ...told };
  return { code: 'serious-complication', ...told };
}

/** Sorts by day, then grade, then whether it was expected, so that the order of recording never matters. */
const byDay = (one: Complication, other: Complication) =>
  daysBetween(other.date, one.date) ||
  gradeOf(one) - gradeOf(other) ||
  Number(one.expected) - Number(other.expected);

function member({ treatments }: YearHistory): Membership<keyof typeof reasons> | null {
  const operations = treatments
    .filter(({ treatment, scope }) => scope === 'within' && treatment.kind === 'surgery')
    .map(({ treatment }) => treatment);
  const [first] = operations;
  if (!first) return null;
  const judged = operations.flatMap((operation) =>
    (operation.complications ?? []).toSorted(byDay).map((complication) => judge(operation, complication)),
  );
  return {
    inDenominator: true,
    enteredOn: first.date,
    inNumerator: judged.some(({ code }) => code === 'serious-complication'),
    counts: {},
    missing: [],
    reasons: [
      ...operations.map(({ date }) => ({ code: 'operated', date }) as const),
      ...(judged.length > 0 ? judged : [{ code: 'no-complication' } as const]),
    ],
  };
}

export const r1: Measure = {
  id: 'R1',
  name: 'Komplikationer efter kirurgi',
  category: 'outcome',
  kind: 'share',
  direction: 'low',
  firstReportYear: 2026,
  links: [
    { is: 'at-most', sum: ['R1.denominator'], to: ['B3.treatment.surgery'] },
    { is: 'at-most', sum: ['R1.denominator'], to: ['B3.patients'] },
  ],
  levels: ['country', 'unit'],
  texts: {
    measured:
      'Andel patienter där postoperativ komplikation (Clavien Dindo ≥3a) uppstått inom 30 dagar efter kirurgi på NHV-enhet',
    unitOfMeasure: sharePercent,
    purpose: 'Måttet avser att visa på resultatet av den vård som ges inom definitionen.',
    direction: 'Låg andel eftersträvas',
    type: 'Resultatmått',
    dataSource: administrativeSystems,
    limitations: '',
    technical: [
      'Med komplikationer i detta mått avses samtliga icke-förväntade komplikationer där svårighetsgraden klassificerats som ≥3a enligt Clavien-Dindo (https://www.assessurgery.com/clavien-dindo-classification).',
      'Samtliga patienter som genomgått kirurgisk behandling inom definitionen på NHV-enhet under behandlingsåret (året innan inrapporteringsåret).',
      definitionReference,
      'Täljare: Antal patienter, enligt nämnaren, där en komplikation (enligt Clavien Dindo ≥3a) tillstött inom 30 dagar efter kirurgisk behandling.',
      'Nämnare: Antal patienter som genomgått kirurgisk behandling på NHV-enhet under året före inrapporteringsåret.',
    ],
    reporting: reportedFrom2026,
    readings: [
      'Täljarens text säger inte att komplikationen ska vara oförväntad, det gör måttets definition av komplikation. Definitionen gäller.',
      'En komplikation hör till den operation den är registrerad på, och den trettionde dagen räknas. En patient räknas en gång. Talet är inte slutligt före den 31 januari året efter.',
    ],
  },
  publicTexts: starred,
  member,
  reasons,
  gaps: {},
  parts: [
    { name: 'Komplikation', landed: 'numerator' },
    { name: 'Ingen komplikation', landed: 'not-numerator' },
  ],
  breakdowns: [],
  beside: [],
};
