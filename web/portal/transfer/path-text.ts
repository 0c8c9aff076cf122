import { withinSentence } from '../../../functions/domain/sentence.ts';
import { itemName } from '../../../functions/domain/survey/instrument-names.ts';
import { findInstrument } from '../../../functions/domain/survey/instruments/instruments.ts';
import { fieldName } from '../patients/record/differences.ts';
import { gradedParts } from '../patients/record/sunnybrook-draft.ts';

const listNames: Readonly<Record<string, string>> = {
  visits: 'besök',
  treatments: 'behandling',
  complications: 'komplikation',
  invitations: 'enkät',
  procedures: 'typ av kirurgi',
  forms: 'formulär',
};

const otherNames: Readonly<Record<string, string>> = {
  answers: 'svar',
  values: 'värden',
  anchor: 'tillfälle som enkäten gäller',
  occasion: 'tillfälle',
  channel: 'sätt att lämna',
  createdAt: 'skapad',
  sentAt: 'skickad',
  openedAt: 'öppnad',
  expiresAt: 'gäller till',
  withdrawnAt: 'tillbakadragen',
  answeredAt: 'besvarad',
  language: 'språk',
  wording: 'ordalydelse',
  respondent: 'vem som svarade',
  grade: 'grad',
  expected: 'förväntad',
  key: 'nyckel',
  sealed: 'förseglat svar',
  notAssessable: 'ej bedömbar',
};

const sunnybrookNames: Readonly<Record<string, string>> = Object.fromEntries(
  gradedParts.flatMap(({ part, title, items }) => [
    [part, title],
    ...items.map(({ name, label }) => [name, label]),
  ]),
);

/** The Swedish name of one part of a path; it depends on the parts before it. */
function nameOf(parts: readonly string[], index: number): string {
  const [part = '', within, above] = [parts[index], parts[index - 1], parts[index - 2]];
  const grading = within === 'sunnybrook' ? part : above === 'sunnybrook' ? `${within}.${part}` : '';
  const graded = sunnybrookNames[grading]?.toLowerCase();
  const form = within === 'answers' ? findInstrument(part)?.shortName : undefined;
  const item =
    within === 'values' && part !== 'sealed'
      ? withinSentence(itemName(findInstrument(above ?? '') ?? { items: [] }, part))
      : undefined;
  return graded ?? form ?? item ?? listNames[part] ?? otherNames[part] ?? fieldName(part).toLowerCase();
}

/** Writes a path within a patient's line in Swedish: `visits.0.date` → «besök 1, datum». */
export function pathText(path: string): string {
  if (!path) return 'hela raden';
  const words: string[] = [];
  const parts = path.split('.');
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? '';
    const list = listNames[part];
    const place = Number(parts[index + 1]);
    if (list && Number.isInteger(place)) {
      words.push(`${list} ${place + 1}`);
      index += 1;
    } else {
      words.push(nameOf(parts, index));
    }
  }
  return words.join(', ');
}
