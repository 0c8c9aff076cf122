import { fieldName } from '../patients/differences.ts';

const listNames: Readonly<Record<string, string>> = {
  visits: 'besök',
  treatments: 'behandling',
  complications: 'komplikation',
  invitations: 'utskick',
  procedures: 'typ av kirurgi',
};

const otherNames: Readonly<Record<string, string>> = {
  answers: 'svar',
  values: 'värden',
  anchor: 'tillfälle som utskicket gäller',
  occasion: 'tillfälle',
  forms: 'formulär',
  channel: 'utskickssätt',
  sentAt: 'skickad',
  answeredAt: 'besvarad',
  respondent: 'vem som svarade',
  grade: 'grad',
  expected: 'förväntad',
  key: 'nyckel',
  sealed: 'förseglat svar',
};

/** Where in a patient's line something is wrong, as people say it: `visits.0.date` → «besök 1, datum». */
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
      words.push(list ?? otherNames[part] ?? fieldName(part).toLowerCase());
    }
  }
  return words.join(', ');
}
