import type { Wording } from '../wording.ts';

/** This project's own provisional words for FaCE; not the published questionnaire. */
export const faceEn: Wording = {
  instrument: 'face',
  version: 'face-en-provisional-1',
  language: 'en',
  status: 'provisional',
  title: 'The face during the past week',
  introduction: {
    patient: 'Think of how you have been during the past week.',
    guardian: 'Think of how your child has been during the past week.',
  },
  items: {
    side: {
      patient: 'Which side of your face is affected?',
      guardian: 'Which side of your child’s face is affected?',
    },
    '1': {
      patient: 'When you smile, how well does the mouth move on the affected side?',
      guardian: 'When your child smiles, how well does the mouth move on the affected side?',
    },
    '2': {
      patient: 'How well can you lift the eyebrow on the affected side?',
      guardian: 'How well can your child lift the eyebrow on the affected side?',
    },
    '3': {
      patient: 'When you push out the lips, how well does the mouth move on the affected side?',
      guardian: 'When your child pushes out the lips, how well does the mouth move on the affected side?',
    },
    '4': {
      patient: 'How often has your face felt stiff, weary or unpleasant?',
      guardian: 'How often has your child’s face felt stiff, weary or unpleasant?',
    },
    '5': 'How often has the eye on the affected side been dry or irritated?',
    '6': {
      patient: 'How often has it pulled, hurt or cramped when you moved your face?',
      guardian: 'How often has it pulled, hurt or cramped when your child moved the face?',
    },
    '7': {
      patient: 'How often have you needed eye drops or eye ointment?',
      guardian: 'How often has your child needed eye drops or eye ointment?',
    },
    '8': {
      patient: 'How often has your eye been wet or watering?',
      guardian: 'How often has your child’s eye been wet or watering?',
    },
    '9': {
      patient: 'How often have you behaved differently with people because of your face?',
      guardian: 'How often has your child behaved differently with people because of the face?',
    },
    '10': {
      patient: 'How often have others met you differently because of your face?',
      guardian: 'How often have others met your child differently because of the face?',
    },
    '11': {
      patient: 'How often have you found it hard to move food around in the mouth?',
      guardian: 'How often has your child found it hard to move food around in the mouth?',
    },
    '12': {
      patient: 'How often have you found it hard to keep food and drink in the mouth?',
      guardian: 'How often has your child found it hard to keep food and drink in the mouth?',
    },
    '13': {
      patient: 'Your face gets tired or tense when it moves. Do you agree?',
      guardian: 'Your child’s face gets tired or tense when it moves. Do you agree?',
    },
    '14': {
      patient: 'You stay away from company because of how the face looks. Do you agree?',
      guardian: 'Your child stays away from company because of how the face looks. Do you agree?',
    },
    '15': {
      patient: 'You skip eating out because eating is hard. Do you agree?',
      guardian: 'Your child skips eating out because eating is hard. Do you agree?',
    },
  },
  options: {
    side: { left: 'Left', right: 'Right', both: 'Both', none: 'Neither' },
    ability: {
      '1': 'Not at all',
      '2': 'Only when concentrating',
      '3': 'A little',
      '4': 'Almost normally',
      '5': 'Normally',
    },
    frequency: {
      '1': 'All of the time',
      '2': 'Most of the time',
      '3': 'Some of the time',
      '4': 'A little of the time',
      '5': 'None of the time',
    },
    agreement: {
      '1': 'Strongly agree',
      '2': 'Agree',
      '3': 'Don’t know',
      '4': 'Disagree',
      '5': 'Strongly disagree',
    },
  },
};
