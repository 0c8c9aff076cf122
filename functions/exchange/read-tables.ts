import type { Area } from '../domain/care/area.ts';
import { asSeen } from '../domain/care/as-seen.ts';
import type { InputError } from '../domain/failure.ts';
import { referenceName } from '../domain/patient/reference-name.ts';
import { instrumentOf } from '../domain/survey/instruments/instruments.ts';
import type { RowError, Table } from './files/table.ts';
import { type ReadRow, readRows } from './read-rows.ts';
import type { Sheet } from './template/column.ts';
import { noComplications } from './template/sheets.ts';

type EntryDraft = Record<string, unknown>;

/** A patient of a file: a line as an import accepts it, and the place of each part. */
export type TablePatient = {
  reference: string;
  /** Row of the patients' sheet. */
  row: number;
  line: {
    reference: string;
    visits: EntryDraft[];
    treatments: EntryDraft[];
    invitations: EntryDraft[];
  } & EntryDraft;
  /** Rows by the path of the part that they hold. */
  places: ReadonlyMap<string, { sheet: Sheet; row: number }>;
};

type ReadTables = {
  /** The patients without errors in their rows; the stored data may still refuse them. */
  patients: TablePatient[];
  /** The patients refused for a row with errors, without the unreadable parts. */
  held: TablePatient[];
  errors: RowError[];
  /** The names of hidden sheets outside the template. */
  passedOver: string[];
};

type PatientDraft = {
  reference: string;
  row: number;
  line: TablePatient['line'];
  places: Map<string, { sheet: Sheet; row: number }>;
  /**
   * Positions of treatments and invitations in their lists, by key: a file may have thousands under one
   * patient.
   */
  treatmentAt: Map<unknown, number>;
  invitationAt: Map<unknown, number>;
};

type RowFault = { row: ReadRow; field?: string; message: string };

function setAt(part: EntryDraft, field: string, value: unknown): void {
  const names = field.split('.');
  const last = names.pop() ?? '';
  let target = part;
  for (const name of names) {
    target[name] ??= {};
    target = target[name] as EntryDraft;
  }
  target[last] = value;
}

/** Collects the row's values by their fields, except the reference and the skipped ones. */
function partOf(row: ReadRow, without: readonly string[] = []): EntryDraft {
  const part: EntryDraft = {};
  for (const [{ field }, value] of row.values) {
    if (field !== 'reference' && !without.includes(field)) setAt(part, field, value);
  }
  return part;
}

const cellOf = (row: ReadRow, field: string): unknown => {
  for (const [column, value] of row.values) if (column.field === field) return value;
  return undefined;
};

/** A key as people see it: a file may be put together from programs that write letters with accents in two ways. */
const seen = (value: unknown): unknown => (typeof value === 'string' ? asSeen(value) : value);

/** The fields that only kinds of treatment which carry something have, by what they carry. */
const carriedFields = { mode: ['mode'], procedures: ['procedures', 'complications'], nothing: [] } as const;
const allCarried = Object.values(carriedFields).flat();

const kindOf = (area: Area, { kind }: EntryDraft) => area.treatmentKinds.find(({ id }) => id === kind);

function addTreatment(area: Area, draft: PatientDraft, row: ReadRow, tell: (told: RowFault) => void): void {
  const treatment = partOf(row, ['complications']);
  if (cellOf(row, 'complications') === noComplications) treatment.complications = [];
  const kind = kindOf(area, treatment);
  const carried: readonly string[] = kind ? carriedFields[kind.carries] : allCarried;
  for (const field of allCarried) {
    if (carried.includes(field) || treatment[field] === undefined) continue;
    const header = row.sheet.columns.find((one) => one.field === field)?.header;
    tell({ row, field, message: `${header} gäller inte ${kind?.name}. Töm cellen.` });
    delete treatment[field];
  }
  const index = draft.line.treatments.push(treatment) - 1;
  draft.places.set(`treatments.${index}`, { sheet: row.sheet, row: row.number });
  const name = seen(treatment.key);
  if (!draft.treatmentAt.has(name)) draft.treatmentAt.set(name, index);
}

