import type { Wordings, WordingUnit } from '../api.ts';
import { isIn, type Shown, shownAt, usersOf } from './wording-words.ts';

/** Units that show the same words of a form in a language. */
export type Group = { shown: Shown; units: WordingUnit[] };

export type LanguageRow = Group & {
  language: string;
  /** Whether a pack is loaded for it, so that there is something to choose. */
  hasPack: boolean;
};

/** What patients see of a form, at every unit that uses it. */
export type FormOverview = {
  form: string;
  users: WordingUnit[];
  /** By language; several of a language where its units show different words. */
  rows: LanguageRow[];
  /** Languages that no unit shows and no pack is loaded for. */
  absent: string[];
  /** Units that show it in no language, and so cannot send it. */
  without: WordingUnit[];
};

/** Units by what they show of a form in a language, in the order they come. */
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

/** Every form that some unit uses, in the order of the instruments. */
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
