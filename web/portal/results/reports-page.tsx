import { formatInstant } from '../../ui/format.ts';
import { Table } from '../../ui/table.tsx';
import { inGroups } from '../report/state-words.ts';
import { type ReportStep, reportSteps, stepsSentence } from './report-states.ts';
import { ResultsFrame, type SeenResults } from './results-frame.tsx';

/** Which units have signed their report of a year, when, and what of it is published. */
export function ReportsPage() {
  return (
    <ResultsFrame page="reports" title="Årsrapporter">
      {(shown) => <Steps {...shown} />}
    </ResultsFrame>
  );
}

function Steps({ area, results, today }: SeenResults) {
  if (results.set) return null;
  return (
    <>
      <p class="results-lead">{stepsSentence(results, today)}</p>
      <Table
        caption="Årsrapporter efter enhet"
        quietCaption
        rows={reportSteps(area, results, today)}
        keyOf={({ unit }) => unit.id}
        columns={[
          { heading: 'Enhet', names: true, cell: ({ unit }) => unit.name },
          { heading: 'Läge', cell: (step) => <State {...step} /> },
          {
            heading: 'Signerad',
            cell: ({ report }) => (report ? formatInstant(report.signedAt) : 'Inte än'),
          },
          { heading: 'Version', cell: (step) => <Version {...step} /> },
          { heading: 'Publicerad', cell: publishedText },
          { heading: 'Definitioner', cell: ({ report }) => report?.definitions ?? '–' },
        ]}
      />
      {results.reports.length > 0 && (
        <details>
          <summary>Kontrollsummor</summary>
          <dl class="texts small">
            {reportSteps(area, results, today).map(
              ({ unit, report }) =>
                report && (
                  <div key={unit.id}>
                    <dt>{unit.name}</dt>
                    <dd class="results-hash">{inGroups(report.hash)}</dd>
                  </div>
                ),
            )}
          </dl>
        </details>
      )}
    </>
  );
}

const State = ({ report, time, isUrgent }: ReportStep) => (
  <span class={`tag${isUrgent ? ' tag-warn' : ''}`}>
    {report ? `Signerad · ${time.toLowerCase()}` : time}
  </span>
);

const Version = ({ report }: ReportStep) => (
  <>
    {report ? report.version : '–'}
    {report?.reason && <span class="small quiet"> {report.reason}</span>}
  </>
);

function publishedText({ report, published }: ReportStep): string {
  if (published === undefined) return 'Inte än';
  return report && report.version > published
    ? `Version ${published}; rättelsen är inte publicerad`
    : `Version ${published}`;
}
