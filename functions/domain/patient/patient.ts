import * as z from 'zod';
import { type Area, formsOf, type Occasion } from '../care/area.ts';
import { homeRegions } from '../care/region.ts';
import { WrittenDate as date, WrittenInstant as instant, WrittenLanguage } from '../care/written.ts';
import { holdsPersonalNumber, personalNumberRefusal } from '../personal-number.ts';
import { valuesSchema } from '../survey/instrument.ts';
import { findInstrument } from '../survey/instruments/instruments.ts';
import { Sunnybrook } from './sunnybrook.ts';

/**
 * The patient record: what one unit records about one patient, in the form that outside clients import and export.
 * Rules that look at more than one field, or at today's date, are in patient-check.ts.
 */

/** The unit's own name for a patient. Never a personal identity number: it stands in addresses, logs and files. */
export const Reference = z
  .string()
  .regex(
    /^[A-Za-z0-9._-]{1,40}$/,
    'En referens är 1–40 tecken: bokstäver A–Z, siffror, punkt, streck eller understreck.',
  )
  .refine((text) => !holdsPersonalNumber(text), personalNumberRefusal);

/** Whatever the system that a record comes from calls its rows; it stands in the table's keys and in addresses. */
export const Key = z
  .string()
  .regex(/^\S(?:.{0,98}\S)?$/, 'En nyckel är 1–100 tecken på en rad, utan mellanslag i ändarna.')
  .refine(
    (text) => !/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text),
    'En nyckel har inga styrtecken och inga osynliga tecken.',
  );

/** Clavien–Dindo grades, mildest first. */
export const complicationGrades = ['I', 'II', 'IIIa', 'IIIb', 'IVa', 'IVb', 'V'] as const;
export type ComplicationGrade = (typeof complicationGrades)[number];

export const legalSexes = ['female', 'male'] as const;
export const visitModes = ['physical', 'digital'] as const;
export const visitKinds = ['new', 'one-year', 'other'] as const;
export const occasions = ['new-visit', 'one-year'] as const satisfies readonly Occasion[];
export const channels = ['letter', 'sms', 'email', 'clinic'] as const;
export const respondents = ['patient', 'patient-with-help', 'guardian'] as const;
export const answerModes = ['web', 'paper', 'phone', 'clinic'] as const;

export const Complication = z.strictObject({
  date,
  grade: z.enum(complicationGrades),
  expected: z.boolean(),
});
export type Complication = z.infer<typeof Complication>;

export const Visit = z.strictObject({
  key: Key,
  kind: z.enum(visitKinds),
  date,
  mode: z.enum(visitModes),
  multidisciplinary: z.boolean(),
  referralReceivedOn: date.optional(),
  patientChoseToWait: z.boolean().optional(),
  reportedToReferrerOn: date.optional(),
  sunnybrook: Sunnybrook.optional(),
});
export type Visit = z.infer<typeof Visit>;

export type Treatment = {
  key: string;
  kind: string;
  date: string;
  /** Only where the kind carries a mode (physiotherapy). */
  mode?: (typeof visitModes)[number] | undefined;
  /** Only where the kind carries procedures (surgery). */
  procedures?: string[] | undefined;
  /** Only on operations. */
  complications?: Complication[] | undefined;
};

export const Respondent = z.enum(respondents);
export type Respondent = z.infer<typeof Respondent>;

/** Everything of an answer but what was answered. */
export const AnswerHead = z.strictObject({
  answeredAt: instant,
  respondent: Respondent,
  mode: z.enum(answerModes),
  language: WrittenLanguage,
  /** Version of the wording that was shown. */
  wording: z.string().min(1).max(80).optional(),
});

export type Answer = z.infer<typeof AnswerHead> & {
  values: Readonly<Record<string, string | number>>;
  /**
   * The values came in readable, in an import: whoever sent them knows them. Never part of what is sent or shown; a
   * PREM answer without it must not be compared with readable values.
   */
  cameReadable?: true | undefined;
  /**
   * Of the one time that the values of a PREM answer were entered, on the web or by staff. Sealed with them, and never
   * part of what is sent or shown: PREM values of two entries must not be compared, or whoever enters a guess in
   * place of an answer would learn from a copy of it whether the guess is right.
   */
  entryId?: string | undefined;
};

