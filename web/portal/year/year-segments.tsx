import { firstYearOf } from '../../../functions/domain/care/area.ts';
import { yearOf } from '../../../functions/domain/care/period.ts';
import { usePlace } from '../session.ts';

/** The measurement years of the area side by side, each a link to the same page of that year. */
export function YearSegments({ year, pathOf }: { year: number; pathOf: (year: number) => string }) {
  const { session, area } = usePlace();
  const [first, last] = [firstYearOf(area), yearOf(session.today)];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return (
    <nav aria-label="Mätår" class="segments">
      {years.map((one) => (
        <a key={one} href={pathOf(one)} aria-current={one === year ? 'page' : undefined}>
          {one}
        </a>
      ))}
    </nav>
  );
}
