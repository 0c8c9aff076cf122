import {
  isGraded,
  type Sunnybrook,
  type SunnybrookScore,
  SunnybrookValues,
  scoreSunnybrook,
} from '../../../../functions/domain/patient/sunnybrook.ts';
import { sunnybrookNames } from '../../../../functions/domain/patient/sunnybrook-names.ts';
import type { Read } from './drafts.ts';

/** The 13 values by part and place, as far as they are filled in. */
export type SunnybrookDraft = {
  state: 'graded' | 'bilateral' | 'other';
  values: Readonly<Record<string, number>>;
};

const option = (texts: Readonly<Record<number, string>>) =>
  Object.entries(texts).map(([value, text]) => ({ value: Number(value), text }));

const movement = option({
  1: 'ingen rörelse',
  2: 'antydd rörelse',
  3: 'påbörjad rörelse',
  4: 'nästan full rörelse',
  5: 'full rörelse',
});
const synkinesis = option({ 0: 'ingen', 1: 'lätt', 2: 'tydlig', 3: 'uttalad' });
const resting = {
  eye: option({ 0: 'som friska sidan', 1: 'avviker' }),
  cheek: option({ 0: 'som friska sidan', 1: 'svagare eller starkare', 2: 'saknas' }),
  mouth: option({ 0: 'som friska sidan', 1: 'sänkt eller dragen' }),
};

const part = <Part extends keyof typeof sunnybrookNames>(
  id: Part,
  optionsOf: (place: keyof (typeof sunnybrookNames)[Part]['places']) => typeof movement,
) => {
  const { name: title, places } = sunnybrookNames[id];
  const items = Object.entries<string>(places).map(([place, label]) => ({
    name: `${id}.${place}`,
    label,
    options: optionsOf(place as keyof typeof places),
  }));
  return { part: id, title, items };
};

/** The form's parts in the order one grades. */
export const sunnybrookParts = [
  part('resting', (place) => resting[place]),
  part('movement', () => movement),
  part('synkinesis', () => synkinesis),
];

const names = sunnybrookParts.flatMap(({ items }) => items.map(({ name }) => name));

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
