import type { Instrument, Score, Values } from '../instrument.ts';

const scored = Array.from({ length: 15 }, (_, index) => String(index + 1));

const topics = [
  'mouth when smiling',
  'raising the brow',
  'mouth when puckering',
  'tight, worn-out or uncomfortable face',
  'affected eye dry or irritated',
  'tension, pain or spasm when moving the face',
  'need of eye drops or ointment',
  'eye wet or tearing',
  'acting differently around people',
  'being treated differently',
  'moving food in the mouth',
  'keeping food and drink in the mouth',
  'face tired or tense when moving',
  'appearance holds back from social activities',
  'eating difficulties keep from eating out',
];

const optionSetOf = (number: number) => (number <= 3 ? 'ability' : number <= 12 ? 'frequency' : 'agreement');

/** Domains of 1–2 items need all of them, of 3–4 at least two; the total needs every item. */
const domains = [
  { id: 'movement', items: ['1', '2', '3'], minimumAnswered: 2 },
  { id: 'comfort', items: ['4', '6', '13'], minimumAnswered: 2 },
  { id: 'oral', items: ['11', '12'], minimumAnswered: 2 },
  { id: 'eye', items: ['5', '7'], minimumAnswered: 2 },
  { id: 'lacrimal', items: ['8'], minimumAnswered: 1 },
  { id: 'social', items: ['9', '10', '14', '15'], minimumAnswered: 2 },
  { id: 'total', items: scored, minimumAnswered: 15 },
] as const;

/** (Σ − n) / 4n × 100 over the answered items. */
function scale(values: Values, items: readonly string[], minimumAnswered: number): Score {
  let sum = 0;
  let answered = 0;
  for (const item of items) {
    const value = values[item];
    if (typeof value !== 'number') continue;
    sum += value;
    answered += 1;
  }
  if (answered < minimumAnswered) return { value: null };
  const value = ((sum - answered) / (4 * answered)) * 100;
  return answered < items.length ? { value, prorated: true } : { value };
}

/**
 * Facial Clinimetric Evaluation, 15 items of 1 (worst) to 5 (best) as printed; scores 0–100, 100 best.
 * The total is weighted by item, not the mean of the domains: PubMed 33086295 fixes it (513 of 840 points give the
 * published 61.07). «Don't know» in 13–15 is a scored 3.
 */
export const face: Instrument = {
  id: 'face',
  version: '1',
  type: 'prom',
  name: 'FaCE',
  recallPeriod: 'past-week',
  optionSets: {
    side: ['left', 'right', 'both', 'none'],
    ability: [1, 2, 3, 4, 5],
    frequency: [1, 2, 3, 4, 5],
    agreement: [1, 2, 3, 4, 5],
  },
  items: [
    { key: 'side', topic: 'affected side', optionSet: 'side', unscored: true },
    ...scored.map((key, index) => ({ key, topic: topics[index] ?? '', optionSet: optionSetOf(index + 1) })),
  ],
  scales: domains.map((domain) => ({ ...domain, range: [0, 100] })),
  score: (values) =>
    Object.fromEntries(
      domains.map(({ id, items, minimumAnswered }) => [id, scale(values, items, minimumAnswered)]),
    ),
  isComplete: (values) => scored.every((key) => values[key] !== undefined),
  source:
    'Kahn et al., Laryngoscope 2001;111:387–398; validated in Swedish: Acta Otolaryngol 2013;133:662–669; weight of the total: J Craniofac Surg 2021;32:892–895',
  licence: 'No public licence found: structure and scoring only, wording by pack with permission',
};