function addComplication(
  area: Area,
  draft: PatientDraft,
  row: ReadRow,
  tell: (told: RowFault) => void,
): void {
  const key = cellOf(row, 'treatment');
  if (key === undefined) return;
  const index = draft.treatmentAt.get(seen(key));
  const treatment = index === undefined ? undefined : draft.line.treatments[index];
  if (!treatment) {
    const message = 'Patienten har ingen sådan behandling på bladet Behandlingar.';
    tell({ row, field: 'treatment', message });
    return;
  }
  const kind = kindOf(area, treatment);
  if (kind && kind.carries !== 'procedures') {
    const message = `Komplikationer gäller inte ${kind.name}. Ta bort raden eller rätta behandlingen.`;
    tell({ row, field: 'treatment', message });
    return;
  }
  if (Array.isArray(treatment.complications) && treatment.complications.length === 0) {
    tell({ row, message: 'Behandlingen är märkt med att den inte har några komplikationer.' });
    return;
  }
  treatment.complications ??= [];
  const complications = treatment.complications as EntryDraft[];
  const path = `treatments.${index}.complications.${complications.length}`;
  draft.places.set(path, { sheet: row.sheet, row: row.number });
  complications.push(partOf(row, ['treatment']));
}

const answerFields = ['answeredAt', 'respondent', 'mode', 'language', 'wording'];

/** Returns the answer on a row, if there is one. */
function answerOn(row: ReadRow, form: string, tell: (told: RowFault) => void): EntryDraft | undefined {
  const answer: EntryDraft = {};
  for (const [column, value] of row.values) {
    const { field } = column;
    if (column.form !== undefined && column.form !== form) {
      const { shortName } = instrumentOf(form);
      tell({ row, field, message: `Kolumnen ${column.header} hör inte till formuläret ${shortName}.` });
    } else if (column.form !== undefined || answerFields.includes(field)) setAt(answer, field, value);
  }
  if (Object.keys(answer).length === 0) return undefined;
  // So the fault of a row without any answered question is that of an answer without values.
  answer.values ??= {};
  return answer;
}

function addAnswer(draft: PatientDraft, row: ReadRow, tell: (told: RowFault) => void): void {
  const { invitations } = draft.line;
  const form = cellOf(row, 'forms');
  // A row without its form or its key has an error already, and belongs to no invitation.
  if (typeof form !== 'string' || cellOf(row, 'key') === undefined) return;
  const perForm = ['forms', ...answerFields];
  const given = Object.fromEntries(
    Object.entries(partOf(row, perForm)).filter(([field]) => field !== 'values'),
  );
  let index = draft.invitationAt.get(seen(given.key));
  if (index === undefined) {
    index = invitations.push({ ...given, forms: [] }) - 1;
    draft.invitationAt.set(seen(given.key), index);
    draft.places.set(`invitations.${index}`, { sheet: row.sheet, row: row.number });
  }
  const invitation = invitations[index] as EntryDraft;
  for (const [field, value] of Object.entries(given)) {
    if (invitation[field] === undefined) invitation[field] = value;
    else if (seen(invitation[field]) !== seen(value)) {
      tell({ row, field, message: 'Uppgiften skiljer sig mellan enkätens rader.' });
    }
  }
  const forms = invitation.forms as string[];
  if (forms.includes(form)) tell({ row, field: 'forms', message: 'Formuläret står två gånger i enkäten.' });
  forms.push(form);
  const answer = answerOn(row, form, tell);
  if (!answer) return;
  invitation.answers = { ...(invitation.answers as EntryDraft | undefined), [form]: answer };
  draft.places.set(`invitations.${index}.answers.${form}`, { sheet: row.sheet, row: row.number });
}

/** Two references of one name are easily taken for each other: they read alike, or look the same. */
const nameOf = (reference: string) => referenceName(asSeen(reference));

/** The other sheets' rows belong to the reference: with two rows for it, the patient is ambiguous. */
const twice = (row: number) =>
  `Referensen står redan på rad ${row}. Ta bort en av raderna: så länge båda finns läses patienten inte in.`;

