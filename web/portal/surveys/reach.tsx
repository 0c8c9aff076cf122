import { shareOf } from '../../../functions/domain/measure/share.ts';
import type { YearSurveys } from '../../../functions/domain/measure/year-surveys.ts';
import { formatNumber, formatScore, nbsp } from '../../ui/format.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { channelNames, formName, occasionNames } from '../words.ts';

/** The shares are shown from this many sent on; of fewer the number alone. */
const fewest = 5;

/** «21 (60 %)», of those sent; the number alone where few were sent. */
function ofSent(count: number, sent: number): string {
  const share = sent < fewest ? null : shareOf(count, sent);
  const number = formatNumber(count);
  return share === null ? number : `${number} (${Math.round(share * 100)}${nbsp}%)`;
}

type Steps = { sent: number; opened: number; answered: number };

const steps: Column<Steps>[] = [
  { heading: 'Skickade', numeric: true, cell: ({ sent }) => formatNumber(sent) },
  { heading: 'Öppnade', numeric: true, cell: ({ sent, opened }) => ofSent(opened, sent) },
  { heading: 'Besvarade', numeric: true, cell: ({ sent, answered }) => ofSent(answered, sent) },
];

/** The share that opens, begins and finishes, how long it takes, and where patients stop. */
export function Reach({ surveys }: { surveys: YearSurveys }) {
  const { occasions, channels, stopped, daysToAnswer } = surveys;
  const { median } = daysToAnswer;
  const [first, opened, answered] = steps;
  return (
    <div class="surveys-reach">
      <section class="card stack-small" aria-labelledby="surveys-steps">
        <h2 id="surveys-steps">Från skickad till besvarad</h2>
        {median !== null && (
          <p>
            Hälften av svaren kommer inom{' '}
            <strong>
              {formatScore(median)}
              {nbsp}
              {median === 1 ? 'dag' : 'dagar'}
            </strong>
            .
          </p>
        )}
        <Table
          caption="Skickade, öppnade, påbörjade och besvarade enkäter"
          quietCaption
          columns={[
            { heading: 'Tillfälle', names: true, cell: ({ occasion }) => occasionNames[occasion] },
            ...([first, opened] as Column<Steps>[]),
            { heading: 'Påbörjade', numeric: true, cell: ({ sent, started }) => ofSent(started, sent) },
            ...([answered] as Column<Steps>[]),
          ]}
          rows={occasions.filter(({ sent }) => sent > 0)}
          keyOf={({ occasion }) => occasion}
        />
      </section>
      <section class="card stack-small" aria-labelledby="surveys-channels">
        <h2 id="surveys-channels">Hur enkäten lämnades</h2>
        <Table
          caption="Skickade, öppnade och besvarade enkäter efter sätt"
          quietCaption
          columns={[{ heading: 'Sätt', names: true, cell: ({ channel }) => channelNames[channel] }, ...steps]}
          rows={channels}
          keyOf={({ channel }) => channel}
        />
      </section>
      <section class="card stack-small" aria-labelledby="surveys-stopped">
        <h2 id="surveys-stopped">Var patienterna slutar</h2>
        <Table
          caption="Skickade, öppnade och besvarade formulär, i den ordning de besvaras"
          quietCaption
          columns={[
            {
              heading: 'Formulär',
              names: true,
              cell: ({ form, occasion }) => `${formName(form)}, ${occasionNames[occasion].toLowerCase()}`,
            },
            ...steps,
          ]}
          rows={stopped}
          keyOf={({ occasion, form }) => `${occasion} ${form}`}
        />
        <p class="small quiet">
          Formulären står i den ordning de besvaras. Ett påbörjat formulär som inte är skickat syns inte här.
        </p>
      </section>
    </div>
  );
}
