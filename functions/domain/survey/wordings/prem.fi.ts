import type { Wording } from '../wording.ts';

/** Our translation of the published Swedish question. */
export const premFi: Wording = {
  instrument: 'prem',
  version: 'prem-fi-visit-1',
  language: 'fi',
  status: 'provisional',
  title: 'Mitä mieltä olet hoidostamme?',
  introduction: 'Ajattele käyntiäsi meillä.',
  items: { overall: 'Millainen käynti oli kokonaisuutena?' },
  options: {
    experience: {
      'very-good': 'Erittäin hyvä',
      good: 'Hyvä',
      fair: 'Kohtalainen',
      poor: 'Huono',
      'very-poor': 'Erittäin huono',
      'not-applicable': 'Ei koske minua/Ei mielipidettä',
    },
  },
};