/**
 * A patient is imported whole or not at all, so a row that may belong to any patient refuses the whole file.
 */
const stray =
  'Ingen vet vilken patient raden hör till, så ingen patient i filen läses in förrän referensen är ifylld eller raden borttagen.';

/**
 * Reads the tables of a file as patients, as far as the file alone allows. A patient with a faulty row is
 * left out whole.
 */
export function readTables(area: Area, tables: readonly Table[]): ReadTables {
  const { rows, unusable, passedOver } = readRows(area, tables);
  if (unusable.length > 0) return { patients: [], held: [], errors: unusable, passedOver };
  const errors: RowError[] = [];
  const drafts = new Map<string, PatientDraft>();
  const tell = ({ row, field, message }: RowFault) => {
    const column = row.sheet.columns.find((one) => one.field === field)?.header;
    const { reference } = row;
    errors.push({
      sheet: row.sheet.name,
      row: row.number,
      column,
      message,
      ...(reference ? { reference } : {}),
    });
  };
  for (const row of rows.patients) {
    errors.push(...row.errors);
    const { reference } = row;
    const earlier = drafts.get(reference);
    if (earlier) {
      tell({ row, field: 'reference', message: twice(earlier.row) });
      continue;
    }
    const line = { reference, ...partOf(row), visits: [], treatments: [], invitations: [] };
    const places = new Map([['', { sheet: row.sheet, row: row.number }]]);
    const [treatmentAt, invitationAt] = [new Map(), new Map()];
    drafts.set(reference, { reference, row: row.number, line, places, treatmentAt, invitationAt });
  }
  let hasStrays = false;
  // A row of `su-1` may well be meant for the file's SU-0001, who is not whole without it.
  const unknown = new Set<string>();
  const forEachOf = (some: readonly ReadRow[], add: (draft: PatientDraft, row: ReadRow) => void) => {
    for (const row of some) {
      errors.push(...row.errors);
      const draft = drafts.get(row.reference);
      if (draft && row.reference !== '') add(draft, row);
      else if (row.reference === '') {
        hasStrays = true;
        tell({ row, field: 'reference', message: stray });
      } else {
        unknown.add(nameOf(row.reference));
        const message = drafts.has(asSeen(row.reference))
          ? 'Referensen har osynliga tecken. Skriv om den.'
          : 'Patienten finns inte på bladet Patienter.';
        tell({ row, field: 'reference', message });
      }
    }
  };
  forEachOf(rows.visits, (draft, row) => {
    draft.places.set(`visits.${draft.line.visits.length}`, { sheet: row.sheet, row: row.number });
    draft.line.visits.push(partOf(row));
  });
  forEachOf(rows.treatments, (draft, row) => addTreatment(area, draft, row, tell));
  forEachOf(rows.complications, (draft, row) => addComplication(area, draft, row, tell));
  forEachOf(rows.answers, (draft, row) => addAnswer(draft, row, tell));
  const atFault = new Set(errors.map(({ reference }) => reference));
  const known = [...drafts.values()].filter(({ reference }) => reference !== '');
  const isHeld = ({ reference }: PatientDraft) =>
    hasStrays || atFault.has(reference) || unknown.has(nameOf(reference));
  return {
    patients: known.filter((draft) => !isHeld(draft)),
    held: known.filter(isHeld),
    errors,
    passedOver,
  };
}

/** Finds the place in the file of an error about a patient's line. */
export function rowOf({ reference, places }: TablePatient, { path, message }: InputError): RowError {
  const names = path === '' ? [] : path.split('.');
  for (let length = names.length; length >= 0; length--) {
    const place = places.get(names.slice(0, length).join('.'));
    if (!place) continue;
    const field = names.slice(length).join('.');
    const form = names[0] === 'invitations' && names[2] === 'answers' ? names[3] : undefined;
    const column = place.sheet.columns.find(
      (one) =>
        (one.field === field || field.startsWith(`${one.field}.`)) &&
        (one.form === undefined || one.form === form),
    );
    return { sheet: place.sheet.name, row: place.row, column: column?.header, message, reference };
  }
  return { sheet: '', row: 0, message, reference };
}
