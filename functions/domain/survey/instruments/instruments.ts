import type { Instrument } from '../instrument.ts';
import { face } from './face.ts';
import { fdi } from './fdi.ts';
import { prem } from './prem.ts';

/** Every questionnaire. To add one: a file beside this, its wording in wordings/, and a line here. */
export const instruments: readonly Instrument[] = [prem, face, fdi];

/** Finds an instrument by an id that came from outside; undefined when there is none. */
export function findInstrument(id: string): Instrument | undefined {
  return instruments.find((instrument) => instrument.id === id);
}

/**
 * Whether the answers to a form are hidden from staff, who see only that there is an answer
 * (`answersShownTo`).
 */
export const hasHiddenAnswers = (form: string): boolean => findInstrument(form)?.answersShownTo === 'nobody';

/** Finds an instrument. @throws when there is none: the id comes from our own definitions */
export function instrumentOf(id: string): Instrument {
  const found = findInstrument(id);
  if (!found) throw new Error(`there is no instrument ${id}`);
  return found;
}

/** The name of a form on screens and in files: «FaCE». @throws as `instrumentOf` */
export const formName = (form: string): string => instrumentOf(form).shortName;
