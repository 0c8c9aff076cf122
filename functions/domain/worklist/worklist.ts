import type { CivilDate } from '../care/period.ts';
import { type Need, type NeedKind, needKinds } from '../measure/need.ts';
import { fromPathName, toPathName } from '../path-name.ts';
import { needName } from './needs.ts';

/** A need of one of a unit's patients. */
export type WorklistEntry = {
  /** Names it in addresses: the patient and the need's name. */
  id: string;
  /** The place in the list: by days left, then by effect. Entries compare by it as text. */
  place: string;
  reference: string;
  need: Need;
  /** The measures to whose numerator mending it can add the patient, in the year asked about. */
  effect: readonly string[];
};

/** A year, the day on which it is asked about, and the year that the unit then works on. */
export type WorklistView = { year: number; today: CivilDate; workedOn: number };

export const needId = (reference: string, need: Need): string => toPathName(`${reference}:${needName(need)}`);

/** Reads the patient and the name of the need from an id; null for any other text. */
export function needAt(id: string): { reference: string; name: string } | null {
  const [, reference, name] = /^([^:]+):(.+)$/s.exec(fromPathName(id)) ?? [];
  return reference && name ? { reference, name } : null;
}

/** Whether the need can be mended on the day. */
export const isDue = ({ from, lastDay }: Need, today: CivilDate): boolean =>
  from <= today && (lastDay === undefined || today <= lastDay);

/**
 * Whether a need is on the list of a year: when it concerns the year or, on the list of the year being worked on, a
 * later one, since a one-year visit is made now and counted later.
 */
function concerns({ years }: Need, { year, workedOn }: WorklistView): boolean {
  const isWorkedOn = year === workedOn;
  for (const one in years) if (Number(one) === year || (isWorkedOn && Number(one) > year)) return true;
  return false;
}

/** A patient with all of their needs, now or later. */
type Needy = { reference: string; needs: readonly Need[] };

/** Whether staff have put the patient's need off, or settled it. */
export type IsHidden = (patient: Needy, need: Need) => boolean;

/** Whether a need of a patient stands in the list of the day, unless staff have put it off or settled it. */
export const isListed = (patient: Needy, need: Need, view: WorklistView, isHidden: IsHidden): boolean =>
  isDue(need, view.today) && concerns(need, view) && !isHidden(patient, need);

/** After every day that is accepted, so that needs without a last day come last. */
const noLastDay = '9999-12-31';
/** More than an area has measures. */
const mostMeasures = 99;

function entryOf(reference: string, need: Need, { year }: WorklistView): WorklistEntry {
  const id = needId(reference, need);
  const effect = need.years[year] ?? [];
  const rank = String(mostMeasures - effect.length).padStart(2, '0');
  const kind = needKinds.indexOf(need.kind);
  return { id, place: `${need.lastDay ?? noLastDay}.${rank}.${kind}.${id}`, reference, need, effect };
}

/** Whether the text is an entry's place, so that a list can go on after it. */
export const isPlace = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}\.\d{2}\.\d{1,2}\..+$/s.test(text) &&
  needAt(text.split('.').slice(3).join('.')) !== null;

/**
 * Lists the needs of a unit's patients that can be mended today, by days left, then by effect.
 * @param isHidden whether staff have put the need off, or settled it
 */
export function worklistOf(
  patients: readonly Needy[],
  view: WorklistView,
  isHidden: IsHidden,
): WorklistEntry[] {
  return patients
    .flatMap((patient) =>
      patient.needs
        .filter((need) => isListed(patient, need, view, isHidden))
        .map((need) => entryOf(patient.reference, need, view)),
    )
    .sort((one, other) => (one.place < other.place ? -1 : 1));
}

/** How many needs of a kind a list holds, and the nearest of their last days. */
export type KindCount = { kind: NeedKind; count: number; nearest?: CivilDate };

/** Counts the entries of each kind that the list holds. */
export function kindCounts(entries: readonly WorklistEntry[]): KindCount[] {
  return needKinds.flatMap((kind): KindCount[] => {
    const own = entries.filter(({ need }) => need.kind === kind);
    if (own.length === 0) return [];
    const nearest = own[0]?.need.lastDay;
    return [{ kind, count: own.length, ...(nearest ? { nearest } : {}) }];
  });
}

/** How many patients mending every need of a kind can add to a measure's numerator, at most. */
export type KindGain = { kind: NeedKind; id: string; year: number; gain: number };

/** The measures that a need can add to: of the year, else of the first later year that it concerns. */
function effectOf({ years }: Need, year: number): { year: number; ids: readonly string[] } {
  const [first = year] = Object.keys(years)
    .map(Number)
    .filter((one) => one >= year)
    .sort((one, other) => one - other);
  return { year: first, ids: years[first] ?? [] };
}

/** Counts the patients whom the entries of each kind can add. A patient counts once, however many of their needs do. */
export function kindGains(entries: readonly WorklistEntry[], year: number): KindGain[] {
  const gains = new Map<string, KindGain & { patients: Set<string> }>();
  for (const { need, reference } of entries) {
    const effect = effectOf(need, year);
    for (const id of effect.ids) {
      const name = `${need.kind} ${id} ${effect.year}`;
      const { patients } = gains.get(name) ?? { patients: new Set() };
      patients.add(reference);
      gains.set(name, { kind: need.kind, id, year: effect.year, gain: patients.size, patients });
    }
  }
  return [...gains.values()].map(({ patients: _, ...gain }) => gain);
}

/** Finds the need that begins first after today, for an empty list. */
export function nextNeed(
  patients: readonly { needs: readonly Need[] }[],
  today: CivilDate,
): { kind: NeedKind; day: CivilDate } | undefined {
  const [first] = patients
    .flatMap(({ needs }) => needs.filter(({ from }) => from > today))
    .sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
  return first && { kind: first.kind, day: first.from };
}
