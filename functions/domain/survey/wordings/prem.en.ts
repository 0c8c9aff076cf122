import type { Wording } from '../wording.ts';

/** Our translation of the published Swedish question. */
export const premEn: Wording = {
  instrument: 'prem',
  version: 'prem-en-visit-1',
  language: 'en',
  status: 'provisional',
  title: 'What do you think of our care?',
  introduction: 'Think of your visit with us.',
  items: { overall: 'How was the visit as a whole?' },
  options: {
    experience: {
      'very-good': 'Very good',
      good: 'Good',
      fair: 'Fair',
      poor: 'Poor',
      'very-poor': 'Very poor',
      'not-applicable': 'Not applicable/No opinion',
    },
  },
};
