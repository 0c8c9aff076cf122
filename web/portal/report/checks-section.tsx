import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { type AnnualReport, api } from '../api.ts';
import { invitationsPath, membersPath } from '../members/list-paths.ts';
import { asProblem } from '../problem.ts';
import { usePlace } from '../session.ts';

export type ReportCheck = AnnualReport['checks'][number];

type ChecksProps = { report: AnnualReport; onChange: () => Promise<void> };

/** What is looked at before the report is signed: what is left first, and the rest folded away. */
export function ChecksSection({ report, onChange }: ChecksProps) {
  const isShown = ({ level, holds, comment, count = 0 }: ReportCheck) =>
    !holds || comment !== undefined || (level === 'tells' && count > 0);
  const shown = report.checks.filter(isShown);
  const others = report.checks.filter((check) => !isShown(check));
  return (
    <section class="card stack no-print" aria-labelledby="report-checks">
      <h2 id="report-checks">Att gå igenom</h2>
      {shown.length === 0 && <p>Inget återstår.</p>}
      <ul class="plain stack">
        {shown.map((check) => (
          <li key={check.id}>
            <CheckRow check={check} year={report.year} onChange={onChange} />
          </li>
        ))}
      </ul>
      <details>
        <summary>Utan anmärkning ({others.length})</summary>
        <ul class="small">
          {others.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

const words = { blocks: 'Hindrar', asks: 'Rätta eller kommentera', tells: 'Att känna till' } as const;

function pathOf(year: number, { list }: ReportCheck): string | undefined {
  if (!list) return undefined;
  if ('occasion' in list) return invitationsPath(year, list);
  const { measure, missing, part } = list;
  return membersPath(year, measure, { ...(missing ? { missing } : {}), ...(part ? { part } : {}) });
}

function CheckRow({
  check,
  year,
  onChange,
}: { check: ReportCheck; year: number } & Pick<ChecksProps, 'onChange'>) {
  const { session } = usePlace();
  const { id, level, holds, text, comment } = check;
  const path = pathOf(year, check);
  const mark = holds && level === 'asks' ? 'Kommenterad' : words[level];
  return (
    <div class="stack-small report-check">
      <p>
        <span class={holds ? 'tag' : 'tag tag-warn'}>{mark}</span> {text}
        {path && (
          <>
            {' '}
            <a href={path}>{'occasion' in (check.list ?? {}) ? 'Visa enkäterna' : 'Visa patienterna'}</a>
          </>
        )}
      </p>
      {level === 'asks' && session.role === 'lead' && (
        <CommentField key={`${id} ${comment ?? ''}`} check={check} year={year} onChange={onChange} />
      )}
      {level === 'asks' && session.role !== 'lead' && comment && <p class="quiet">{comment}</p>}
    </div>
  );
}

function CommentField({
  check: { id, text, comment = '' },
  year,
  onChange,
}: { check: ReportCheck; year: number } & Pick<ChecksProps, 'onChange'>) {
  const [value, setValue] = useState(comment);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.answerCheck(year, id, value);
      await onChange();
    } catch (thrown) {
      const { errors, detail } = asProblem(thrown);
      setError(errors[0]?.message ?? detail);
    }
    setBusy(false);
  };
  return (
    <form
      class="report-comment"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        label="Kommentar i rapporten"
        value={value}
        onValue={setValue}
        error={error}
        optional={false}
      />
      <Button submit small busy={busy} name={`Spara kommentaren till: ${text}`}>
        Spara
      </Button>
    </form>
  );
}
