import { toldRoom } from '../domain/limits.ts';
import type { Rejection } from './result.ts';

/**
 * Most errors listed for one line, and for all lines; beyond that, only the first error of each further line.
 */
const errorsTold = { ofLine: 50, inAll: 10_000 } as const;

/** Most characters of JSON for the first errors of lines, once there is no room for more than one a line. */
const roomForFirst = toldRoom.rejections / 2;

const sizeOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

type ToldRejections = {
  rejected: Rejection[];
  /** The number of faulty lines without room in the answer. */
  rejectedMore?: number;
};

/** Sorts rejections by line, with as many of their errors as an answer has room for. */
export function toldRejections(rejections: readonly Rejection[]): ToldRejections {
  let [errorsSoFar, room] = [0, toldRoom.rejections];
  const rejected: Rejection[] = [];
  for (const rejection of rejections.toSorted((one, other) => one.line - other.line)) {
    const isRoomy = errorsSoFar < errorsTold.inAll && room > roomForFirst;
    const whole = { ...rejection, errors: rejection.errors.slice(0, isRoomy ? errorsTold.ofLine : 1) };
    const isTold = sizeOf(whole) <= room - (isRoomy ? roomForFirst : 0);
    const told = isTold ? whole : { ...rejection, errors: rejection.errors.slice(0, 1) };
    const size = sizeOf(told);
    if (size > room) break;
    room -= size;
    errorsSoFar += told.errors.length;
    rejected.push(told);
  }
  const more = rejections.length - rejected.length;
  return { rejected, ...(more > 0 ? { rejectedMore: more } : {}) };
}
