import { useState } from 'preact/hooks';
import type { Area } from '../../../../functions/domain/care/area.ts';
import { Check } from '../../../ui/choice.tsx';
import { Dated } from '../../../ui/dated.tsx';
import { formatCount, formatInstant } from '../../../ui/format.ts';
import { Loading } from '../../../ui/notice.tsx';
import { Table } from '../../../ui/table.tsx';
import { api } from '../../api.ts';
import { usePages } from '../../list-pages.ts';
import { More } from '../../paged-list.tsx';
import { ProblemNotice } from '../../problem-view.tsx';
import { usePlace } from '../../session.ts';
import { actionText, personText } from '../../words.ts';
import { loggedChangeText } from './logged-change.ts';
import { type ToldEntry, toldHistory } from './told-history.ts';

/** The readings and changes of the record, fetched when the user unfolds them. */
export function History({ reference, version }: { reference: string; version: number }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Historik: vem har läst och ändrat</summary>
      {open && <Entries key={version} reference={reference} />}
    </details>
  );
}

function Entries({ reference }: { reference: string }) {
  const { area } = usePlace();
  const [onlyChanges, setOnlyChanges] = useState(false);
  const pages = usePages(`history ${reference} ${onlyChanges}`, (after) =>
    api.history(reference, after, onlyChanges ? 'changes' : undefined),
  );
  return (
    <div class="card stack">
      <Check label="Visa bara ändringar" value={onlyChanges} onValue={setOnlyChanges} />
      {pages.problem && <ProblemNotice problem={pages.problem} onRetry={pages.reload} />}
      {!pages.problem && !pages.rows && <Loading what="historiken" />}
      {!pages.problem && pages.rows && (
        <Table
          caption="Historik"
          quietCaption
          columns={[
            { heading: 'När', names: true, cell: ({ at }) => formatInstant(at) },
            { heading: 'Vem', cell: ({ who }) => personText(who) },
            { heading: 'Vad', cell: (told) => <What area={area} told={told} /> },
            { heading: 'Skäl', cell: ({ reason }) => reason ?? '–' },
          ]}
          rows={toldHistory(pages.rows)}
          keyOf={({ at, who, action }) => `${at} ${who} ${action}`}
        />
      )}
      <More pages={pages} text="Visa äldre" />
    </div>
  );
}

/** The action, and for a changed record each old and new value. */
function What({ area, told: { action, year, times, since, changed } }: { area: Area; told: ToldEntry }) {
  const text = actionText(action, year);
  if (!changed) return <>{times === 1 ? text : `${text}, ${times} gånger sedan ${formatInstant(since)}`}</>;
  return (
    <>
      {text}
      <ul class="plain changes">
        {changed.changes.map((change, index) => {
          const { what, before, after } = loggedChangeText(area, change);
          return (
            <li key={`${index} ${what}`}>
              {before === undefined ? (
                <Dated text={`${after}: ${what}`} />
              ) : (
                <>
                  <Dated text={`${what}: ${before}`} /> <span aria-hidden="true">→</span>
                  <span class="unseen">har blivit</span> <Dated text={after} />
                </>
              )}
            </li>
          );
        })}
        {changed.more && <li>och {formatCount(changed.more, 'ändring', 'ändringar')} till</li>}
      </ul>
    </>
  );
}