/** The lists of a patient whose entries are found again by their keys. */
export const keyedLists = ['visits', 'treatments', 'invitations'] as const;

/** @param none said of any value where the area has none of these */
const oneOf = (values: readonly { id: string }[], none: string) =>
  z.enum(
    values.map(({ id }) => id),
    values.length > 0 ? undefined : none,
  );

const HomeRegion = z.enum(
  homeRegions.map(({ id }) => id),
  'Ange regionens kod med två siffror, till exempel 14, eller not-registered för ej folkbokförd.',
);

function treatmentSchema(area: Area): z.ZodType<Treatment> {
  const carried = {
    procedures: {
      procedures: z.array(oneOf(area.procedures, 'Området har inga åtgärder att ange.')),
      complications: z.array(Complication).optional(),
    },
    mode: { mode: z.enum(visitModes) },
    nothing: {},
  };
  const kinds = area.treatmentKinds.map((kind) =>
    z.strictObject({ key: Key, kind: z.literal(kind.id), date, ...carried[kind.carries] }),
  );
  const [first, ...others] = kinds;
  if (!first) throw new Error(`${area.id} has no kind of treatment`);
  const known = area.treatmentKinds.map(({ id }) => id).join(', ');
  return z.discriminatedUnion('kind', [first, ...others], {
    error: ({ code, input }) => {
      if (code !== 'invalid_union') return undefined;
      const given = (input as { kind?: unknown }).kind;
      return given === undefined ? 'Uppgiften saknas.' : `Värdet finns inte. Välj bland: ${known}.`;
    },
  });
}

function invitationSchema(area: Area) {
  const forms = formsOf(area) as [string, ...string[]];
  const answers: Record<string, z.ZodOptional<z.ZodType<Answer>>> = {};
  for (const form of forms) {
    const instrument = findInstrument(form);
    if (!instrument) continue;
    const Answer: z.ZodType<Answer> = AnswerHead.extend({ values: valuesSchema(instrument) });
    answers[form] = Answer.optional();
  }
  return z.strictObject({
    key: Key,
    occasion: z.enum(occasions),
    /** The new visit, or the treatment, that it asks about. */
    anchor: Key,
    forms: z
      .array(z.enum(forms))
      .min(1)
      .refine((list) => new Set(list).size === list.length, 'Samma formulär står två gånger.'),
    channel: z.enum(channels),
    sentAt: instant.optional(),
    /** First time someone touched the opened page. */
    openedAt: instant.optional(),
    expiresAt: instant.optional(),
    withdrawnAt: instant.optional(),
    answers: (z.strictObject(answers) as z.ZodType<Readonly<Record<string, Answer>>>).optional(),
  });
}

function build(area: Area) {
  const Treatment = treatmentSchema(area);
  const PatientRecord = z.strictObject({
    reference: Reference,
    birthDate: date,
    legalSex: z.enum(legalSexes).optional(),
    homeRegion: HomeRegion.optional(),
    patientGroup: oneOf(area.patientGroups, 'Området har inga patientgrupper. Ta bort uppgiften.').optional(),
    cause: oneOf(area.causes, 'Området har inga orsaker att ange. Ta bort uppgiften.').optional(),
    visits: z.array(Visit),
    treatments: z.array(Treatment),
  });
  const Invitation = invitationSchema(area);
  return {
    Treatment,
    Invitation,
    PatientRecord,
    Patient: PatientRecord.extend({ invitations: z.array(Invitation) }),
  };
}

type Schemas = ReturnType<typeof build>;

export type Invitation = z.infer<Schemas['Invitation']>;

/** What staff write about a patient: all but the invitations. */
export type PatientRecord = z.infer<Schemas['PatientRecord']>;

export type Patient = PatientRecord & { invitations: Invitation[] };

const built = new Map<Area, Schemas>();

/** The schemas of an area: its groups, causes, kinds of treatment and forms are data, so they are too. */
export function schemasOf(area: Area): Schemas {
  let schemas = built.get(area);
  if (!schemas) {
    schemas = build(area);
    built.set(area, schemas);
  }
  return schemas;
}
