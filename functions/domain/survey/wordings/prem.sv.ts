import type { Wording } from '../wording.ts';

/**
 * Socialstyrelsen's question and options (perifer facialispares, P1), verbatim, except that the published
 * «vistelsen/besöket» is shown as «besöket», since the question is about an outpatient visit. The version
 * says so.
 */
export const premSv: Wording = {
  instrument: 'prem',
  version: 'prem-sv-besok-1',
  language: 'sv',
  status: 'published',
  title: 'Vad tycker du om vården hos oss?',
  introduction: 'Tänk på besöket hos oss.',
  items: { overall: 'Hur upplevde du besöket som helhet?' },
  options: {
    experience: {
      'very-good': 'Mycket bra',
      good: 'Bra',
      fair: 'Någorlunda',
      poor: 'Dålig',
      'very-poor': 'Mycket dålig',
      'not-applicable': 'Ej aktuellt/Ingen uppfattning',
    },
  },
};
