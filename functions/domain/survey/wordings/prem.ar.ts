import type { Wording } from '../wording.ts';

/** Our translation of the published Swedish question. */
export const premAr: Wording = {
  instrument: 'prem',
  version: 'prem-ar-visit-1',
  language: 'ar',
  status: 'provisional',
  title: 'ما رأيك في الرعاية لدينا؟',
  introduction: 'فكّر في زيارتك لنا.',
  items: { overall: 'كيف كانت الزيارة بشكل عام؟' },
  options: {
    experience: {
      'very-good': 'جيدة جدًا',
      good: 'جيدة',
      fair: 'مقبولة',
      poor: 'سيئة',
      'very-poor': 'سيئة جدًا',
      'not-applicable': 'لا ينطبق/لا رأي لي',
    },
  },
};
