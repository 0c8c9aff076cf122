import type { Patient, Visit } from '../../patient/patient.ts';
import type { Answer } from '../../survey/answer.ts';
import { instrumentOf } from '../../survey/instruments/instruments.ts';
import type { Invitation } from '../../survey/invitation.ts';
import type { Value } from '../../survey/values.ts';
import { originOf } from '../counted-answer.ts';
import type { YearHistory } from '../history.ts';
import type { FormsBeside, Measure } from '../measure.ts';
import type { Membership } from '../membership.ts';
import type { MemberReason, ReasonDetail } from '../reason.ts';
import { formCounts, invitationsOf } from '../response.ts';
import { lastAnswerDay, silenceOf } from './silence.ts';
import { definitionReference, sharePercent, starredWithoutDirection } from './texts.ts';

/** The question about experience that an area counts, and the answers to it that are positive. */
type ExperienceQuestion = { form: string; item: string; positive: readonly Value[] };

const occasion = 'new-visit';

const responseRateOf = (form: string): FormsBeside => ({
  kind: 'forms',
  id: 'responseRate',
  name: 'Svarsfrekvens',
  occasion,
  forms: [form],
  yearsBefore: 0,
  counters: { sent: 'sent', answered: 'answered' },
});

const reasons = {
  answered: () => 'Enkäten är besvarad.',
  'not-answered': ({ date }: ReasonDetail, today: string) =>
    `Enkäten är skickad men inte besvarad.${lastAnswerDay(date, today)}`,
  withdrawn: () => 'Enkäten är återkallad och inte besvarad.',
  'not-sent': () => 'Ingen enkät är skickad för nybesöket.',
};

const gaps = { prem: { name: 'besvarad PREM' } };

/** Finds the first answer to the form for a visit. Of two at the same moment, the lower invitation key decides. */
function firstAnswer(patient: Patient, visit: Visit, form: string): Answer | undefined {
  let first: { at: number; key: string; answer: Answer } | undefined;
  for (const { key, occasion: asked, anchor, answers } of patient.invitations) {
    const answer = answers?.[form];
    if (!answer || asked !== occasion || anchor !== visit.key) continue;
    const at = Date.parse(answer.answeredAt);
    if (!first || at < first.at || (at === first.at && key < first.key)) first = { at, key, answer };
  }
  return first?.answer;
}

/** Finds the first answer for the earliest new visit of the year that has any, whenever it was given. */
function countedAnswer(patient: Patient, visits: readonly Visit[], form: string): Answer | undefined {
  for (const visit of visits) {
    const answer = firstAnswer(patient, visit, form);
    if (answer) return answer;
  }
  return undefined;
}

function silence(invitations: readonly Invitation[], form: string): MemberReason<keyof typeof reasons> {
  const { why, ...told } = silenceOf(invitations, [form]);
  return { code: why, ...told };
}

function member(
  history: YearHistory,
  { form, item, positive }: ExperienceQuestion,
): Membership<keyof typeof reasons, keyof typeof gaps> | null {
  const { patient, year, newVisits } = history;
  const [visit] = newVisits;
  if (!visit) return null;
  const invitations = invitationsOf(history, occasion, year);
  const { sent, answered } = formCounts(invitations, [form]);
  const answer = countedAnswer(patient, newVisits, form);
  const value = answer?.values[item];
  const counts: Record<string, number> = { sent, answered };
  if (value !== undefined) counts[`answers.${value}`] = 1;
  return {
    inDenominator: true,
    enteredOn: visit.date,
    inNumerator: value !== undefined && positive.includes(value),
    counts,
    missing: value === undefined ? ['prem'] : [],
    reasons: [value !== undefined ? { code: 'answered' } : silence(invitations, form)],
    ...(answer ? { answer: originOf(answer) } : {}),
  };
}

/** @throws Error when the form has no such question: a mistake in an area's definition */
function optionSetOf({ form, item }: ExperienceQuestion): string {
  const found = instrumentOf(form).items.find(({ key }) => key === item);
  if (!found) throw new Error(`${form} has no item ${item}`);
  return found.optionSet;
}

