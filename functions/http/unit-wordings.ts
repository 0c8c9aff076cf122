import type { UnitContact } from '../domain/care/unit-contact.ts';
import type { Wording, WordingId } from '../domain/survey/wording.ts';
import { wordingsShown } from '../domain/survey/wording.ts';
import { wordings as provided } from '../domain/survey/wordings/wordings.ts';
import type { Table } from '../storage/table.ts';
import { getPack } from '../storage/wording/wording-packs.ts';
import { readUnitShown } from '../storage/wording/wordings.ts';

/** The wordings that a unit shows, those it has shown, and the telephone contact for its patients. */
export type UnitWordings = {
  /** One for each instrument and language at most. */
  shown: readonly Wording[];
  /** These and every one that has been active at the unit: a page may have been open since then. */
  known: readonly WordingId[];
  /** The unit's telephone contact, when it has one. */
  contact?: UnitContact;
};

type Source = {
  table: Table;
  /** Wordings that may be shown when none is active; by default all of the project's own. */
  wordings?: readonly Wording[] | undefined;
};

/**
 * Reads the wordings that a unit shows now.
 * @param consistent true when a decision depends on them
 */
export async function readUnitWordings(
  { table, wordings = provided }: Source,
  unit: string,
  { consistent = false }: { consistent?: boolean } = {},
): Promise<UnitWordings> {
  const { slots, contact: stored } = await readUnitShown(table, unit, { consistent });
  const active = slots.flatMap(({ pack }) => (pack ? [pack] : []));
  const earlier = slots.flatMap(({ instrument, language, versions }) =>
    versions.map((version) => ({ instrument, language, version })),
  );
  return {
    shown: wordingsShown(wordings, active),
    known: [...wordings, ...earlier],
    ...(stored?.contact ? { contact: stored.contact } : {}),
  };
}

/** A wording with its texts; `shown` marks the one that is shown now. */
export type FormWording = Omit<Wording, 'permission'> & { shown: boolean };

/**
 * Reads every wording of a form that the unit shows or may have shown, the present one first: those that a
 * typed-in paper may have had.
 */
export async function readFormWordings(source: Source, unit: string, form: string): Promise<FormWording[]> {
  const { shown, known } = await readUnitWordings(source, unit, { consistent: true });
  const now = shown.filter(({ instrument }) => instrument === form);
  const versions = new Set(known.filter(({ instrument }) => instrument === form).map((one) => one.version));
  for (const { version } of now) versions.delete(version);
  const earlier = await Promise.all(
    [...versions].map(
      async (version) =>
        (source.wordings ?? provided).find((one) => one.version === version) ??
        (await getPack(source.table, version))?.pack,
    ),
  );
  const told = (wording: Wording, isShown: boolean) => {
    const { permission: _, ...rest } = wording;
    return { ...rest, shown: isShown };
  };
  return [...now.map((one) => told(one, true)), ...earlier.flatMap((one) => (one ? [told(one, false)] : []))];
}

/** Longest time until an activation reaches every page, in ms. */
const freshFor = 60_000;
/** A read younger than this many ms is always reused. */
const youngFor = 1_000;

/**
 * Reads the wordings that a unit shows, at most once a minute.
 * @param knowing a wording, or its language alone, that was shown elsewhere: when it is unknown here, this
 *   process may be behind, and reads again
 */
export type WordingsAt = (
  unit: string,
  knowing?: Omit<WordingId, 'version'> & { version?: string | undefined },
) => Promise<UnitWordings>;

export function wordingsAt({ now, ...source }: Source & { now: () => Date }): WordingsAt {
  const kept = new Map<string, { at: number; read: Promise<UnitWordings> }>();
  const readAgain = (unit: string, at: number) => {
    const entry = { at, read: readUnitWordings(source, unit) };
    kept.set(unit, entry);
    // A failed read is not kept: the next call tries again.
    entry.read.catch(() => kept.get(unit) === entry && kept.delete(unit));
    return entry.read;
  };
  return async (unit, knowing) => {
    const moment = now().getTime();
    const entry = kept.get(unit);
    const age = entry ? Math.abs(moment - entry.at) : Number.POSITIVE_INFINITY;
    if (!entry || age >= freshFor) return readAgain(unit, moment);
    const found = await entry.read;
    return knowing && age >= youngFor && !isKnown(found, knowing) ? readAgain(unit, moment) : found;
  };
}

const isKnown = (
  { known }: UnitWordings,
  { instrument, language, version }: Parameters<WordingsAt>[1] & {},
) =>
  known.some(
    (one) =>
      one.instrument === instrument &&
      one.language === language &&
      (version === undefined || one.version === version),
  );
