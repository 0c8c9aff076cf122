import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { api, type InvitationRow, type InvitationsQuery } from '../api.ts';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { saveFile } from '../transfer/save-file.ts';
import { LettersDialog } from './letters-dialog.tsx';
import { logFile } from './log-file.ts';

/** Fetches every row of a list. */
async function wholeLog(year: number, query: InvitationsQuery): Promise<InvitationRow[]> {
  const all: InvitationRow[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await api.invitations(year, { ...query, after, limit: '1000' });
    all.push(...rows);
    after = next;
  } while (after !== undefined);
  return all;
}

type ToolsProps = {
  year: number;
  query: InvitationsQuery;
  chosen: readonly InvitationRow[];
  onAll: ((isChosen: boolean) => void) | undefined;
  onPrinted: () => Promise<void>;
};

/** What can be done with the list, or with the chosen rows. */
export function LogTools({ year, query, chosen, onAll, onPrinted }: ToolsProps) {
  const { area } = usePlace();
  const task = useTask();
  const [printing, setPrinting] = useState(false);
  const letters = chosen.filter(({ state }) => state === 'created');
  const save = () =>
    task.run(async () => {
      const rows = chosen.length > 0 ? chosen : await wholeLog(year, query);
      saveFile(await logFile(area, query.occasion, rows), `enkater-${year}.csv`);
    });
  return (
    <>
      {task.problem && <ProblemNotice problem={task.problem} />}
      <p class="actions">
        {onAll && chosen.length === 0 && (
          <Button small onPress={() => onAll(true)}>
            Välj alla som visas
          </Button>
        )}
        {chosen.length > 0 && (
          <Button small onPress={() => onAll?.(false)}>
            Välj inga
          </Button>
        )}
        <Button small busy={task.busy} onPress={() => void save()}>
          {chosen.length > 0 ? `Hämta ${formatNumber(chosen.length)} valda som CSV` : 'Hämta listan som CSV'}
        </Button>
        {letters.length > 0 && (
          <Button small look="primary" onPress={() => setPrinting(true)}>
            {letters.length === 1 ? 'Skriv ut 1 brev' : `Skriv ut ${formatNumber(letters.length)} brev`}
          </Button>
        )}
      </p>
      {printing && (
        <LettersDialog invitations={letters} onClose={() => setPrinting(false)} onPrinted={onPrinted} />
      )}
    </>
  );
}
