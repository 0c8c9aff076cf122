import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../functions/domain/care/area.ts';
import type { Counters } from '../../functions/domain/measure/counters.ts';
import { addCounters } from '../../functions/domain/measure/counters.ts';
import { tallyOf } from '../../functions/domain/measure/tally.ts';
import { demoPatients } from '../../functions/local/demo/demo-patients.ts';
import { milliseconds, paired } from './median.ts';
import { decimal, type Row, type Section, whole } from './row.ts';

const count = 10_000;
const unit = 'sahlgrenska';

/**
 * Measures reading every patient's JSON and tallying it in every year and measure, compared with reading the
 * JSON alone.
 */
async function run(): Promise<Row[]> {
  const patients = demoPatients(area, unitOf(area, unit), {
    // A moment at which all nine measures are reported.
    now: new Date('2028-03-02T09:00:00Z'),
    seed: 'bench',
    count,
  });
  const stored = patients.map((patient) => JSON.stringify(patient));
  const bytes = stored.reduce((sum, text) => sum + text.length, 0);

  let totals: Counters = {};
  let visits = 0;
  const tally = () => {
    for (const text of stored) {
      for (const { counters } of tallyOf(area, unit, JSON.parse(text)).values()) {
        // The result is used, so that the engine cannot leave out any of the work.
        totals = counters;
      }
    }
  };
  const parse = () => {
    for (const text of stored) visits += JSON.parse(text).visits.length;
  };
  const measured = await paired(
    7,
    () => milliseconds(tally),
    () => milliseconds(parse),
  );
  if (visits === 0 || Object.keys(addCounters({}, totals)).length === 0)
    throw new Error('nothing was tallied');
  const perSecond = (ms: number) => (count / ms) * 1000;
  return [
    {
      what: `patients tallied per second from stored JSON, all ${area.measures.length} measures (${decimal(bytes / count / 1000)} kB each)`,
      value: whole(perSecond(measured.value)),
      floor: `${whole(perSecond(measured.floor))} parsed only`,
      ratio: `${measured.ratio.toFixed(2)} × the time`,
      aim: '≥ 25 000',
    },
  ];
}

export const tally: Section = { name: 'tally', title: 'Tally of patients', run };
