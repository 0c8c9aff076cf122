import type { ComponentChildren } from 'preact';

/** A place along an axis as a part of the drawing’s width or height, so that text keeps its size at any width. */
export const percent = (part: number): string => `${Math.round(part * 10000) / 100}%`;

/** A place from 0 to 100 % kept inside a drawing. */
export const inside = (part: number): number => Math.min(1, Math.max(0, part));

type ChartProps = {
  /** A sentence that says what the chart shows. */
  name: string;
  /** In px; the width is that of the place where the chart stands. */
  height: number;
  look: string;
  children: ComponentChildren;
};

/** A drawing with its accessible name. It needs no browser, so that the server can render it too. */
export function Chart({ name, height, look, children }: ChartProps) {
  return (
    <svg class={`chart ${look}`} role="img" width="100%" height={height}>
      <title>{name}</title>
      {children}
    </svg>
  );
}
