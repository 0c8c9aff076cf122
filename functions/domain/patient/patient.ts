import * as z from 'zod';
import type { Area } from '../care/area.ts';
import { Key } from '../care/key.ts';
import { holdsPersonalNumber, personalNumberRefusal } from '../care/personal-number.ts';
import { homeRegions } from '../care/region.ts';
import { WrittenDate as date } from '../care/written.ts';
import {
  type GivenInvitation,
  givenInvitationSchema,
  type Invitation,
  invitationSchema,
} from '../survey/invitation.ts';
import { complicationGrades } from './complication-grade.ts';
import { Sunnybrook } from './sunnybrook.ts';

/**
 * The patient record: the data of one unit about one patient, in the form that outside clients import and
 * export. Rules that involve more than one field, or today's date, are in patient-check.ts.
 */

/** The unit's own id of a patient. Never a personal identity number: addresses, logs and files contain it. */
export const Reference = z
  .string()
  .regex(
    /^[A-Za-z0-9._-]{1,40}$/,
    'En referens är 1–40 tecken: bokstäver A–Z, siffror, punkt, streck eller understreck.',
  )
  .refine((text) => !holdsPersonalNumber(text), personalNumberRefusal);

export const legalSexes = ['female', 'male'] as const;
export const visitModes = ['physical', 'digital'] as const;
export const visitKinds = ['new', 'one-year', 'other'] as const;
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
  /** Only for kinds that carry a mode (physiotherapy). */
  mode?: (typeof visitModes)[number] | undefined;
  /** Only for kinds that carry procedures (surgery). */
  procedures?: string[] | undefined;
  /** Only on operations. */
  complications?: Complication[] | undefined;
};

/** The lists of a patient whose entries have keys. */
export const keyedLists = ['visits', 'treatments', 'invitations'] as const;
export type Keyed = { key: string };

/** @param none the message when the area offers no values */
const oneOf = (values: readonly { id: string }[], none: string) =>
  z.enum(
    values.map(({ id }) => id),
    values.length > 0 ? undefined : none,
  );

const HomeRegion = z.enum(
  homeRegions.map(({ id }) => id),
  'Ange regionens kod med två siffror, till exempel 14, eller att patienten inte är folkbokförd i Sverige.',
);

/** @param isGiven on a line of an import, which may leave out procedures that are stored */
function treatmentSchema(area: Area, isGiven = false): z.ZodType<Treatment> {
  const procedures = z.array(oneOf(area.procedures, 'Området har inga åtgärder att ange.'));
  const carried = {
    procedures: {
      procedures: isGiven ? procedures.optional() : procedures,
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
    GivenPatient: PatientRecord.extend({
      treatments: z.array(treatmentSchema(area, true)),
      invitations: z.array(givenInvitationSchema(area)),
    }),
  };
}

type Schemas = ReturnType<typeof build>;

/** The part of a patient that staff write: everything except the invitations. */
export type PatientRecord = z.infer<Schemas['PatientRecord']>;

export type Patient = PatientRecord & { invitations: Invitation[] };

/**
 * A patient on a line of an import, which may leave out what is stored already: the procedures of an operation, the
 * language of an answer.
 */
export type GivenPatient = PatientRecord & { invitations: GivenInvitation[] };

const built = new Map<Area, Schemas>();

/** Makes the schemas of an area from its groups, causes, kinds of treatment and forms. */
export function schemasOf(area: Area): Schemas {
  let schemas = built.get(area);
  if (!schemas) {
    schemas = build(area);
    built.set(area, schemas);
  }
  return schemas;
}
