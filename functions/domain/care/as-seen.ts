import { invisible } from './plain-characters.ts';

const spaces = /[\s\p{Cc}]+/gu;

/**
 * A key or an anchor as people see it, for comparing: letters in one Unicode form (NFC), every kind of space as one
 * space, and nothing invisible. What is stored keeps its own characters, as seals and codes are made with them.
 */
export const asSeen = (text: string): string =>
  text.normalize('NFC').replace(invisible, '').replace(spaces, ' ').trim();

/** The two ways in which programs write letters with accents, beside the text as it is. */
export const spellings = (text: string): string[] => [
  ...new Set([text, text.normalize('NFC'), text.normalize('NFD')]),
];
