import { daysBetween } from '../../../functions/domain/care/period.ts';
import { Chart, inside, percent } from './chart.tsx';
import { FormMark, NowMark, TreatmentMark } from './marks.tsx';
import { anchorAt } from './weeks.tsx';
import type { ChartNumbers } from './with-numbers.tsx';

/** Something that has happened; civil days. */
type StripEvent = { id: string; kind: 'visit' | 'treatment' | 'form'; name: string; date: string };

export type StripData = {
  events: readonly StripEvent[];
  /** The days within which the next visit counts, both inclusive. */
  window?: { name: string; from: string; to: string } | undefined;
  today: string;
};

const y = { visit: 14, mark: 34, treatment: 61, form: 79 };
/** The least distance between two labels of a row, as a part of the width. */
const apart = 0.2;

/** Lays the days out from the first to the last, with some room at both ends. */
function axisOf({ events, window, today }: StripData): (date: string) => number {
  const days = [...events.map(({ date }) => date), today, ...(window ? [window.from, window.to] : [])];
  const [first, last] = [days.toSorted()[0] ?? today, days.toSorted().at(-1) ?? today];
  const whole = Math.max(1, daysBetween(first, last));
  return (date) => 0.02 + inside(daysBetween(first, date) / whole) * 0.96;
}

/**
 * Chooses the labels that have room. Each kind has a row of its own: visits share theirs with the window, forms
 * with today. Of two events that would meet the earlier is named; all stand in the table.
 */
function labelled(
  events: readonly StripEvent[],
  at: (date: string) => number,
  taken: Record<StripEvent['kind'], number[]>,
): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const { id, kind, date } of events) {
    if (taken[kind].some((other) => Math.abs(at(date) - other) < apart)) continue;
    taken[kind].push(at(date));
    shown.add(id);
  }
  return shown;
}

const marks = { visit: NowMark, treatment: TreatmentMark, form: FormMark } as const;

/** A patient’s time on one line: visits ●, treatments ■, forms ▲, the window for the next visit, and today. */
export function WindowStrip({ name, ...data }: StripData & { name: string }) {
  const at = axisOf(data);
  const events = data.events.toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const { window, today } = data;
  const middle = window && (at(window.from) + at(window.to)) / 2;
  const shown = labelled(events, at, {
    visit: middle === undefined ? [] : [middle],
    treatment: [],
    form: [at(today)],
  });
  return (
    <Chart name={name} height={84} look="window-strip">
      {window && middle !== undefined && (
        <>
          <rect
            class="window"
            x={percent(at(window.from))}
            width={percent(at(window.to) - at(window.from))}
            y={y.mark - 10}
            height="20"
            rx="4"
          />
          <text class="label-band" x={percent(middle)} y={y.visit} text-anchor={anchorAt(middle)}>
            {window.name}
          </text>
        </>
      )}
      <line class="axis-time" x1="0" x2="100%" y1={y.mark} y2={y.mark} />
      <line class="today" x1={percent(at(today))} x2={percent(at(today))} y1={y.mark - 14} y2={y.mark + 14} />
      <text class="label" x={percent(at(today))} y={y.form} text-anchor={anchorAt(at(today))}>
        idag
      </text>
      {events.map(({ id, kind, name: text, date }) => {
        const Mark = marks[kind];
        return (
          <g key={id}>
            <Mark at={at(date)} y={y.mark} />
            {shown.has(id) && (
              <text x={percent(at(date))} y={y[kind]} text-anchor={anchorAt(at(date))}>
                {text}
              </text>
            )}
          </g>
        );
      })}
    </Chart>
  );
}

/** The days of the strip in order of time. */
export function stripNumbers(caption: string, { events, window, today }: StripData): ChartNumbers {
  const days = [
    ...events.map(({ name, date }) => [name, date] as const),
    ...(window
      ? ([
          [`${window.name} börjar`, window.from],
          [`${window.name} slutar`, window.to],
        ] as const)
      : []),
    ['Idag', today] as const,
  ];
  return {
    caption,
    head: ['Händelse', 'Dag'],
    rows: days.toSorted(([, one], [, other]) => (one < other ? -1 : 1)),
  };
}
