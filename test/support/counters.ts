import { addCounters, type Counters } from '../../functions/domain/measure/counters.ts';

/** The sum over patients or units: a patient seen at two units counts at both. */
export const sumOf = (all: readonly Counters[]): Counters =>
  all.reduce((sum, counters) => addCounters(sum, counters), {});
