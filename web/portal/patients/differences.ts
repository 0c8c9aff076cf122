import type { Area } from '../../../functions/domain/area.ts';
import { fieldNames, notAssessableNames } from '../../../functions/domain/names.ts';
import type { Complication, PatientRecord, Treatment, Visit } from '../../../functions/domain/patient.ts';
import { isSame } from '../../../functions/domain/same.ts';
import { isGraded, type Sunnybrook, scoreSunnybrook } from '../../../functions/domain/sunnybrook.ts';
import { formatList } from '../../ui/format.ts';
import {
  causeName,
  groupName,
  modeNames,
  procedureName,
  regionName,
  sexNames,
  treatmentName,
  visitKindNames,
} from '../words.ts';
import { headOf } from './record-edit.ts';

/** One difference between two versions of a record, in words. */
export type Difference = { what: string; before: string; after: string };

export const fieldName = (field: string): string =>
  field === 'kind' ? 'Typ' : (fieldNames[field as keyof typeof fieldNames] ?? field);

const yesNo = (value: unknown) => (value ? 'Ja' : 'Nej');

export function complicationText({ grade, date, expected }: Complication): string {
  return `grad ${grade} ${date}, ${expected ? 'förväntad' : 'oförväntad'}`;
}

export function sunnybrookText(grading: Sunnybrook): string {
  if (isGraded(grading)) return `${scoreSunnybrook(grading).composite} poäng`;
  return notAssessableNames[grading.notAssessable];
}

/** A recorded value in words; a dash where nothing is recorded. */
export function valueText(area: Area, field: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  const text = String(value);
  switch (field) {
    case 'legalSex':
      return sexNames[text as keyof typeof sexNames] ?? text;
    case 'homeRegion':
      return regionName(text);
    case 'patientGroup':
      return groupName(area, text);
    case 'cause':
      return causeName(area, text);
    case 'kind':
      return visitKindNames[text as keyof typeof visitKindNames] ?? treatmentName(area, text);
    case 'mode':
      return modeNames[text as keyof typeof modeNames] ?? text;
    case 'multidisciplinary':
    case 'patientChoseToWait':
      return yesNo(value);
    case 'sunnybrook':
      return sunnybrookText(value as Sunnybrook);
    case 'procedures':
      return formatList((value as string[]).map((one) => procedureName(area, one))) || '–';
    case 'complications':
      return formatList((value as Complication[]).map(complicationText)) || '–';
    default:
      return text;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function fieldDifferences(area: Area, subject: string, before: Fields, after: Fields): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => name !== 'key' && !isSame(before[name], after[name]))
    .map((name) => ({
      what: subject ? `${subject}: ${fieldName(name).toLowerCase()}` : fieldName(name),
      before: valueText(area, name, before[name]),
      after: valueText(area, name, after[name]),
    }));
}

export const subjectOf = (area: Area, item: Visit | Treatment): string =>
  `${valueText(area, 'kind', item.kind)} ${item.date}`;

function listDifferences<Item extends Visit | Treatment>(
  area: Area,
  before: readonly Item[],
  after: readonly Item[],
): Difference[] {
  const found: Difference[] = [];
  for (const item of before) {
    const now = after.find(({ key }) => key === item.key);
    if (now) found.push(...fieldDifferences(area, subjectOf(area, item), item, now));
    else found.push({ what: subjectOf(area, item), before: 'Fanns', after: 'Borttaget' });
  }
  for (const item of after) {
    if (!before.some(({ key }) => key === item.key))
      found.push({ what: subjectOf(area, item), before: '–', after: 'Tillagt' });
  }
  return found;
}

/** Everything that differs between two versions of a record, in the order of the page. */
export function differencesBetween(area: Area, before: PatientRecord, after: PatientRecord): Difference[] {
  return [
    ...fieldDifferences(area, '', headOf(before), headOf(after)),
    ...listDifferences(area, before.visits, after.visits),
    ...listDifferences(area, before.treatments, after.treatments),
  ];
}
