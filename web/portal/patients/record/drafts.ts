import type { Area } from '../../../../functions/domain/care/area.ts';
import { readDate } from '../../../../functions/domain/care/read-date.ts';
import { dateRefusal } from '../../../../functions/domain/care/written.ts';
import { complicationGrades } from '../../../../functions/domain/patient/complication-grade.ts';
import {
  type Complication,
  type PatientRecord,
  Reference,
  type Treatment,
  type Visit,
} from '../../../../functions/domain/patient/patient.ts';
import type { Head } from './record-edit.ts';

/** The errors of a form, by field. A form holds its fields as typed; reading it gives a value or errors. */
export type Errors = Readonly<Record<string, string>>;
export type Read<Value> =
  | { value: Value; errors?: undefined; partial?: undefined }
  /** `partial`: the value as far as it can be read, for rules about more than one field. */
  | { value?: undefined; errors: Errors; partial?: Value | undefined };

/** Makes a read value part of something larger, and keeps its errors. */
export function readAs<Value, Larger>(read: Read<Value>, larger: (value: Value) => Larger): Read<Larger> {
  if (read.errors === undefined) return { value: larger(read.value) };
  const { errors, partial } = read;
  return { errors, partial: partial === undefined ? undefined : larger(partial) };
}

const dateMessage = 'Skriv ett datum som finns, till exempel 2026-02-11.';

/** Collects errors while a form is read. */
function reader() {
  const errors: Record<string, string> = {};
  const wrong = (field: string, message: string) => {
    errors[field] ??= message;
  };
  return {
    wrong,
    date(field: string, typed: string, needed = true): string | undefined {
      if (!typed.trim() && !needed) return undefined;
      const date = readDate(typed);
      if (!date) wrong(field, typed.trim() ? dateRefusal(typed.trim(), dateMessage) : 'Fyll i datumet.');
      return date ?? undefined;
    },
    chosen(field: string, value: string): string {
      if (!value) wrong(field, 'Välj ett av alternativen.');
      return value;
    },
    done: <Value>(value: Value): Read<Value> =>
      Object.keys(errors).length > 0 ? { errors, partial: value } : { value },
  };
}

const given = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as Fields;

export type HeadDraft = Record<
  'reference' | 'birthDate' | 'legalSex' | 'homeRegion' | 'patientGroup' | 'cause',
  string
>;

export const headDraft = (head?: Head): HeadDraft => ({
  reference: head?.reference ?? '',
  birthDate: head?.birthDate ?? '',
  legalSex: head?.legalSex ?? '',
  homeRegion: head?.homeRegion ?? '',
  patientGroup: head?.patientGroup ?? '',
  cause: head?.cause ?? '',
});

export function readHead(draft: HeadDraft): Read<Head> {
  const { date, wrong, done } = reader();
  const reference = draft.reference.trim();
  const checked = Reference.safeParse(reference);
  if (!reference) wrong('reference', 'Skriv enhetens egen referens för patienten.');
  else if (!checked.success)
    wrong('reference', checked.error.issues[0]?.message ?? 'Referensen går inte att använda.');
  const birthDate = date('birthDate', draft.birthDate) ?? '';
  return done(given({ ...draft, reference, birthDate }) as Head);
}

export const newRecord = (head: Head, visits: readonly Visit[] = []): PatientRecord => ({
  ...head,
  visits: [...visits],
  treatments: [],
});

export type VisitDraft = {
  kind: Visit['kind'] | '';
  date: string;
  mode: Visit['mode'] | '';
  multidisciplinary: '' | 'yes' | 'no';
  referralReceivedOn: string;
  patientChoseToWait: boolean;
  reportedToReferrerOn: string;
};

export const visitDraft = (visit?: Visit, kind: Visit['kind'] = 'new'): VisitDraft => ({
  kind: visit?.kind ?? kind,
  date: visit?.date ?? '',
  mode: visit?.mode ?? 'physical',
  multidisciplinary: visit ? (visit.multidisciplinary ? 'yes' : 'no') : 'yes',
  referralReceivedOn: visit?.referralReceivedOn ?? '',
  patientChoseToWait: visit?.patientChoseToWait ?? false,
  reportedToReferrerOn: visit?.reportedToReferrerOn ?? '',
});

