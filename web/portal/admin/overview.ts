import type { Wordings, WordingUnit } from '../api.ts';
import { isIn, type Shown, shownAt, usersOf } from './wording-words.ts';

/** Units that show the same words of a form in a language. */
export type Group = { shown: Shown; units: WordingUnit[] };

export type LanguageRow = Group & {
  language: string;
  /** Whether a pack is loaded for the language, so that there is a choice. */
  hasPack: boolean;
};

/** The wordings that patients see of a form, at every unit that uses it. */
export type FormOverview = {
  form: string;
  users: WordingUnit[];
  /** One row a language; more where its units show different wordings. */
  rows: LanguageRow[];
  /** The languages that no unit shows and that have no loaded pack. */
  absent: string[];
  /** The units that show the form in no language, and so cannot send it. */
  without: WordingUnit[];
};

/** Groups units by the wording they show of a form in a language, in the order of the units. */
export function groupsAt(
  units: readonly WordingUnit[],
  slot: { instrument: string; language: string },
): Group[] {
  const groups: Group[] = [];
  for (const unit of units) {
    const shown = shownAt(unit, slot);
    const group = groups.find((one) => one.shown?.version === shown?.version);
    if (group) group.units.push(unit);
    else groups.push({ shown, units: [unit] });
  }
  return groups;
}

/** Lists every form that some unit uses, in the order of the instruments. */
export function overviewOf(wordings: Wordings): FormOverview[] {
  const forms = wordings.instruments.map(({ id }) => id);
  return forms.flatMap((form) => {
    const users = usersOf(wordings, form);
    if (users.length === 0) return [];
    const slots = wordings.languages.map(({ language }) => ({ instrument: form, language }));
    const found = slots.map((slot) => ({
      language: slot.language,
      groups: groupsAt(users, slot),
      hasPack: wordings.packs.some(isIn(slot)),
    }));
    const isPresent = ({ groups, hasPack }: (typeof found)[number]) =>
      hasPack || groups.some(({ shown }) => shown);
    return {
      form,
      users,
      rows: found
        .filter(isPresent)
        .flatMap(({ groups, ...rest }) => groups.map((group) => ({ ...rest, ...group }))),
      absent: found.filter((one) => !isPresent(one)).map(({ language }) => language),
      without: users.filter(({ shown }) => !shown.some(({ instrument }) => instrument === form)),
    };
  });
}
