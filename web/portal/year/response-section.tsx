import { shareOf } from '../../../functions/domain/measure.ts';
import type { Response } from '../../../functions/domain/measure-result.ts';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { Facts } from '../facts.tsx';
import { usePlace } from '../session.ts';
import { formName, occasionNames } from '../words.ts';
import { Bar } from './measure-extras.tsx';

/** What became of the year's forms, per occasion: sent = answered + open + expired + withdrawn. */
export function ResponseSection({ response }: { response: readonly Response[] }) {
  const used = response.filter(({ sent }) => sent > 0);
  return (
    <section aria-labelledby="response">
      <h2 id="response">Utskick och svar</h2>
      {used.length === 0 ? (
        <p class="quiet">Inga utskick är gjorda för året. Ett utskick skapas på patientens sida.</p>
      ) : (
        <div class="measures">
          {used.map((one) => (
            <Occasion key={one.occasion} response={one} />
          ))}
        </div>
      )}
    </section>
  );
}

function Occasion({ response }: { response: Response }) {
  const { area } = usePlace();
  const { occasion, sent, opened, answered, open, expired, withdrawn, forms } = response;
  const facts: [string, number][] = [
    ['Skickade', sent],
    ['Öppnade', opened],
    ['Besvarade', answered],
    ['Väntar på svar', open],
    ['Utgångna', expired],
    ...(withdrawn > 0 ? [['Återkallade', withdrawn] as [string, number]] : []),
  ];
  return (
    <section class="card measure" aria-labelledby={`response-${occasion}`}>
      <h3 id={`response-${occasion}`}>{occasionNames[occasion]}</h3>
      <Facts facts={facts} />
      <div class="stack-small">
        <h4>Svar per formulär</h4>
        {area.forms[occasion].map((form) => {
          const rate = forms[form];
          if (!rate) return null;
          const share = shareOf(rate.answered, rate.sent);
          return (
            <div key={form} class="form-rate">
              <span>{formName(form)}</span>
              <Bar share={share ?? 0} />
              <span class="numeric">
                {share !== null && <strong>{formatShare(share)}</strong>}{' '}
                <span class="quiet">
                  {formatNumber(rate.answered)} av {formatNumber(rate.sent)}
                </span>
              </span>
            </div>
          );
        })}
      </div>
    </section>
  );
}
