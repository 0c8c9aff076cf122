import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { api } from '../api.ts';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';

/** Hands a file to the browser to save. */
function save(parts: string[], name: string, type: string): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** All of the unit's patients as one file, fetched page by page. */
export function ExportCard() {
  const { session, unit } = usePlace();
  const [count, setCount] = useState(0);
  const [done, setDone] = useState(false);
  const task = useTask();

  const fetchAll = () =>
    task.run(async () => {
      setCount(0);
      setDone(false);
      const parts: string[] = [];
      let patients = 0;
      let next: string | undefined;
      do {
        const page = await api.exportPage(next);
        parts.push(page.lines);
        patients += page.lines.split('\n').filter(Boolean).length;
        setCount(patients);
        next = page.next;
      } while (next);
      save(parts, `${unit.id}-${session.today}.ndjson`, 'application/x-ndjson');
      setDone(true);
      announce(`Exporten är klar: ${patients} patienter.`);
    });

  return (
    <section class="card stack" aria-labelledby="export">
      <h2 id="export">Hämta ut allt</h2>
      <p>
        Alla patienter på enheten med besök, behandlingar och enkäter, en patient per rad. PREM-svaren är
        förseglade: de följer med men kan inte läsas, bara importeras igen.
      </p>
      <Notice kind="warning">
        <p>Filen innehåller uppgifter om patienter. Spara den bara där enheten får förvara sådana.</p>
      </Notice>
      {task.problem && <ProblemNotice problem={task.problem} />}
      <p class="actions">
        <Button onPress={() => void fetchAll()} busy={task.busy}>
          Hämta som .ndjson
        </Button>
        {task.busy && count > 0 && <span class="quiet">{formatNumber(count)} patienter hittills</span>}
        {done && !task.busy && (
          <span class="quiet">Klart: {formatCount(count, 'patient', 'patienter')}.</span>
        )}
      </p>
    </section>
  );
}
