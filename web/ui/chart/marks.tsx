import { symbol, symbolDiamond, symbolTriangle } from 'd3-shape';
import { percent } from './chart.tsx';

/** What a part of a chart stands for: its colour and hatch are the same in every chart. */
export type Look = 'now' | 'before' | 'country' | 'wait' | 'none';

type MarkProps = {
  /** 0–1 of the drawing’s width. */
  at: number;
  /** In px from the top. */
  y: number;
};

const diamond = symbol(symbolDiamond, 64)() ?? '';
const triangle = symbol(symbolTriangle, 46)() ?? '';

/** ● this year. */
export const NowMark = ({ at, y }: MarkProps) => <circle class="mark-now" cx={percent(at)} cy={y} r="5" />;

/** ○ the year before. */
export const BeforeMark = ({ at, y }: MarkProps) => (
  <circle class="mark-before" cx={percent(at)} cy={y} r="4" />
);

/** A shape that is a path stands in a drawing of its own, since a path knows no percentages. */
const PathMark = ({ at, y, look, path }: MarkProps & { look: string; path: string }) => (
  <svg x={percent(at)} y={y} width="1" height="1" overflow="visible" aria-hidden="true">
    <path class={look} d={path} />
  </svg>
);

/** ◆ the country. */
export const CountryMark = (props: MarkProps) => <PathMark {...props} look="mark-country" path={diamond} />;

/** ▲ a form. */
export const FormMark = (props: MarkProps) => <PathMark {...props} look="mark-form" path={triangle} />;

/** ■ a treatment. */
export const TreatmentMark = (props: MarkProps) => (
  <PathMark {...props} look="mark-treatment" path="M-5-5h10v10h-10z" />
);

/** The hatch of what is not there, by an id of its own in the page. */
export const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-ground" width="6" height="6" />
      <line class="hatch-line" x1="0" x2="0" y1="0" y2="6" />
    </pattern>
  </defs>
);
/** The square of a part of a bar, in the text beside it. */
export function PartSwatch({ look }: { look: Look }) {
  return (
    <svg class="swatch" width="12" height="12" aria-hidden="true">
      {look === 'none' ? (
        <>
          <rect class="part-none-plain" x="0.5" y="0.5" width="11" height="11" />
          <path class="hatch-line" d="M0 12 12 0M0 6 6 0M6 12l6-6" />
        </>
      ) : (
        <rect class={`part-${look}`} width="12" height="12" rx="2" />
      )}
    </svg>
  );
}
