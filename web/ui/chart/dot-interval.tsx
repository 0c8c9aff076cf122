import { formatInterval, formatShare } from '../format.ts';
import { Chart, inside, percent } from './chart.tsx';
import { BeforeMark, CountryMark, NowMark } from './marks.tsx';

export type DotInterval = {
  /** The measure’s id and name, for the accessible name. */
  label: string;
  /** 0–1. */
  share: number;
  /** 95 % interval, 0–1. */
  interval?: readonly [number, number] | null | undefined;
  /** The share of the year before, 0–1. */
  before?: number | null | undefined;
  /** The country’s share, 0–1, where it is published. */
  country?: number | null | undefined;
};

/** Fewer patients than this are no basis for a bar: the numbers stand alone. */
export const fewestForBar = 5;

const middle = 12;

/** «Andel i tid: 87,5 %, 95-procentigt konfidensintervall 73,9–94,5 %. Året före 60,0 %.» */
export function dotSentence({ label, share, interval, before, country }: DotInterval): string {
  const within = interval ? `, 95-procentigt konfidensintervall ${formatInterval(interval)}` : '';
  const earlier = typeof before === 'number' ? ` Året före ${formatShare(before)}.` : '';
  const whole = typeof country === 'number' ? ` Riket ${formatShare(country)}.` : '';
  return `${label}: ${formatShare(share)}${within}.${earlier}${whole}`;
}

/** A share on a line from 0 to 100 % with its interval: ● this year, ○ the year before, ◆ the country. */
export function DotIntervalChart(props: DotInterval) {
  const { share, interval, before, country } = props;
  return (
    <Chart name={dotSentence(props)} height={24} look="dot-interval">
      <rect class="track" x="0" y={middle - 4} width="100%" height="8" rx="4" />
      {[0.25, 0.5, 0.75].map((mark) => (
        <line
          key={mark}
          class="track-mark"
          x1={percent(mark)}
          x2={percent(mark)}
          y1={middle - 4}
          y2={middle + 4}
        />
      ))}
      {interval && (
        <line class="whisker" x1={percent(interval[0])} x2={percent(interval[1])} y1={middle} y2={middle} />
      )}
      {typeof before === 'number' && <BeforeMark at={inside(before)} y={middle} />}
      {typeof country === 'number' && <CountryMark at={inside(country)} y={middle} />}
      <NowMark at={inside(share)} y={middle} />
    </Chart>
  );
}
