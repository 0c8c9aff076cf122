import type { Area } from '../../../functions/domain/care/area.ts';
import { lastDayBy, standsForDay, stockholmDate } from '../../../functions/domain/care/period.ts';
import type { Sunnybrook } from '../../../functions/domain/patient/sunnybrook.ts';
import { findWording } from '../../../functions/domain/survey/wordings/wordings.ts';
import { formatInstant, formatList } from '../../ui/format.ts';
import { type Difference, fieldName, gradingText, valueText } from '../patients/record/differences.ts';
import {
  answerModeNames,
  channelNames,
  formName,
  languageName,
  nameFrom,
  occasionNames,
  respondentNames,
  treatmentName,
  visitKindName,
} from '../words.ts';
import { pathText } from './path-text.ts';
import type { PlacedChange } from './pieces.ts';

const sentText = (sentAt: unknown) => (typeof sentAt === 'string' ? ` ${stockholmDate(sentAt)}` : '');

/** A moment as its day and time; a day alone when it stands for one. */
const momentText = (moment: string) => (standsForDay(moment) ? stockholmDate(moment) : formatInstant(moment));

/** The name of the changed entry, as on its card: «Nybesök 2026-02-11». */
function subjectText(area: Area, list: string, entry: NonNullable<PlacedChange['entry']>): string {
  const { kind, date, occasion, sentAt } = entry;
  if (list === 'visits') return `${visitKindName(String(kind))} ${date}`;
  if (list === 'treatments') return `${treatmentName(area, String(kind))} ${date}`;
  return `Enkät för ${nameFrom(occasionNames, occasion).toLowerCase()}${sentText(sentAt)}`;
}

function answerText(form: string, path: readonly string[], value: unknown): string {
  const [field = '', item = ''] = path;
  const text = String(value);
  if (field === 'respondent') return nameFrom(respondentNames, text);
  if (field === 'mode') return nameFrom(answerModeNames, text);
  if (field === 'language') return languageName(text);
  if (field === 'answeredAt') return momentText(text);
  const options =
    item && typeof value === 'string' ? Object.values(findWording(form, 'sv')?.options ?? {}) : [];
  return options.find((words) => words[text])?.[text] ?? text;
}

/** A value in words, by its path in a line. */
export function textAt(area: Area, path: readonly string[], value: unknown, other?: unknown): string {
  if (value === undefined) return '–';
  const [list = '', , field = list, form = '', ...rest] = path;
  if (list === 'invitations' && field === 'answers') return answerText(form, rest, value);
  if (field === 'channel') return nameFrom(channelNames, value);
  if (field === 'occasion') return nameFrom(occasionNames, value);
  if (field === 'forms') return formatList((value as string[]).map(formName));
  // Entries of the log from before it was a day hold the moment of expiry.
  if (field === 'expiresAt') return lastDayBy(String(value));
  if (field.endsWith('At')) return momentText(String(value));
  if (field === 'sunnybrook') return gradingText(value as Sunnybrook, other as Sunnybrook | undefined);
  return valueText(area, field, value);
}

/** The fields that the entry's own name already shows. */
const inName: Readonly<Record<string, readonly string[]>> = {
  visits: ['kind', 'date'],
  treatments: ['kind', 'date'],
  invitations: ['occasion'],
};

/**
 * Lists the contents of a new entry, an answer or a field of a new patient: «Form: Fysiskt; Svar till
 * remittenten: …».
 */
function addedText(area: Area, path: string, after: unknown): string {
  const parts = path.split('.');
  const [list = ''] = parts;
  if (parts.length === 1) return textAt(area, parts, after);
  if (typeof after !== 'object' || after === null) return 'Tillkommer';
  const isEntry = parts.length === 2;
  const said = Object.entries(after)
    .filter(([field]) => !isEntry || !inName[list]?.includes(field))
    .map(([field, value]) => {
      const at = [...parts, field];
      const name = pathText(isEntry ? field : at.slice(2).join('.'))
        .split(', ')
        .at(-1);
      return `${name}: ${textAt(area, at, value)}`;
    });
  return said.length > 0 ? said.join('; ') : 'Tillkommer';
}

/** Describes one change of a line, or one fact of a new patient, in words. */
export function changeText(area: Area, change: PlacedChange): Difference {
  const { path, kind, before, after, entry } = change;
  const parts = path.split('.');
  const [list = '', index, ...rest] = parts;
  const subject = index !== undefined && entry ? subjectText(area, list, entry) : '';
  const within = subject ? rest.join('.') : path;
  const field = index === undefined ? fieldName(path) : within && pathText(within);
  const what = [subject, field].filter(Boolean).join(': ');
  if (kind === 'added') return { what, before: '–', after: addedText(area, path, change.after) };
  if (before === undefined && after === undefined) {
    // Staff who may not see an answer see neither its old value nor the new one.
    return { what, before: 'Visas inte', after: 'Skrivs om' };
  }
  return { what, before: textAt(area, parts, before, after), after: textAt(area, parts, after, before) };
}
