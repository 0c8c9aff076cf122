import {
  type Sunnybrook,
  type SunnybrookScore,
  SunnybrookValues,
} from '../../../../functions/domain/patient/sunnybrook.ts';
import {
  isGraded,
  scoreSunnybrook,
  sunnybrookParts,
} from '../../../../functions/domain/patient/sunnybrook-grading.ts';
import type { Read } from './drafts.ts';

/** The 13 values by part and place, as far as they are filled in. */
export type SunnybrookDraft = {
  state: 'graded' | 'bilateral' | 'other';
  values: Readonly<Record<string, number>>;
};

/** The form's parts in the order of grading; the name of each place tells it apart from all others. */
export const gradedParts = Object.entries(sunnybrookParts).map(([part, { name: title, places }]) => ({
  part,
  title,
  items: Object.entries(places).map(([place, { name: label, values }]) => ({
    name: `${part}.${place}`,
    label,
    options: Object.entries(values).map(([value, text]) => ({ value: Number(value), text })),
  })),
}));

const names = gradedParts.flatMap(({ items }) => items.map(({ name }) => name));

export function sunnybrookDraft(grading?: Sunnybrook): SunnybrookDraft {
  if (!grading) return { state: 'graded', values: {} };
  if (!isGraded(grading)) return { state: grading.notAssessable, values: {} };
  const values = Object.entries(grading).flatMap(([part, places]) =>
    Object.entries(places).map(([place, value]) => [`${part}.${place}`, value] as const),
  );
  return { state: 'graded', values: Object.fromEntries(values) };
}

function nested({ values }: SunnybrookDraft): SunnybrookValues | undefined {
  const parts: Record<string, Record<string, number>> = {};
  for (const [name, value] of Object.entries(values)) {
    const [part = '', place = ''] = name.split('.');
    parts[part] = { ...parts[part], [place]: value };
  }
  return SunnybrookValues.safeParse(parts).data;
}

/** The scores as soon as all 13 values are there. */
export function sunnybrookScoreOf(draft: SunnybrookDraft): SunnybrookScore | null {
  const values = nested(draft);
  return values ? scoreSunnybrook(values) : null;
}

export const filledIn = ({ values }: SunnybrookDraft) => ({
  filled: names.filter((name) => values[name] !== undefined).length,
  all: names.length,
});

export function readSunnybrook(draft: SunnybrookDraft): Read<Sunnybrook> {
  if (draft.state !== 'graded') return { value: { notAssessable: draft.state } };
  const value = nested(draft);
  if (value) return { value };
  const missing = names.filter((name) => draft.values[name] === undefined);
  return { errors: Object.fromEntries(missing.map((name) => [name, 'Välj ett värde.'])) };
}
