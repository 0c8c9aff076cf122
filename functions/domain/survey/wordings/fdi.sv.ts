import type { Wording } from '../wording.ts';

/** This project's own provisional words for FDI; not a translation of the published questionnaire. */
export const fdiSv: Wording = {
  instrument: 'fdi',
  version: 'fdi-sv-provisional-1',
  language: 'sv',
  status: 'provisional',
  title: 'Vardagen den senaste månaden',
  introduction: {
    patient: 'Tänk på hur du har haft det den senaste månaden.',
    guardian: 'Tänk på hur ditt barn har haft det den senaste månaden.',
  },
  items: {
    '1': {
      patient: 'Hur svårt har du haft att hantera maten i munnen när du äter?',
      guardian: 'Hur svårt har ditt barn haft att hantera maten i munnen vid måltider?',
    },
    '2': {
      patient: 'Hur svårt har du haft att dricka ur en mugg?',
      guardian: 'Hur svårt har ditt barn haft att dricka ur en mugg?',
    },
    '3': {
      patient: 'Hur svårt har du haft att uttala vissa ljud?',
      guardian: 'Hur svårt har ditt barn haft att uttala vissa ljud?',
    },
    '4': {
      patient: 'Hur svårt har du haft det med ett öga som rinner eller är torrt?',
      guardian: 'Hur svårt har ditt barn haft det med ett öga som rinner eller är torrt?',
    },
    '5': {
      patient: 'Hur svårt har du haft att borsta tänderna eller skölja munnen?',
      guardian: 'Hur svårt har ditt barn haft att borsta tänderna eller skölja munnen?',
    },
    '6': {
      patient: 'Hur mycket av tiden har du varit lugn?',
      guardian: 'Hur mycket av tiden har ditt barn varit lugnt?',
    },
    '7': {
      patient: 'Hur mycket av tiden har du hållit dig för dig själv?',
      guardian: 'Hur mycket av tiden har ditt barn hållit sig för sig självt?',
    },
    '8': {
      patient: 'Hur mycket av tiden har du varit lättretad?',
      guardian: 'Hur mycket av tiden har ditt barn varit lättretat?',
    },
    '9': {
      patient: 'Hur mycket av tiden har du vaknat för tidigt eller flera gånger per natt?',
      guardian: 'Hur mycket av tiden har ditt barn vaknat för tidigt eller flera gånger per natt?',
    },
    '10': {
      patient:
        'Hur ofta har ansiktet hindrat dig från att äta ute, handla eller umgås med familj och vänner?',
      guardian:
        'Hur ofta har ansiktet hindrat ditt barn från att äta ute, handla eller umgås med familj och vänner?',
    },
  },
  options: {
    difficulty: {
      '5': 'Inte svårt',
      '4': 'Lite svårt',
      '3': 'Ganska svårt',
      '2': 'Mycket svårt',
      '1': 'Gjorde det inte, på grund av hälsan',
      '0': 'Gjorde det inte, av andra skäl',
    },
    calm: {
      '6': 'Hela tiden',
      '5': 'Största delen av tiden',
      '4': 'En stor del av tiden',
      '3': 'En del av tiden',
      '2': 'En liten del av tiden',
      '1': 'Aldrig',
    },
    frequency: {
      '1': 'Hela tiden',
      '2': 'Största delen av tiden',
      '3': 'En stor del av tiden',
      '4': 'En del av tiden',
      '5': 'En liten del av tiden',
      '6': 'Aldrig',
    },
  },
};
