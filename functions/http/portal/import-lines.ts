import { momentOf } from '../../domain/care/period.ts';
import type { InputError } from '../../domain/failure.ts';
import { toldRoom } from '../../domain/limits.ts';
import { changesRoom, withinRoom } from '../../domain/patient/record-changes.ts';
import { referenceName } from '../../domain/patient/reference-name.ts';
import { detailsLimit, type ImportDetail } from '../../exchange/changes.ts';
import { readLine } from '../../exchange/line.ts';
import type { ImportResult } from '../../exchange/result.ts';
import { toldRejections } from '../../exchange/told-rejections.ts';
import { inParallel } from '../../in-parallel.ts';
import { logUnexpected } from '../../log.ts';
import { alikeReader } from '../../storage/patient/reference-names.ts';
import type { AtUnit } from '../auth.ts';
import { newId } from '../id.ts';
import { audit, type PortalDeps } from './context.ts';
import { type ImportOneHow, importOne, type LineToImport, type Outcome, refused } from './import-one.ts';
import type { Numbered } from './ndjson-lines.ts';
import { answerSealing } from './sealed-answers.ts';

/** Patients written at a time: enough to keep the database busy, without overloading it. */
const atOnce = 8;

/** Unexpected errors after which the remaining lines are not tried: the cause is then not the lines. */
const unexpectedAtMost = 8;

/** Options of an import. */
export type ImportHow = Omit<ImportOneHow, 'alikeTo'> & {
  /** References of the same file that another request held. */
  earlier: readonly string[];
  /** Decides whether more patients may begin; the others are reported as not tried. */
  hasTime: () => boolean;
};

/**
 * Logs the patients whose stored values a preview shows, before it shows them. An import needs no such entry:
 * it writes one with each patient. A new patient had no stored values.
 */
async function logPreviewed(deps: PortalDeps, at: AtUnit, details: readonly ImportDetail[]): Promise<void> {
  const read = details.filter(({ outcome }) => outcome === 'updated');
  await inParallel(read, atOnce, ({ reference }) =>
    audit(deps, at, { action: 'preview-patient', reference }),
  );
}

const referenceOf = (value: unknown): string | undefined => {
  const reference = (value as { reference?: unknown } | null)?.reference;
  return typeof reference === 'string' ? reference.slice(0, 80) : undefined;
};

/** Reads lines. When a reference comes twice, the first line is imported and the others are refused. */
function lineReader(at: AtUnit, deps: PortalDeps, before: readonly string[]) {
  const { open } = answerSealing(deps);
  const lines = new Map<string, number>();
  const names = new Map<string, readonly string[]>(Map.groupBy(before, referenceName));
  return (numbered: Numbered): LineToImport | { errors: InputError[] } => {
    if ('errors' in numbered) return numbered;
    const reference = referenceOf(numbered.value);
    const earlier = reference === undefined ? undefined : lines.get(reference);
    if (earlier !== undefined)
      return refused('reference', `Referensen står redan på rad ${earlier} i samma import.`);
    const name = reference === undefined ? '' : referenceName(reference);
    const earlierAlike = (names.get(name) ?? []).filter((one) => one !== reference);
    if (reference !== undefined) {
      lines.set(reference, numbered.line);
      names.set(name, [...earlierAlike, reference]);
    }
    const read = readLine(at.area, numbered.value, open, momentOf(deps.now()));
    return 'errors' in read ? read : { ...read, earlierAlike };
  };
}

/** Lines whose references read alike go in one after the other, in their order, as in a preview. */
function oneAfterTheOther() {
  const turns = new Map<string, Promise<unknown>>();
  return (reference: string, call: () => Promise<Outcome>): Promise<Outcome> => {
    const name = referenceName(reference);
    const turn = (turns.get(name) ?? Promise.resolve()).then(call);
    turns.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

/**
 * Imports patients one by one, each all or nothing. A dry run does everything except the writing, so it
 * reports the same result as the import, and logs the patients whose stored values it shows. An unexpected
 * error of one line affects that line alone: the others are imported, and the answer covers all.
 * @throws the errors of reading the lines, once the patients under way are done: no patient is written after
 *   the answer
 */
export async function importPatients(
  deps: PortalDeps,
  at: AtUnit,
  patients: Iterable<Numbered>,
  how: ImportHow,
): Promise<ImportResult> {
  const result: ImportResult = { created: 0, updated: 0, unchanged: 0, rejected: [] };
  const details: ImportDetail[] = [];
  const read = lineReader(at, deps, how.earlier);
  const oneHow = { ...how, alikeTo: alikeReader(deps.table, at.unit.id) };
  const inTurn = oneAfterTheOther();
  let unexpected = 0;
  let room: number = toldRoom.details;
  const outcomeOf = async (numbered: Numbered): Promise<Outcome> => {
    if (!how.hasTime() || unexpected >= unexpectedAtMost) return refused('', notTried);
    try {
      const line = read(numbered);
      if ('errors' in line) return line;
      return await inTurn(line.value.reference, () => importOne(deps, at, line, oneHow));
    } catch (error) {
      unexpected += 1;
      const id = newId(deps.random);
      logUnexpected(id, error);
      return refused('', `Något oväntat gick fel med raden. Läs in den igen. Felet har nummer ${id}.`);
    }
  };
  await inParallel(patients, atOnce, async (numbered) => {
    const went = await outcomeOf(numbered);
    const { line } = numbered;
    const reference = 'value' in numbered ? referenceOf(numbered.value) : undefined;
    if ('errors' in went) {
      result.rejected.push({ line, ...(reference ? { reference } : {}), ...went });
      return;
    }
    const { outcome, changes } = went;
    result[outcome] += 1;
    if (!how.details || outcome === 'unchanged' || !reference || details.length >= detailsLimit) return;
    // The answer stays bounded however many lines come.
    const told = withinRoom(changes, Math.min(changesRoom.imported, room));
    room -= JSON.stringify(told).length;
    details.push({ line, reference, outcome, ...told });
  });
  if (how.dryRun) await logPreviewed(deps, at, details);
  return {
    ...result,
    ...toldRejections(result.rejected),
    ...(how.details ? { details: details.sort((one, other) => one.line - other.line) } : {}),
  };
}

const notTried = 'Raden hann inte prövas. Läs in den igen.';
