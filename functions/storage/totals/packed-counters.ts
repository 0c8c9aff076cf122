import { addDays, daysBetween, isCivilDate } from '../../domain/care/period.ts';
import type { Counters } from '../../domain/measure/counters.ts';

/**
 * Counters as stored. Most are few and named. Those counted under a day (`….2026-05-13`: when an invitation
 * expires, when a window closes) are as many as the days, so they are stored as bytes, which keeps a unit's
 * totals small however many patients it has.
 */
export type PackedCounters = {
  named: Counters;
  /** By the name before the day: the first day, then numbers in turn: days since the one before, and count. */
  days: Record<string, { first: string; bytes: Uint8Array }>;
};

const underDay = /^(.+)\.(\d{4}-\d{2}-\d{2})$/;

/** Writes small whole numbers in few bytes, signs included (zigzag LEB128). */
function toBytes(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number >= 0 ? number * 2 : -number * 2 - 1;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

function fromBytes(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let rest = 0;
  let scale = 1;
  for (const byte of bytes) {
    rest += (byte % 128) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    numbers.push(rest % 2 === 0 ? rest / 2 : -(rest + 1) / 2);
    rest = 0;
    scale = 1;
  }
  return numbers;
}

export function packCounters(counters: Counters): PackedCounters {
  const named: Record<string, number> = {};
  const byName = new Map<string, [day: string, count: number][]>();
  for (const [name, count] of Object.entries(counters)) {
    const [, before, day] = underDay.exec(name) ?? [];
    if (before === undefined || day === undefined || !isCivilDate(day)) named[name] = count;
    else byName.set(before, [...(byName.get(before) ?? []), [day, count]]);
  }
  const days: PackedCounters['days'] = {};
  for (const [name, counted] of byName) {
    counted.sort(([one], [other]) => (one < other ? -1 : 1));
    const first = counted[0]?.[0] ?? '';
    let previous = first;
    const numbers = counted.flatMap(([day, count]) => {
      const since = daysBetween(previous, day);
      previous = day;
      return [since, count];
    });
    days[name] = { first, bytes: toBytes(numbers) };
  }
  return { named, days };
}

export function unpackCounters({ named, days }: PackedCounters): Counters {
  const counters: Record<string, number> = { ...named };
  for (const [name, { first, bytes }] of Object.entries(days)) {
    const numbers = fromBytes(bytes);
    let day = first;
    for (let index = 0; index < numbers.length; index += 2) {
      day = addDays(day, numbers[index] ?? 0);
      counters[`${name}.${day}`] = numbers[index + 1] ?? 0;
    }
  }
  return counters;
}
