import { useState } from 'preact/hooks';
import { formsOf } from '../../../functions/domain/care/area.ts';
import { hasHiddenAnswers } from '../../../functions/domain/survey/instruments/instruments.ts';
import { Button } from '../../ui/button.tsx';
import { formatList, formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { api } from '../api.ts';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { formName, patientCount } from '../words.ts';
import { type ExportFormat, exportAs, exportFormats } from './export-formats.ts';
import { saveFile } from './save-file.ts';

const formatNames = {
  xlsx: 'Arbetsbok (.xlsx)',
  csv: 'CSV',
  ndjson: 'En patient per rad (.ndjson)',
} as const;

/** The card that fetches all of the unit's patients, page by page, as one file. */
export function ExportCard() {
  const { session, area, unit } = usePlace();
  const [count, setCount] = useState(0);
  const [done, setDone] = useState(false);
  const task = useTask();
  const sealed = formsOf(area).filter(hasHiddenAnswers).map(formName);

  const fetchAll = (format: ExportFormat) =>
    task.run(async () => {
      setCount(0);
      setDone(false);
      const pages: string[] = [];
      let patients = 0;
      let next: string | undefined;
      do {
        const page = await api.exportPage(next);
        pages.push(page.lines);
        patients += page.lines.split('\n').filter(Boolean).length;
        setCount(patients);
        next = page.next;
      } while (next);
      saveFile(await exportAs(format, area, pages), `${unit.id}-${session.today}.${format}`);
      setDone(true);
      announce(`Exporten är klar: ${patientCount(patients)}.`);
    });

  return (
    <section class="card stack" aria-labelledby="export">
      <h2 id="export">Exportera alla patienter</h2>
      <p>
        Alla patienter på enheten med besök, behandlingar, enkäter och svar.
        {sealed.length > 0 &&
          ` Svaren på ${formatList(sealed)} är förseglade: de följer med men kan inte läsas, bara importeras igen.`}
      </p>
      <Notice kind="warning">
        <p>Filen innehåller uppgifter om patienter. Spara den bara där enheten får förvara sådana.</p>
      </Notice>
      {task.problem && <ProblemNotice problem={task.problem} />}
      <p class="actions">
        {exportFormats.map((format) => (
          <Button key={format} onPress={() => void fetchAll(format)} busy={task.busy}>
            {formatNames[format]}
          </Button>
        ))}
      </p>
      {task.busy && count > 0 && <p class="quiet">{formatNumber(count)} patienter hittills.</p>}
      {done && !task.busy && <p class="quiet">Klart: {patientCount(count)}.</p>}
    </section>
  );
}
