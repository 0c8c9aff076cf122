import { chosenIn, type Part } from './parts.ts';

/**
 * One screen: a group of choices, or without a group the summary of a part, or the breathing point before its
 * questions (`pause`).
 */
export type Step = { id: string; part: Part; group: HTMLFieldSetElement | null; pause?: boolean };

const isWho = (group: HTMLFieldSetElement) => group.id.endsWith('-respondent');
const isRequired = (group: HTMLFieldSetElement) => group.hasAttribute('aria-required');

/** The questions of a part, without the question who answers. */
export const questionsOf = (part: Part): HTMLFieldSetElement[] =>
  part.groups.filter((group) => !isWho(group));

const stepOf = (part: Part, group: HTMLFieldSetElement): Step => ({ id: group.id, part, group });
const pauseBefore = (part: Part): Step => ({ id: `${part.id}-pause`, part, group: null, pause: true });

/** The screen that a part is sent from: its summary, or its only question, which needs no summary. */
export function lastStepOf(part: Part): Step {
  const [question, more] = questionsOf(part);
  return question && !more ? stepOf(part, question) : { id: `${part.id}-summary`, part, group: null };
}

/**
 * The screens of a part. Who answers is asked once, in the first part that was open; later parts keep that answer, and
 * the summary lets people change it. A first part of one question needs no breathing point.
 */
function screensOf(part: Part, asked: Part | undefined): Step[] {
  const last = lastStepOf(part);
  const who = part.groups.filter((group) => isWho(group) && (part === asked || !chosenIn(group)));
  return [
    ...who.map((group) => stepOf(part, group)),
    ...(part === asked && last.group ? [] : [pauseBefore(part)]),
    ...questionsOf(part).map((group) => stepOf(part, group)),
    ...(last.group ? [] : [last]),
  ];
}

const isOpen = ({ status, form }: Part) => status === 'open' && form;

/** The screens of the open parts, in order. */
export const stepsOf = (parts: readonly Part[], asked: Part | undefined): Step[] =>
  parts.filter(isOpen).flatMap((part) => screensOf(part, asked));

export function findStep(parts: readonly Part[], id: unknown): Step | undefined {
  for (const part of parts.filter(isOpen)) {
    const group = part.groups.find((one) => one.id === id);
    const found = group
      ? stepOf(part, group)
      : [pauseBefore(part), lastStepOf(part)].find((one) => one.id === id);
    if (found) return found;
  }
  return undefined;
}

/** The step to continue at: the first missing required choice, or the step after the last answer. */
export function resumeAt(steps: readonly Step[]): Step | undefined {
  const first = steps[0]?.part;
  const own = steps.filter((step) => step.part === first);
  const missing = own.find(({ group }) => group && isRequired(group) && !chosenIn(group));
  const last = Math.max(-1, ...own.map(({ group }, index) => (group && chosenIn(group) ? index : -1)));
  const next = own[last + 1] ?? own[last];
  // A part that nobody has begun starts with its breathing point.
  return missing && last >= 0 && (!next || own.indexOf(missing) < own.indexOf(next)) ? missing : next;
}

/** The step that stops a part from being sent: a missing required choice, or the first question when none is answered. */
export function missingIn(
  part: Part,
): { group: HTMLFieldSetElement; error: 'who' | 'item' | 'none' } | undefined {
  const required = part.groups.find((group) => isRequired(group) && !chosenIn(group));
  if (required) return { group: required, error: isWho(required) ? 'who' : 'item' };
  const scored = questionsOf(part).filter((group) => !group.hasAttribute('data-unscored'));
  const [first] = scored;
  return first && !scored.some(chosenIn) ? { group: first, error: 'none' } : undefined;
}
