import { formatInterval, formatShare } from './format.ts';

type MeasureBarProps = {
  /** The measure’s id, for the accessible name. */
  label: string;
  /** 0–1. */
  share: number;
  /** 95 % interval, 0–1. */
  interval?: readonly [number, number] | null | undefined;
};

const width = 400;
const x = (share: number) => Math.round(share * width * 10) / 10;

/** A share on a line from 0 to 100 %, with its interval as a band. The same is said in words. */
export function MeasureBar({ label, share, interval }: MeasureBarProps) {
  const words = interval
    ? `${label}: ${formatShare(share)}, 95-procentigt konfidensintervall ${formatInterval(interval)}`
    : `${label}: ${formatShare(share)}`;
  return (
    <svg class="measure-bar" viewBox={`-6 0 ${width + 12} 28`} role="img" aria-label={words}>
      <rect class="bar-track" x="0" y="9" width={width} height="10" rx="5" />
      <rect class="bar-share" x="0" y="9" width={Math.max(x(share), 1)} height="10" rx="5" />
      {[0.25, 0.5, 0.75].map((mark) => (
        <line key={mark} class="bar-mark" x1={x(mark)} x2={x(mark)} y1="9" y2="19" />
      ))}
      {interval && (
        <g class="bar-interval">
          <line x1={x(interval[0])} x2={x(interval[1])} y1="14" y2="14" />
          <line x1={x(interval[0])} x2={x(interval[0])} y1="7" y2="21" />
          <line x1={x(interval[1])} x2={x(interval[1])} y1="7" y2="21" />
        </g>
      )}
      <circle class="bar-point" cx={x(share)} cy="14" r="5.5" />
    </svg>
  );
}
