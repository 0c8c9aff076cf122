import { measureOf } from '../../../functions/domain/measure/measured-area.ts';
import type { AnnualReport } from '../api.ts';
import { patientPath } from '../patients/page/patient-path.ts';
import { usePlace } from '../session.ts';
import { counterText } from './counter-text.ts';

/** How many patients are named behind a changed number. */
const mostNamed = 10;

/** The numbers that are no longer as they were signed, with the patients behind them. */
export function ChangedSince({ changes, year }: { changes: AnnualReport['changes']; year: number }) {
  const { area } = usePlace();
  if (changes.length === 0) return null;
  return (
    <section class="card stack" aria-labelledby="report-changes">
      <h2 id="report-changes">Ändrad sedan dess</h2>
      <div class="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Tal</th>
              <th scope="col" class="numeric">
                Signerat
              </th>
              <th scope="col" class="numeric">
                Nu
              </th>
              <th scope="col">Patienter</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ measure, counter, was, is, references = [] }) => {
              const found = measureOf(area, measure);
              return (
                <tr key={`${measure}.${counter}`}>
                  <th scope="row">
                    {measure}: {found ? counterText(area, found, counter) : counter}
                  </th>
                  <td class="numeric">{was}</td>
                  <td class="numeric">{is}</td>
                  <td>
                    {references.slice(0, mostNamed).map((reference, index) => (
                      <span key={reference}>
                        {index > 0 && ', '}
                        <a href={`${patientPath(reference)}?year=${year}`}>{reference}</a>
                      </span>
                    ))}
                    {references.length > mostNamed && ` och ${references.length - mostNamed} till`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