/** Makes P1 for the question that the area's units ask after a new visit. */
export const p1 = (question: ExperienceQuestion): Measure => ({
  id: 'P1',
  name: 'Patientrapporterad erfarenhet',
  category: 'patient-reported',
  kind: 'share',
  direction: 'high',
  firstReportYear: 2026,
  answersHidden: {
    unanswered: 'prem',
    answers: 'answers',
    words: { numerator: 'bra eller mycket bra', other: 'annat svar' },
  },
  shownFirst: 1,
  population: 'assessed',
  links: [
    { is: 'equal', sum: ['P1.numerator'], to: question.positive.map((option) => `P1.answers.${option}`) },
    // Of a patient with one invitation every answer counts; so the two are often equal, and readers can expect it.
    { is: 'equal', sum: ['P1.answers.*'], to: ['P1.responseRate.answered'] },
    { is: 'at-most', sum: ['P1.answers.*'], to: ['P1.responseRate.answered'] },
    { is: 'at-most', sum: ['P1.answers.*'], to: ['P1.denominator'] },
  ],
  levels: ['country', 'unit'],
  texts: {
    measured: 'Andelen patienter som upplevt sin vård på NHV-enheten positivt.',
    unitOfMeasure: sharePercent,
    purpose:
      'Syftet är att följa upp patienternas (eller närståendes) erfarenhet av vården på ett strukturerat sätt och att stimulera till utveckling av patientrapporterad uppföljning av patientgruppen. Ett högt resultat för uppföljningsmåttet är att föredra',
    type: 'Resultatmått',
    dataSource:
      'Lokal enkät «Vad tycker du om vården hos oss?», som tagits fram och används av samtliga tillståndsenheter. Patientadministrativa system',
    limitations:
      'Observera att det året som närstående besvarat enkäten kan skilja sig från behandlingsåret.',
    technical: [
      'Samtliga unika patienter inom definitionen (eller närstående till denne om patienten är ett barn och inte kan besvara enkäten själv), som genomgått multidisciplinär bedömning vid nybesök på NHV-enhet under behandlingsåret (året innan inrapporteringsåret).',
      definitionReference,
      'En PREM-enkät delas ut efter nybesök. I PREM-enkäten finns en fråga «Hur upplevde du vistelsen/besöket som helhet?» med svarsalternativen Mycket bra, Bra, Någorlunda, Dålig, Mycket dålig, Ej aktuellt/Ingen uppfattning.',
      'Täljare: Antal patienter (närstående om patienten är barn och inte kan svara själv), enligt nämnaren, som svarat «Mycket bra» eller «Bra» på frågan.',
      'Nämnare: Samtliga patienter (eller närstående till denne), som bedömts på nybesök, året före inrapporteringsåret.',
      'För måttet redovisas även enkätens svarsfrekvens (antal patienter (eller närstående) som har besvarat enkäten / antal utskickade enkäter).',
    ],
    reporting:
      'NHV-enheten rapporterar detta mått för första gången i mars år 2026 för patienter inom NHV-tillståndet från 1 september till och med 31 december 2025. Därefter inrapporteras uppgifter årligen i mars för patienter som behandlats under föregående år (1 januari–31 december).',
    readings: [
      'Nämnaren är alla bedömda patienter, även de som aldrig svarade; andelen av dem som svarade visas bredvid.',
      'Det svar som räknas är det första som lämnades för årets tidigaste nybesök som har ett svar.',
      'Resultatet visas i grupper om minst fem svar som ingen på enheten kan läsa; svar som enheten själv skrivit in eller läst in visas direkt.',
      'Svarsfrekvensen är besvarade formulär av skickade; källan skriver patienter som besvarat av utskickade enkäter.',
      'Källans text om inrapportering säger patienter «som behandlats», måttets population de som bedömts vid nybesök. Populationen gäller.',
      'Källan har inga asterisker på P1:s sida; samma texter som för övriga mått visas.',
    ],
  },
  publicTexts: starredWithoutDirection,
  member: (history) => member(history, question),
  reasons,
  gaps,
  asks: [{ occasion, forms: [question.form] }],
  parts: [
    { name: 'Har svarat', landed: 'denominator', complete: true },
    { name: 'Inget svar än', landed: 'denominator', missing: 'prem' },
  ],
  breakdowns: [],
  beside: [
    responseRateOf(question.form),
    { kind: 'share-of-answers', id: 'shareOfAnswered', name: 'Andel av dem som svarat', answers: 'answers' },
    {
      kind: 'answers',
      id: 'answers',
      name: 'Räknade svar',
      form: question.form,
      optionSet: optionSetOf(question),
    },
  ],
});