/** Whether the form asks about the referral: for new visits, and when a fact about one is recorded. */
export const asksReferral = (draft: VisitDraft): boolean =>
  draft.kind === 'new' ||
  draft.referralReceivedOn !== '' ||
  draft.reportedToReferrerOn !== '' ||
  draft.patientChoseToWait;

/**
 * Reads the form of a visit.
 * @param before the visit being changed: fields that the form does not show keep its values
 */
export function readVisit(draft: VisitDraft, key: string, before?: Visit): Read<Visit> {
  const { date, chosen, done } = reader();
  const kind = chosen('kind', draft.kind) as Visit['kind'];
  const day = date('date', draft.date) ?? '';
  const mode = chosen('mode', draft.mode) as Visit['mode'];
  // Only new visits ask about team assessment; other visits keep the recorded value.
  const asked = kind === 'new' ? chosen('multidisciplinary', draft.multidisciplinary) === 'yes' : undefined;
  const choseToWait =
    draft.patientChoseToWait || (before?.patientChoseToWait === undefined ? undefined : false);
  return done(
    given({
      key,
      kind,
      date: day,
      mode,
      multidisciplinary: asked ?? before?.multidisciplinary ?? false,
      referralReceivedOn: date('referralReceivedOn', draft.referralReceivedOn, false),
      patientChoseToWait: choseToWait,
      reportedToReferrerOn: date('reportedToReferrerOn', draft.reportedToReferrerOn, false),
      sunnybrook: before?.sunnybrook,
    }),
  );
}

export type TreatmentDraft = { kind: string; date: string; mode: string; procedures: string[] };

export const treatmentDraft = (treatment?: Treatment): TreatmentDraft => ({
  kind: treatment?.kind ?? '',
  date: treatment?.date ?? '',
  mode: treatment?.mode ?? '',
  procedures: treatment?.procedures ?? [],
});

/** The fact that a treatment of the chosen kind carries beside its date, which the form asks about. */
export const carriedBy = (area: Area, kind: string) =>
  area.treatmentKinds.find(({ id }) => id === kind)?.carries ?? 'nothing';

export function readTreatment(
  area: Area,
  draft: TreatmentDraft,
  key: string,
  before?: Treatment,
): Read<Treatment> {
  const { date, chosen, done } = reader();
  const kind = chosen('kind', draft.kind);
  const carries = carriedBy(area, kind);
  const common = { key, kind, date: date('date', draft.date) ?? '' };
  if (carries === 'mode') return done({ ...common, mode: chosen('mode', draft.mode) as Visit['mode'] });
  if (carries === 'nothing') return done(common);
  const { complications } = before ?? {};
  return done({ ...common, procedures: draft.procedures, ...(complications ? { complications } : {}) });
}

export type ComplicationDraft = { date: string; grade: string; expected: '' | 'yes' | 'no' };

export const complicationDraft = (complication?: Complication): ComplicationDraft => ({
  date: complication?.date ?? '',
  grade: complication?.grade ?? '',
  expected: complication ? (complication.expected ? 'yes' : 'no') : '',
});

export function readComplication(draft: ComplicationDraft): Read<Complication> {
  const { date, chosen, done } = reader();
  const grade = complicationGrades.find((one) => one === chosen('grade', draft.grade));
  const expected = chosen('expected', draft.expected) === 'yes';
  return done({ date: date('date', draft.date) ?? '', grade: grade ?? 'I', expected });
}

/** Adds a complication to an operation, changes it, or (without a value) removes it. */
export function withComplication(operation: Treatment, at: number | null, value?: Complication): Treatment {
  const list = operation.complications ?? [];
  const next =
    at === null ? (value ? [...list, value] : list) : value ? list.with(at, value) : list.toSpliced(at, 1);
  const { complications: _, ...rest } = operation;
  return next.length > 0 ? { ...rest, complications: next } : rest;
}
