import { element } from './element.ts';
import { answersOf, chosenIn, type Part, questionOf } from './parts.ts';
import type { Survey } from './survey.ts';

/** Every question of a part with its answer, each a button that leads to the question. */
export function drawSummary(
  { texts }: Survey,
  part: Part,
  change: (group: HTMLFieldSetElement) => void,
): [heading: HTMLElement, ...rows: HTMLElement[]] {
  const guardian = answersOf(part).respondent === 'guardian';
  const rows = part.groups.map((group) => {
    const row = element(
      'button',
      { type: 'button', className: 'row' },
      element('span', { textContent: questionOf(group, guardian) }),
      ' ',
      element('b', { textContent: chosenIn(group)?.parentElement?.textContent ?? texts.unanswered }),
      ' ',
      element('small', { textContent: texts.change }),
    );
    row.onclick = () => change(group);
    return row;
  });
  return [
    element('h3', { textContent: texts.check }),
    element('p', { textContent: texts.checkText }),
    ...rows,
  ];
}
