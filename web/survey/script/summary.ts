import { fill } from '../../../functions/domain/survey/survey-texts.ts';
import { element } from './element.ts';
import { answersOf, chosenIn, type Part, questionOf } from './parts.ts';
import { missingIn } from './steps.ts';
import type { Survey } from './survey.ts';

/**
 * Lists every question of a part with its answer, each as a button that opens the question. Skipped questions are
 * counted and come first, so that people skip on purpose only.
 */
export function drawSummary(
  { texts }: Survey,
  part: Part,
  change: (group: HTMLFieldSetElement) => void,
): [heading: HTMLElement, ...rows: HTMLElement[]] {
  const guardian = answersOf(part).respondent === 'guardian';
  const rowOf = (group: HTMLFieldSetElement) => {
    const chosen = chosenIn(group)?.parentElement?.textContent;
    const row = element(
      'button',
      { type: 'button', className: chosen ? 'row' : 'row skipped' },
      element('span', { textContent: questionOf(group, guardian) }),
      ' ',
      element('b', { textContent: chosen ?? texts.unanswered }),
      ' ',
      element('small', { textContent: chosen ? texts.change : texts.answer }),
    );
    row.onclick = () => change(group);
    return row;
  };
  const skipped = part.groups.filter((group) => !chosenIn(group));
  const given = part.groups.filter(chosenIn);
  const heading = element('h3', { textContent: texts.check });
  const rows: HTMLElement[] = [];
  if (skipped.length > 0) {
    const id = 'skipped';
    const count = skipped.length === 1 ? texts.oneSkipped : texts.skipped;
    const textContent = `${fill(count, skipped.length)} ${missingIn(part) ? '' : texts.skippedText}`;
    // The heading gets the focus, so a screen reader reads this text with it.
    heading.setAttribute('aria-describedby', id);
    rows.push(element('p', { id, textContent }), ...skipped.map(rowOf));
  }
  if (given.length > 0) rows.push(element('p', { textContent: texts.checkText }), ...given.map(rowOf));
  return [heading, ...rows];
}
