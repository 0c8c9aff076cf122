import type { UnitContact } from '../domain/care/unit-contact.ts';
import type { Wording, WordingId } from '../domain/survey/wording.ts';
import { wordingsShown } from '../domain/survey/wording.ts';
import { wordings as provided } from '../domain/survey/wordings/wordings.ts';
import type { Table } from '../storage/table.ts';
import { getPack } from '../storage/wording/wording-packs.ts';
import { readUnitShown } from '../storage/wording/wordings.ts';

/** The words that a unit's patients see, those they have seen, and whom they call. */
export type UnitWordings = {
  /** One for each instrument and language at most. */
  shown: readonly Wording[];
  /** These and every one that has been active at the unit: a page may have been open since then. */
  known: readonly WordingId[];
  /** Whom they call, where the unit has said so. */
  contact?: UnitContact;
};

type Source = {
  table: Table;
  /** The words that may be shown where none are active; all of the project's own by default. */
  wordings?: readonly Wording[] | undefined;
};

/** Reads what is shown at a unit now. @param consistent for whoever decides something by it */
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

/** A wording with its texts, and whether it is what is shown now. */
export type FormWording = Omit<Wording, 'permission'> & { shown: boolean };

/**
 * Every wording of a form that the unit shows or may have shown, what is shown now first: what can have been on a paper
 * that is typed in.
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

/** How long an activation may take to be seen by whoever opens a page, in ms. */
const freshFor = 60_000;
/** What is younger than this is not read again, whatever is asked for, in ms. */
const youngFor = 1_000;

/**
 * What is shown at a unit, read at most once a minute.
 * @param knowing a wording, or its language alone, that somebody has been shown elsewhere: where it is not known here,
 *   this process may be behind, and reads again
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
    // What failed is not kept: the next one who asks tries again.
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
