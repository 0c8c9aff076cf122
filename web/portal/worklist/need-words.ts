import { formatDay } from '../../ui/format.ts';
import type { Worklist, WorklistItem } from '../api.ts';
import type { Opening } from '../patients/page/opening.ts';
import { fieldNames } from '../words.ts';

export type Kind = WorklistItem['kind'];

/** The list as it is shown, with the kind that it was fetched for. */
export type ShownWorklist = Worklist & { kind: Kind | undefined };

/** The kinds as the list of them names them. */
export const kindNames: Readonly<Record<Kind, string>> = {
  call: 'Ring',
  'hand-over': 'Lämna enkäten',
  send: 'Skapa enkät',
  'one-year-visit': 'Ettårskontroll',
  waiting: 'Väntar på nybesök',
  'referral-date': 'Remissdatum saknas',
  'report-to-referrer': 'Svar till remittent',
  sunnybrook: 'Sunnybrook saknas',
  facts: 'Uppgift saknas',
};

/** What comes next when the list is empty, and when. */
export const comesText = (comes: Worklist['comes']): string =>
  comes
    ? `Nästa kommer ${formatDay(comes.day)}: ${kindNames[comes.kind].toLowerCase()}.`
    : 'Det som väntar visas här när dagen kommer.';

export const isKind = (text: string | undefined): text is Kind =>
  text !== undefined && Object.hasOwn(kindNames, text);

const dateFields = {
  'referral-date': { field: 'referralReceivedOn', name: 'Remissdatum' },
  'report-to-referrer': { field: 'reportedToReferrerOn', name: 'Svar till remittenten' },
} as const;

export type DateField = (typeof dateFields)[keyof typeof dateFields];

/** The date of a visit that is typed in the row itself; undefined for kinds that need a dialog. */
export const dateFieldOf = (kind: Kind): DateField | undefined =>
  kind === 'referral-date' || kind === 'report-to-referrer' ? dateFields[kind] : undefined;

const nameOfField = (field: string): string =>
  Object.hasOwn(fieldNames, field) ? fieldNames[field as keyof typeof fieldNames] : field;

/** What the row says about the patient. */
export function needText({ kind, from, field = '', visit, tries = 0 }: Omit<WorklistItem, 'effect'>): string {
  switch (kind) {
    case 'call':
      return tries === 0 ? 'Enkäten är inte besvarad' : `Enkäten är inte besvarad, ringt ${tries} gånger`;
    case 'hand-over':
      return 'Enkäten är skapad men inte lämnad';
    case 'send':
      return visit === undefined ? 'Ettårsenkät efter behandlingen' : 'Nybesöket saknar enkät';
    case 'one-year-visit':
      return 'Ettårskontroll efter behandlingen';
    case 'waiting':
      return 'Remissen väntar på nybesök';
    case 'referral-date':
      return `Remissdatum till nybesöket ${from}`;
    case 'report-to-referrer':
      return `Svar till remittenten efter nybesöket ${from}`;
    case 'sunnybrook':
      return `Besöket ${from} saknar gradering`;
    case 'facts':
      return `${nameOfField(field)} saknas`;
  }
}

/** The button of a row that opens a dialog, and the dialog. */
export function dialogOf(item: Omit<WorklistItem, 'effect'>): { text: string; opening: Opening } | undefined {
  const { kind, visit, treatment, invitation, field } = item;
  const named = field === undefined ? {} : { field: nameOfField(field) };
  if (kind === 'send') {
    const occasion = visit === undefined ? 'one-year' : 'new-visit';
    return { text: 'Skapa enkät', opening: { what: 'invite', occasion, anchor: visit ?? treatment ?? '' } };
  }
  if (kind === 'hand-over' && invitation !== undefined)
    return { text: 'Visa kod', opening: { what: 'show-code', key: invitation } };
  if (kind === 'one-year-visit') return { text: 'Registrera', opening: { what: 'visit', kind: 'one-year' } };
  if (kind === 'sunnybrook' && visit !== undefined)
    return { text: 'Fyll i', opening: { what: 'sunnybrook', key: visit } };
  if (kind === 'facts' && treatment !== undefined)
    return { text: 'Fyll i', opening: { what: 'treatment', key: treatment, ...named } };
  if (kind === 'facts') return { text: 'Fyll i', opening: { what: 'head', ...named } };
  return undefined;
}
