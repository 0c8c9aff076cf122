import { respondents } from '../../functions/domain/survey/answer.ts';
import { optionsOf } from '../../functions/domain/survey/instrument.ts';
import { instrumentOf } from '../../functions/domain/survey/instruments/instruments.ts';
import { voiced } from '../../functions/domain/survey/wording.ts';
import { findWording } from '../../functions/domain/survey/wordings/wordings.ts';

const group = (name: string, legend: string, options: readonly (readonly [string, string])[]) =>
  `<fieldset><legend>${legend}</legend>${options
    .map(([value, text]) => `<label><input type=radio name="${name}" value="${value}">${text}</label>`)
    .join('')}</fieldset>`;

function form(id: string): string {
  const wording = findWording(id, 'sv');
  if (!wording) throw new Error(`${id} has no Swedish words`);
  const instrument = instrumentOf(id);
  const questions = instrument.items.map((item) =>
    group(
      item.key,
      voiced(wording.items[item.key] ?? '', 'patient'),
      optionsOf(instrument, item).map((value) => [
        String(value),
        wording.options[item.optionSet]?.[String(value)] ?? '',
      ]),
    ),
  );
  const who = group(
    'respondent',
    'Vem svarar?',
    respondents.map((one) => [one, one]),
  );
  return `<h2>${wording.title}</h2><p>${voiced(wording.introduction, 'patient')}</p><form method=post action="/${id}">${who}${questions.join('')}<button>Skicka</button></form>`;
}

/** Writes the same questions as bare HTML, without style or script: the smallest possible questionnaire. */
export function plainPage(forms: readonly string[]): string {
  return `<!doctype html><html lang=sv><meta charset=utf-8><meta name=viewport content="width=device-width"><title>Enkät</title><link rel=icon href="data:,">${forms.map(form).join('')}</html>`;
}
