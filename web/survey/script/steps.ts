import { chosenIn, type Part } from './parts.ts';

/** One screen: a group of choices, or the summary of a part when there is no group. */
export type Step = { id: string; part: Part; group: HTMLFieldSetElement | null };

const isWho = (group: HTMLFieldSetElement) => group.id.endsWith('-respondent');
const isRequired = (group: HTMLFieldSetElement) => group.hasAttribute('aria-required');

/** The questions of a part, without the question who answers. */
export const questionsOf = (part: Part): HTMLFieldSetElement[] =>
  part.groups.filter((group) => !isWho(group));

const summaryOf = (part: Part): Step => ({ id: `${part.id}-summary`, part, group: null });

/**
 * The screens of the open parts, in order. Who answers is asked once, in the first part that was open; later parts
 * keep that answer, and the summary lets people change it.
 */
export function stepsOf(parts: readonly Part[], asked: Part | undefined): Step[] {
  return parts
    .filter((part) => part.status === 'open' && part.form)
    .flatMap((part) => [
      ...part.groups
        .filter((group) => part === asked || !isWho(group) || !chosenIn(group))
        .map((group) => ({ id: group.id, part, group })),
      summaryOf(part),
    ]);
}

export function findStep(parts: readonly Part[], id: unknown): Step | undefined {
  for (const part of parts.filter((one) => one.status === 'open' && one.form)) {
    const group = part.groups.find((one) => one.id === id);
    if (group) return { id: group.id, part, group };
    if (id === `${part.id}-summary`) return summaryOf(part);
  }
  return undefined;
}

/** The step to continue at: the first missing required choice, or the step after the last answer. */
export function resumeAt(steps: readonly Step[]): Step | undefined {
  const first = steps[0]?.part;
  const own = steps.filter((step) => step.part === first);
  const missing = own.find(({ group }) => group && isRequired(group) && !chosenIn(group));
  const last = Math.max(-1, ...own.map(({ group }, index) => (group && chosenIn(group) ? index : -1)));
  const next = own[last + 1];
  return missing && (!next || own.indexOf(missing) < own.indexOf(next)) ? missing : next;
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
