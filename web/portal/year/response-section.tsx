import type { OccasionResponse } from '../../../functions/domain/measure/occasion-response.ts';
import { shareOf } from '../../../functions/domain/measure/share.ts';
import { type Fact, Facts } from '../facts.tsx';
import { invitationsPath } from '../members/list-paths.ts';
import { usePlace } from '../session.ts';
import { formName, occasionNames, responseNames } from '../words.ts';
import { Bar } from './bar.tsx';
import { Rate } from './rate.tsx';

/** The response of the year's forms, per occasion: sent = answered + open + expired + withdrawn. */
export function ResponseSection({ response, year }: { response: readonly OccasionResponse[]; year: number }) {
  const used = response.filter(({ sent, created, lapsed }) => sent + created + lapsed > 0);
  return (
    <section aria-labelledby="response">
      <h2 id="response">Utskick och svar</h2>
      {used.length === 0 ? (
        <p class="quiet">Inga utskick är gjorda för året. Ett utskick skapas på patientens sida.</p>
      ) : (
        <div class="measures measures-few">
          {used.map((one) => (
            <Occasion key={one.occasion} response={one} year={year} />
          ))}
        </div>
      )}
    </section>
  );
}

const facts = Object.entries(responseNames) as [keyof typeof responseNames, string][];

/** The numbers that are shown only when there are any. */
const whenAny: readonly (keyof typeof responseNames)[] = ['withdrawn', 'created', 'lapsed'];

function Occasion({ response, year }: { response: OccasionResponse; year: number }) {
  const { area } = usePlace();
  const { occasion, forms } = response;
  const shown = facts.filter(([state]) => !whenAny.includes(state) || response[state] > 0);
  return (
    <section class="card measure" aria-labelledby={`response-${occasion}`}>
      <h3 id={`response-${occasion}`}>{occasionNames[occasion]}</h3>
      <Facts
        facts={shown.map(
          ([state, name]): Fact => [name, response[state], invitationsPath(year, { occasion, state })],
        )}
      />
      <div class="stack-small">
        <h4>Svar per formulär</h4>
        {area.forms[occasion].map((form) => {
          const rate = forms[form];
          return (
            rate && (
              <div key={form} class="form-rate">
                <span>{formName(form)}</span>
                <Bar share={shareOf(rate.answered, rate.sent) ?? 0} />
                <Rate rate={rate} year={year} occasion={occasion} forms={[form]} />
              </div>
            )
          );
        })}
      </div>
    </section>
  );
}
