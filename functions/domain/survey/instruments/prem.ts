import type { Instrument } from '../instrument.ts';

/**
 * «Vad tycker du om vården hos oss?»: one question, answered about one visit. The wider local questionnaire
 * can be added as items of an area, without a change to P1.
 */
export const prem: Instrument = {
  id: 'prem',
  version: '1',
  name: 'Vad tycker du om vården hos oss?',
  shortName: 'PREM',
  answersShownTo: 'nobody',
  recallPeriod: 'visit',
  optionSets: {
    experience: {
      name: 'upplevelse',
      values: ['very-good', 'good', 'fair', 'poor', 'very-poor', 'not-applicable'],
    },
  },
  items: [
    {
      key: 'overall',
      name: { full: 'Frågan om besöket som helhet', short: 'helhet' },
      topic: 'the visit as a whole',
      optionSet: 'experience',
      required: true,
    },
  ],
  scales: [],
  score: () => ({}),
  isComplete: (values) => values.overall !== undefined,
  example: {
    values: { overall: 'very-good' },
    scores: {},
    weights: {
      experience: { 'very-good': 54, good: 27, fair: 8, poor: 4, 'very-poor': 2, 'not-applicable': 5 },
    },
  },
  source: 'Socialstyrelsen, Årlig uppföljning av NHV, perifer facialispares, P1',
  licence: 'published-by-authority',
};
