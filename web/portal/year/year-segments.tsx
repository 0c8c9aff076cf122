import { firstYearOf } from '../../../functions/domain/care/area.ts';
import { yearOf } from '../../../functions/domain/care/period.ts';
import { Segments } from '../segments.tsx';
import { usePlace } from '../session.ts';

/** The measurement years of the area side by side, each a link to the same page of that year. */
export function YearSegments({ year, pathOf }: { year: number; pathOf: (year: number) => string }) {
  const { session, area } = usePlace();
  const [first, last] = [firstYearOf(area), yearOf(session.today)];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const links = years.map((one) => ({ text: String(one), href: pathOf(one), isCurrent: one === year }));
  return <Segments label="Mätår" links={links} />;
}
