import { isSame } from '../../../../functions/domain/same.ts';
import { itemName } from '../../../../functions/domain/survey/instrument-names.ts';
import {
  formName,
  hasHiddenAnswers,
  instrumentOf,
} from '../../../../functions/domain/survey/instruments/instruments.ts';
import { isCorrectable } from '../../../../functions/domain/survey/staff-answer.ts';
import type { Value } from '../../../../functions/domain/survey/values.ts';
import type { Wording } from '../../../../functions/domain/survey/wording.ts';
import type { SeenAnswer, SeenInvitation } from '../../api.ts';

/** A form of an invitation as it was when typing began: corrections are compared with it. */
export type SeenForm = { version: number; answer: SeenAnswer | undefined };

export const seenForm = ({ version, answers }: SeenInvitation, form: string): SeenForm => ({
  version,
  answer: answers?.[form],
});

/**
 * The change that a colleague or the patient made meanwhile: a title, and a sentence on the effect of saving
 * now. `closed`: saving is no longer possible.
 */
export type AnswerConflict = { title: string; text: string; closed: boolean };

/** Describes the change to a form since it was opened. */
export function answerConflict(form: string, before: SeenForm, now: SeenForm): AnswerConflict {
  const kept = 'Det du har skrivit finns kvar.';
  const { answer } = now;
  if (!answer)
    return before.answer
      ? {
          title: 'Någon annan har tagit bort svaret',
          text: `${kept} Om du sparar läggs det in på nytt.`,
          closed: false,
        }
      : { title: 'Enkäten har ändrats', text: `${kept} Spara igen.`, closed: false };
  if (!isCorrectable(answer))
    return {
      title: 'Patienten har svarat på webben',
      text: 'Det svaret gäller och ändras aldrig av någon annan. Det du har skrivit kan inte sparas.',
      closed: true,
    };
  const title = before.answer ? 'Enkäten har ändrats medan du skrev' : 'Någon annan har skrivit in svaret';
  if (hasHiddenAnswers(form))
    return {
      title,
      text: `${kept} Den andras svar på ${formName(form)} visas inte. Om du sparar ersätter ditt svar det som finns.`,
      closed: false,
    };
  if (before.answer && isSame(before.answer, answer))
    return { title, text: `${kept} Just det här svaret är som förut. Spara igen.`, closed: false };
  return { title, text: `${kept} Om du sparar ersätter ditt svar det som finns.`, closed: false };
}

/** A question that two people have answered differently, in words. */
export type AnswerDifference = { what: string; mine: string; theirs: string };

/** Lists the questions with different answers; empty for a form whose answers staff may not see. */
export function answerDifferences(
  form: string,
  mine: Readonly<Record<string, Value>>,
  theirs: SeenAnswer | undefined,
  wording: Pick<Wording, 'options'> | undefined,
): AnswerDifference[] {
  const instrument = instrumentOf(form);
  const values = theirs?.values;
  if (hasHiddenAnswers(form) || !values) return [];
  const inWords = (set: string, value: Value | undefined) =>
    value === undefined ? 'inget svar' : (wording?.options[set]?.[String(value)] ?? String(value));
  return instrument.items
    .filter(({ key }) => mine[key] !== values[key])
    .map(({ key, optionSet }) => ({
      what: itemName(instrument, key),
      mine: inWords(optionSet, mine[key]),
      theirs: inWords(optionSet, values[key]),
    }));
}
