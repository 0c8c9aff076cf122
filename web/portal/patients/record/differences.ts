import type { Area } from '../../../../functions/domain/care/area.ts';
import type { Complication, PatientRecord } from '../../../../functions/domain/patient/patient.ts';
import { type RecordChange, recordChanges } from '../../../../functions/domain/patient/record-changes.ts';
import { fieldNames } from '../../../../functions/domain/patient/record-names.ts';
import type { Sunnybrook } from '../../../../functions/domain/patient/sunnybrook.ts';
import {
  isGraded,
  notAssessableNames,
  scoreSunnybrook,
  sunnybrookParts,
} from '../../../../functions/domain/patient/sunnybrook-grading.ts';
import { withinSentence } from '../../../../functions/domain/sentence.ts';
import { formatList } from '../../../ui/format.ts';
import {
  causeName,
  groupName,
  modeNames,
  nameFrom,
  procedureName,
  regionName,
  sexNames,
  treatmentName,
  visitKindName,
  visitKindNames,
} from '../../words.ts';

/**
 * One difference between two versions of a record, in words; without `before` when the whole entry was added
 * or removed.
 */
export type Difference = { what: string; before?: string; after: string };

export const fieldName = (field: string): string => (field === 'kind' ? 'Typ' : nameFrom(fieldNames, field));

const yesNo = (value: unknown) => (value ? 'Ja' : 'Nej');

export function complicationText({ grade, date, expected }: Complication): string {
  return `grad ${grade} ${date}, ${expected ? 'förväntad' : 'oförväntad'}`;
}

export function sunnybrookText(grading: Sunnybrook): string {
  if (isGraded(grading)) return `${scoreSunnybrook(grading).composite} poäng`;
  return notAssessableNames[grading.notAssessable];
}

type Places = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Writes the score of a grading, and its values where they differ from the other grading. */
export function gradingText(grading: Sunnybrook, other: Sunnybrook | undefined): string {
  const text = sunnybrookText(grading);
  if (!isGraded(grading) || !isGraded(other)) return text;
  const [own, its]: Places[] = [grading, other];
  const places = Object.entries(sunnybrookParts).flatMap(([part, { name, places: all }]) =>
    Object.entries(all)
      .filter(([place]) => own?.[part]?.[place] !== its?.[part]?.[place])
      .map(
        ([place, { name: label }]) =>
          `${withinSentence(name)}, ${withinSentence(label)} ${own?.[part]?.[place]}`,
      ),
  );
  return places.length > 0 ? `${text}: ${places.join('; ')}` : text;
}

/** Joins names in one sentence: only the first has a capital. */
const asList = (names: readonly string[]): string =>
  formatList(names.map((name, index) => (index === 0 ? name : withinSentence(name))));

export const proceduresText = (area: Area, procedures: readonly string[]): string =>
  asList(procedures.map((one) => procedureName(area, one)));

/** Writes a recorded value in words; a dash when nothing is recorded. */
export function valueText(area: Area, field: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  const text = String(value);
  switch (field) {
    case 'legalSex':
      return nameFrom(sexNames, text);
    case 'homeRegion':
      return regionName(text);
    case 'patientGroup':
      return groupName(area, text);
    case 'cause':
      return causeName(area, text);
    case 'kind':
      return text in visitKindNames ? visitKindName(text) : treatmentName(area, text);
    case 'mode':
      return nameFrom(modeNames, text);
    case 'multidisciplinary':
    case 'patientChoseToWait':
      return yesNo(value);
    case 'sunnybrook':
      return sunnybrookText(value as Sunnybrook);
    case 'procedures':
      return proceduresText(area, value as string[]) || '–';
    case 'complications':
      return formatList((value as Complication[]).map(complicationText)) || '–';
    default:
      return text;
  }
}

export const subjectOf = (area: Area, item: { kind: string; date: string }): string =>
  `${valueText(area, 'kind', item.kind)} ${item.date}`;

/** Swedish names of the changes of a whole visit, treatment, invitation or answer. */
export const outcomeNames = { added: 'Tillagt', removed: 'Borttaget', replaced: 'Skrivet på nytt' } as const;

/** Writes one change of a record in words. */
export function differenceText(area: Area, { kind, about, field = '', ...change }: RecordChange): Difference {
  const subject = about ? subjectOf(area, about) : '';
  if (kind !== 'changed') return { what: subject, after: outcomeNames[kind] };
  const { before, after } = change;
  const isGrading = field === 'sunnybrook' && before !== undefined && after !== undefined;
  const text = (value: unknown, other: unknown) =>
    isGrading ? gradingText(value as Sunnybrook, other as Sunnybrook) : valueText(area, field, value);
  return {
    what: subject ? `${subject}: ${withinSentence(fieldName(field))}` : fieldName(field),
    before: text(before, after),
    after: text(after, before),
  };
}

/** Lists all differences between two versions of a record, in the order of the page. */
export const differencesBetween = (area: Area, before: PatientRecord, after: PatientRecord): Difference[] =>
  recordChanges(before, after).map((change) => differenceText(area, change));
