import { formatLongDate } from '../care/long-date.ts';
import { occasions } from '../care/occasion.ts';
import { type CivilDate, reportedBy } from '../care/period.ts';
import { closesAtSigning } from '../measure/answer-groups.ts';
import { countersUnder } from '../measure/counters.ts';
import { gapCountText, people } from '../measure/gap.ts';
import { shownCounters } from '../measure/hiding.ts';
import { isReported, type Measure } from '../measure/measure.ts';
import { breachesOf } from '../measure/measure-set.ts';
import { presentResponse } from '../measure/response.ts';
import { openWindows, windowsOpen } from '../measure/window.ts';
import type { Check, CheckedYear } from './check.ts';
import { farCheck } from './far.ts';

const patients = (count: number) => `${count} ${count === 1 ? people[0] : people[1]}`;

/**
 * The first day on which the numbers of a year are final: complications count for 30 days after an operation on the
 * last day.
 */
const finalFrom = (year: number): CivilDate => `${year + 1}-01-31`;

function blocking({ area, year, today, agrees }: CheckedYear): Check[] {
  const breaches = area.status === 'draft' ? breachesOf(area) : [];
  const isFinal = today >= finalFrom(year);
  return [
    {
      id: 'final',
      level: 'blocks',
      clear: isFinal,
      text: isFinal
        ? 'Årets tal är slutliga.'
        : `Årets tal är inte slutliga före den ${formatLongDate(finalFrom(year))}: en komplikation räknas till och med 30 dagar efter operationen.`,
    },
    {
      id: 'decided-set',
      level: 'blocks',
      clear: area.status === 'decided',
      text:
        area.status === 'decided'
          ? 'Måtten är beslutade.'
          : ['Måtten är ett utkast och kan inte signeras.', ...breaches].join(' '),
    },
    {
      id: 'recount',
      level: 'blocks',
      clear: agrees,
      text: agrees
        ? 'Talen stämmer med en omräkning av enhetens patienter.'
        : 'Talen stämmer inte med en omräkning av enhetens patienter. Vänta en stund och hämta sidan igen.',
    },
  ];
}

/** Facts that staff can fill in; what only a patient can supply is in the response rate. */
function missingFacts(measure: Measure, { numbers }: CheckedYear): Check[] {
  const gaps = countersUnder(numbers.totals, `${measure.id}.gap.`);
  return Object.entries(measure.gaps)
    .filter(([, { filledIn }]) => filledIn)
    .map(([name]) => {
      const count = gaps[name] ?? 0;
      return {
        id: `missing.${measure.id}.${name}`,
        level: 'asks',
        clear: count === 0,
        text: `${measure.id}: ${gapCountText(measure.gaps, name, count)}.`,
        count,
        list: { measure: measure.id, missing: name },
      };
    });
}

function windows({ id, followsTreatmentYear }: Measure, { year, today, numbers }: CheckedYear): Check[] {
  if (!followsTreatmentYear) return [];
  const count = today <= reportedBy(year) ? windowsOpen(numbers.totals, today) : 0;
  const text = `${id}: ${patients(count)} kan ännu följas upp, senast den ${formatLongDate(reportedBy(year))}.`;
  const list = { measure: id, part: openWindows };
  return [{ id: `windows.${id}`, level: 'asks', clear: count === 0, text, count, list }];
}

function hiddenAnswers(measure: Measure, { numbers, replaced }: CheckedYear): Check[] {
  if (!measure.answersHidden) return [];
  const { id } = measure;
  const groups = numbers.groups[id];
  const { waiting = 0 } = shownCounters(measure, numbers.totals, groups);
  const lost = replaced[id] ?? 0;
  const then =
    groups && closesAtSigning(groups)
      ? 'De visas samlat när rapporten signeras.'
      : 'Rapporten säger hur många de är.';
  return [
    {
      id: `replaced.${id}`,
      level: 'tells',
      clear: lost === 0,
      text: `${id}: ${lost} räknade svar har ersatts eller lämnat året.`,
      count: lost,
    },
    {
      id: `waiting.${id}`,
      level: 'tells',
      clear: waiting === 0,
      text: `${id}: ${waiting === 0 ? 'inget svar väntar på att visas.' : `${waiting} svar väntar på att visas. ${then}`}`,
      count: waiting,
    },
  ];
}

function notHandedOver({ numbers, today }: CheckedYear): Check[] {
  return occasions.map((occasion) => {
    const { created, lapsed } = presentResponse(numbers.totals, occasion, today);
    const count = created + lapsed;
    const after = occasion === 'new-visit' ? 'nybesök' : 'ettårskontroll';
    return {
      id: `not-handed-over.${occasion}`,
      level: 'tells',
      clear: count === 0,
      text: `${count} ${count === 1 ? 'enkät' : 'enkäter'} för ${after} ${count === 1 ? 'är skapad men inte lämnad' : 'är skapade men inte lämnade'}.`,
      count,
      list: { occasion, state: 'created' },
    };
  });
}

/** Makes the checks of a year's report: those that block first, then by measure, then what is only told. */
export function checksOf(checked: CheckedYear): Check[] {
  const { area, year } = checked;
  const measures = area.measures.filter((measure) => isReported(measure, year));
  return [
    ...blocking(checked),
    ...measures.flatMap((measure) => [
      ...missingFacts(measure, checked),
      ...windows(measure, checked),
      ...farCheck(measure, checked),
    ]),
    ...measures.flatMap((measure) => hiddenAnswers(measure, checked)),
    ...notHandedOver(checked),
  ];
}
