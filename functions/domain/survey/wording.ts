/** A text for the respondent: the same for all, or one for the patient and one for a guardian. */
export type Voiced = string | { patient: string; guardian: string };

export const wordingStatuses = ['published', 'provisional', 'permitted'] as const;

/**
 * The words of one instrument in one language, as data apart from its structure. `provisional` is this
 * project's own wording, marked as such wherever it is shown; `permitted` comes as a pack, with the
 * permission of the rights holder.
 */
export type Wording = {
  instrument: string;
  /** Stored with every answer, to record which words the respondent saw. */
  version: string;
  /** BCP 47, e.g. `sv`. */
  language: string;
  status: (typeof wordingStatuses)[number];
  permission?: { holder: string; date: string };
  title: string;
  /** The topic, and the period that the questions concern. */
  introduction: Voiced;
  /** Text by item key. */
  items: Readonly<Record<string, Voiced>>;
  /** Text by option set and stored value. */
  options: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export const voiced = (text: Voiced, respondent: 'patient' | 'guardian'): string =>
  typeof text === 'string' ? text : text[respondent];

/** The identity of a wording that was shown. */
export type WordingId = Pick<Wording, 'instrument' | 'language' | 'version'>;

/**
 * Selects the wordings shown at a unit: those that the stage allows, each replaced by the permitted one that
 * is active at the unit for the same instrument and language.
 * @param provided the wordings that come with the project and may be shown on this stage
 * @param active the wordings that are active at the unit, at most one for an instrument and language
 */
export function wordingsShown(provided: readonly Wording[], active: readonly Wording[]): Wording[] {
  const same = (one: Wording, other: Wording) =>
    one.instrument === other.instrument && one.language === other.language;
  const replaced = provided.map((wording) => active.find((one) => same(one, wording)) ?? wording);
  return [...replaced, ...active.filter((wording) => !replaced.includes(wording))];
}
