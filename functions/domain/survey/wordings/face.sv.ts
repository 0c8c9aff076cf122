import type { Wording } from '../wording.ts';

/** This project's own provisional words for FaCE; not a translation of the published questionnaire. */
export const faceSv: Wording = {
  instrument: 'face',
  version: 'face-sv-provisional-1',
  language: 'sv',
  status: 'provisional',
  title: 'Ansiktet den senaste veckan',
  introduction: {
    patient: 'Tänk på hur du har haft det den senaste veckan.',
    guardian: 'Tänk på hur ditt barn har haft det den senaste veckan.',
  },
  items: {
    side: {
      patient: 'Vilken sida av ditt ansikte är berörd?',
      guardian: 'Vilken sida av ditt barns ansikte är berörd?',
    },
    '1': {
      patient: 'När du ler, hur väl rör sig munnen på den berörda sidan?',
      guardian: 'När ditt barn ler, hur väl rör sig munnen på den berörda sidan?',
    },
    '2': {
      patient: 'Hur väl kan du lyfta ögonbrynet på den berörda sidan?',
      guardian: 'Hur väl kan ditt barn lyfta ögonbrynet på den berörda sidan?',
    },
    '3': {
      patient: 'När du putar med läpparna, hur väl rör sig munnen på den berörda sidan?',
      guardian: 'När ditt barn putar med läpparna, hur väl rör sig munnen på den berörda sidan?',
    },
    '4': {
      patient: 'Hur ofta har ditt ansikte känts stramt, trött eller obehagligt?',
      guardian: 'Hur ofta har ditt barns ansikte känts stramt, trött eller obehagligt?',
    },
    '5': 'Hur ofta har ögat på den berörda sidan varit torrt eller irriterat?',
    '6': {
      patient: 'Hur ofta har det stramat, gjort ont eller krampat när du har rört ansiktet?',
      guardian: 'Hur ofta har det stramat, gjort ont eller krampat när ditt barn har rört ansiktet?',
    },
    '7': {
      patient: 'Hur ofta har du behövt ögondroppar eller ögonsalva?',
      guardian: 'Hur ofta har ditt barn behövt ögondroppar eller ögonsalva?',
    },
    '8': {
      patient: 'Hur ofta har ditt öga varit blött eller runnit?',
      guardian: 'Hur ofta har ditt barns öga varit blött eller runnit?',
    },
    '9': {
      patient: 'Hur ofta har du betett dig annorlunda bland folk på grund av ansiktet?',
      guardian: 'Hur ofta har ditt barn betett sig annorlunda bland folk på grund av ansiktet?',
    },
    '10': {
      patient: 'Hur ofta har andra bemött dig annorlunda på grund av ansiktet?',
      guardian: 'Hur ofta har andra bemött ditt barn annorlunda på grund av ansiktet?',
    },
    '11': {
      patient: 'Hur ofta har du haft svårt att flytta runt mat i munnen?',
      guardian: 'Hur ofta har ditt barn haft svårt att flytta runt mat i munnen?',
    },
    '12': {
      patient: 'Hur ofta har du haft svårt att hålla kvar mat och dryck i munnen?',
      guardian: 'Hur ofta har ditt barn haft svårt att hålla kvar mat och dryck i munnen?',
    },
    '13': {
      patient: 'Ditt ansikte blir trött eller spänt när det rör sig. Håller du med?',
      guardian: 'Ditt barns ansikte blir trött eller spänt när det rör sig. Håller du med?',
    },
    '14': {
      patient: 'Du avstår från att umgås med andra på grund av hur ansiktet ser ut. Håller du med?',
      guardian: 'Ditt barn avstår från att umgås med andra på grund av hur ansiktet ser ut. Håller du med?',
    },
    '15': {
      patient: 'Du avstår från att äta ute för att det är svårt att äta. Håller du med?',
      guardian: 'Ditt barn avstår från att äta ute för att det är svårt att äta. Håller du med?',
    },
  },
  options: {
    side: { left: 'Vänster', right: 'Höger', both: 'Båda', none: 'Ingen av dem' },
    ability: {
      '1': 'Inte alls',
      '2': 'Bara med koncentration',
      '3': 'Lite',
      '4': 'Nästan normalt',
      '5': 'Normalt',
    },
    frequency: {
      '1': 'Hela tiden',
      '2': 'Största delen av tiden',
      '3': 'En del av tiden',
      '4': 'En liten del av tiden',
      '5': 'Aldrig',
    },
    agreement: {
      '1': 'Håller helt med',
      '2': 'Håller med',
      '3': 'Vet inte',
      '4': 'Håller inte med',
      '5': 'Håller inte alls med',
    },
  },
};
