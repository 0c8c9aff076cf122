import type { Wording } from '../wording.ts';

/** This project's own provisional words for FDI; not the published questionnaire. */
export const fdiEn: Wording = {
  instrument: 'fdi',
  version: 'fdi-en-provisional-1',
  language: 'en',
  status: 'provisional',
  title: 'Everyday life during the past month',
  introduction: {
    patient: 'Think of how you have been during the past month.',
    guardian: 'Think of how your child has been during the past month.',
  },
  items: {
    '1': {
      patient: 'How hard has it been for you to manage food in the mouth when you eat?',
      guardian: 'How hard has it been for your child to manage food in the mouth at meals?',
    },
    '2': {
      patient: 'How hard has it been for you to drink from a mug?',
      guardian: 'How hard has it been for your child to drink from a mug?',
    },
    '3': {
      patient: 'How hard has it been for you to say certain sounds?',
      guardian: 'How hard has it been for your child to say certain sounds?',
    },
    '4': {
      patient: 'How hard has it been for you to cope with an eye that waters or is dry?',
      guardian: 'How hard has it been for your child to cope with an eye that waters or is dry?',
    },
    '5': {
      patient: 'How hard has it been for you to brush your teeth or rinse your mouth?',
      guardian: 'How hard has it been for your child to brush the teeth or rinse the mouth?',
    },
    '6': {
      patient: 'How much of the time have you been calm?',
      guardian: 'How much of the time has your child been calm?',
    },
    '7': {
      patient: 'How much of the time have you kept to yourself?',
      guardian: 'How much of the time has your child kept to themselves?',
    },
    '8': {
      patient: 'How much of the time have you been easily annoyed?',
      guardian: 'How much of the time has your child been easily annoyed?',
    },
    '9': {
      patient: 'How much of the time have you woken too early or several times a night?',
      guardian: 'How much of the time has your child woken too early or several times a night?',
    },
    '10': {
      patient:
        'How often has your face kept you from eating out, shopping, or being with family and friends?',
      guardian:
        'How often has the face kept your child from eating out, shopping, or being with family and friends?',
    },
  },
  options: {
    difficulty: {
      '5': 'Not hard',
      '4': 'A little hard',
      '3': 'Fairly hard',
      '2': 'Very hard',
      '1': 'Did not do it, because of health',
      '0': 'Did not do it, for other reasons',
    },
    calm: {
      '6': 'All of the time',
      '5': 'Most of the time',
      '4': 'A good bit of the time',
      '3': 'Some of the time',
      '2': 'A little of the time',
      '1': 'None of the time',
    },
    frequency: {
      '1': 'All of the time',
      '2': 'Most of the time',
      '3': 'A good bit of the time',
      '4': 'Some of the time',
      '5': 'A little of the time',
      '6': 'None of the time',
    },
  },
};
