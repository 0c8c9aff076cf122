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

/**
 * The published change for one person is 17.6 points (physical) and 17.7 (social): Bruins et al. 2020, doi
 * 10.1089/fpsam.2020.0604.
 */
const detectableChange = 18;

/** At least three of a scale's five items are needed. One step is 25 points (physical) or 20 (social). */
const scales: readonly Scale[] = [
  {
    id: 'physical',
    name: 'Fysisk funktion',
    items: physical,
    minimumAnswered: 3,
    pointsPerStep: 25,
    otherReasons: { value: 0, remark: 'något gjordes inte av andra skäl än hälsan' },
    detectableChange,
    range: [-25, 100],
  },
  {
    id: 'social',
    name: 'Social funktion',
    items: social,
    minimumAnswered: 3,
    pointsPerStep: 20,
    detectableChange,
    range: [0, 100],
  },
];

const score = scoredBy(scales);

/**
 * Facial Disability Index: physical function (items 1–5, 5 no difficulty … 1 not done because of health, 0
 * not done for other reasons) and social and well-being function (items 6–10, stored 1–6, higher is better).
 * No total. Physical runs from −25 (all 0) and is never clamped.
 */
export const fdi: Instrument = {
  id: 'fdi',
  version: '1',
  name: 'Facial Disability Index',
  shortName: 'FDI',
  answersShownTo: 'unit',
  recallPeriod: 'past-month',
  optionSets: {
    difficulty: { name: 'svårighet', values: [5, 4, 3, 2, 1, 0] },
    calm: { name: 'lugn', values: [6, 5, 4, 3, 2, 1] },
    frequency: { name: 'hur ofta', values: [1, 2, 3, 4, 5, 6] },
  },
  items: [...physical, ...social].map((key, index) => ({
    key,
    topic: topics[index] ?? '',
    optionSet: index < 5 ? 'difficulty' : index === 5 ? 'calm' : 'frequency',
  })),
  scales,
  score,
  isComplete: (values) => Object.values(score(values)).every((one) => one.value !== null),
  scoreRemark: 'FDI går från 0 till 100, där 100 är bäst; fysisk funktion kan vara lägst −25.',
  example: { values: { '1': 4, '2': 5, '3': 3 }, scores: { physical: 75, social: null } },
  source:
    'VanSwearingen och Brach, Phys Ther 1996;76:1288–1298; validerad på svenska: Acta Otolaryngol 2013;133:662–669',
  licence: 'permission-needed',
};
