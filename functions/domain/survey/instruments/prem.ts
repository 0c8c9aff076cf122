import type { Instrument } from '../instrument.ts';

/**
 * «Vad tycker du om vården hos oss?»: one question, answered about one visit.
 * The wider local questionnaire may be added as an area's own items without touching P1.
 */
export const prem: Instrument = {
  id: 'prem',
  version: '1',
  type: 'prem',
  name: 'Vad tycker du om vården hos oss?',
  shortName: 'PREM',
  recallPeriod: 'visit',
  optionSets: { experience: ['very-good', 'good', 'fair', 'poor', 'very-poor', 'not-applicable'] },
  items: [{ key: 'overall', topic: 'the visit as a whole', optionSet: 'experience', required: true }],
  scales: [],
  score: () => ({}),
  isComplete: (values) => values.overall !== undefined,
  source: 'Socialstyrelsen, Årlig uppföljning av NHV, perifer facialispares, P1',
  licence: 'Question and options published by Socialstyrelsen',
};
