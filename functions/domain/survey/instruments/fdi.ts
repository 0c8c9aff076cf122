import { type Instrument, type Scale, scoredBy } from '../instrument.ts';

const physical = ['1', '2', '3', '4', '5'];
const social = ['6', '7', '8', '9', '10'];

const topics = [
  'keeping and moving food in the mouth',
  'drinking from a cup',
  'saying specific sounds',
  'eye tearing or dry',
  'brushing teeth or rinsing',
  'feeling calm',
  'isolating oneself',
  'irritable towards others',
  'waking early or repeatedly',
  'kept from eating out, shopping, family or social activities',
];

/** At least three of five items, else no score. A step is a quarter of the physical half, a fifth of the social. */
const scales: readonly Scale[] = [
  {
    id: 'physical',
    items: physical,
    minimumAnswered: 3,
    pointsPerStep: 25,
    otherReasons: 0,
    range: [-25, 100],
  },
  { id: 'social', items: social, minimumAnswered: 3, pointsPerStep: 20, range: [0, 100] },
];

const score = scoredBy(scales);

/**
 * Facial Disability Index: physical function (items 1–5, 5 no difficulty … 1 not done because of health, 0 not done
 * for other reasons) and social and well-being function (items 6–10, stored 1–6, higher is better). No total.
 * Physical runs from −25 (all 0) and is never clamped.
 */
export const fdi: Instrument = {
  id: 'fdi',
  version: '1',
  type: 'prom',
  name: 'Facial Disability Index',
  shortName: 'FDI',
  recallPeriod: 'past-month',
  optionSets: {
    difficulty: [5, 4, 3, 2, 1, 0],
    calm: [6, 5, 4, 3, 2, 1],
    frequency: [1, 2, 3, 4, 5, 6],
  },
  items: [...physical, ...social].map((key, index) => ({
    key,
    topic: topics[index] ?? '',
    optionSet: index < 5 ? 'difficulty' : index === 5 ? 'calm' : 'frequency',
  })),
  scales,
  score,
  isComplete: (values) => Object.values(score(values)).every((one) => one.value !== null),
  source:
    'VanSwearingen & Brach, Phys Ther 1996;76:1288–1298; validated in Swedish: Acta Otolaryngol 2013;133:662–669',
  licence: 'No public licence found: structure and scoring only, wording by pack with permission',
};
