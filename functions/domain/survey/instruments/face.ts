import { type Instrument, type Scale, scoredBy } from '../instrument.ts';

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

/** Answers are 1–5, so one step is a quarter of the score: (Σ − n) / 4n × 100. */
const scale = (id: string, name: string, items: readonly string[], minimumAnswered: number): Scale => ({
  id,
  name,
  items,
  minimumAnswered,
  pointsPerStep: 25,
  range: [0, 100],
});

/** A domain of 1–2 items needs all of them, one of 3–4 items at least two; the total needs every item. */
const scales = [
  scale('movement', 'Ansiktsrörelse', ['1', '2', '3'], 2),
  scale('comfort', 'Ansiktskomfort', ['4', '6', '13'], 2),
  scale('oral', 'Munfunktion', ['11', '12'], 2),
  scale('eye', 'Ögonkomfort', ['5', '7'], 2),
  scale('lacrimal', 'Tårflöde', ['8'], 1),
  scale('social', 'Social funktion', ['9', '10', '14', '15'], 2),
  {
    ...scale('total', 'Totalt', scored, scored.length),
    isTotal: true as const,
    /**
     * Published: 17.6 points for one person; none for the domains. Bruins et al. 2020, doi
     * 10.1089/fpsam.2020.0604.
     */
    detectableChange: 18,
  },
];

/**
 * Facial Clinimetric Evaluation, 15 items of 1 (worst) to 5 (best) as printed; scores 0–100, 100 best. The
 * total is weighted by item, not the mean of the domains: PubMed 33086295 fixes it (513 of 840 points give
 * the published 61.07). «Don't know» in 13–15 is a scored 3.
 */
export const face: Instrument = {
  id: 'face',
  version: '1',
  name: 'Facial Clinimetric Evaluation',
  shortName: 'FaCE',
  answersShownTo: 'unit',
  recallPeriod: 'past-week',
  optionSets: {
    side: { name: 'sida', values: ['left', 'right', 'both', 'none'] },
    ability: { name: 'förmåga', values: [1, 2, 3, 4, 5] },
    frequency: { name: 'hur ofta', values: [1, 2, 3, 4, 5] },
    agreement: { name: 'instämmande', values: [1, 2, 3, 4, 5] },
  },
  items: [
    {
      key: 'side',
      name: { full: 'Frågan om berörd sida', short: 'sida' },
      topic: 'affected side',
      optionSet: 'side',
      unscored: true,
    },
    ...scored.map((key, index) => ({ key, topic: topics[index] ?? '', optionSet: optionSetOf(index + 1) })),
  ],
  scales,
  score: scoredBy(scales),
  isComplete: (values) => scored.every((key) => values[key] !== undefined),
  scoreRemark: 'FaCE går från 0 till 100, där 100 är bäst.',
  example: {
    values: { side: 'left', '1': 2, '2': 1, '3': 2 },
    scores: {
      movement: 16.667,
      comfort: null,
      oral: null,
      eye: null,
      lacrimal: null,
      social: null,
      total: null,
    },
    weights: { side: { left: 46, right: 46, both: 6, none: 2 } },
    constant: ['side'],
  },
  source:
    'Kahn m.fl., Laryngoscope 2001;111:387–398; validerad på svenska: Acta Otolaryngol 2013;133:662–669; totalens vikter: J Craniofac Surg 2021;32:892–895',
  licence: 'permission-needed',
};
