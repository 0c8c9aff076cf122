import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { monthNumbers } from '../measure/months.ts';
import { linesOf, trendText } from '../measure/trend.tsx';
import { usePlace } from '../session.ts';
import { NumbersOf } from './numbers-of.tsx';
import type { Shown } from './order.ts';
import { RateTile, Tile } from './tile.tsx';

type TilesProps = { tiles: readonly Shown[]; before: readonly MeasureResult[]; year: number };

/** The measures that are shown first, each in a tile, and the response rate of the one about answers. */
export function Tiles({ tiles, before, year }: TilesProps) {
  const { today } = usePlace().session;
  const of = tiles.map((one) => ({ ...one, before: before.find(({ id }) => id === one.measure.id), year }));
  const tables = of
    .filter(({ result }) => result.months?.length)
    .map((one) => {
      const { now, before: earlier } = linesOf(one, today);
      const caption = `${one.measure.id}, ${trendText(one.measure).toLowerCase()}`;
      return monthNumbers(caption, now, earlier);
    });
  return (
    <section aria-label="Det viktigaste">
      <ul class="tiles plain">
        {of.map((one) => (
          <>
            <Tile key={one.measure.id} {...one} />
            {one.measure.answersHidden && <RateTile key={`${one.measure.id} rate`} {...one} />}
          </>
        ))}
      </ul>
      <NumbersOf tables={tables} />
    </section>
  );
}
