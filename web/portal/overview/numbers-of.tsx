import { type ChartNumbers, NumbersTable } from '../../ui/chart/with-numbers.tsx';

/** «Visa tal» of several charts side by side, below them all, so that nothing opens inside a tile. */
export function NumbersOf({ tables }: { tables: readonly ChartNumbers[] }) {
  if (tables.length === 0) return null;
  return (
    <details class="numbers-of">
      <summary>
        Visa tal<span class="unseen"> månad för månad</span>
      </summary>
      <div class="side-by-side card">
        {tables.map((numbers) => (
          <NumbersTable key={numbers.caption} numbers={numbers} showsCaption />
        ))}
      </div>
    </details>
  );
}
