import { useState } from 'preact/hooks';
import { Loading } from '../../../ui/notice.tsx';
import { fetchCode } from '../../code.ts';
import { useTask } from '../../load.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import type { ContactDetailsProps } from './contact-details.tsx';

const detailsCode = () => fetchCode(() => import('./contact-details.tsx'));

/** How the patient is reached. Code and contact are fetched when the user unfolds it. */
export function ContactCard(asked: ContactDetailsProps) {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState<Awaited<ReturnType<typeof detailsCode>>>();
  const task = useTask();
  const load = () => task.run(async () => setCode(await detailsCode()));
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        if (currentTarget.open && !code) void load();
      }}
    >
      <summary>Kontakt: telefon, e-post och stopp</summary>
      {task.busy && <Loading what="kontaktuppgifterna" />}
      {task.problem && <ProblemNotice problem={task.problem} onRetry={load} />}
      {open && code && <code.ContactDetails {...asked} />}
    </details>
  );
}
