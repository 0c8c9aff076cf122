import { useState } from 'preact/hooks';
import { typedDay } from '../../../functions/domain/care/typed-day.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { api, type WorklistItem } from '../api.ts';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';

type SnoozeProps = { item: WorklistItem; onClose: () => void; onDone: (until: string) => void };

/** Puts a need off to a day, with the reason. */
export function SnoozeDialog({ item, onClose, onDone }: SnoozeProps) {
  const { today } = usePlace().session;
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<{ until?: string; reason?: string }>({});
  const { busy, problem, run } = useTask();
  const save = () => {
    const day = typedDay(until, today);
    const errors = {
      ...(day && day > today ? {} : { until: 'Skriv en dag efter i dag, som ÅÅÅÅ-MM-DD.' }),
      ...(reason.trim() ? {} : { reason: 'Skriv en orsak.' }),
    };
    setWrong(errors);
    if (!day || Object.keys(errors).length > 0) return;
    void run(async () => {
      await api.settleNeed(item.id, { outcome: 'snoozed', until: day, reason: reason.trim() });
      onDone(day);
    });
  };
  return (
    <Dialog title={`Skjut upp: ${item.reference}`} onClose={onClose} unsaved={reason.trim() !== ''}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) save();
        }}
      >
        <DateField
          label="Kommer tillbaka"
          today={today}
          value={until}
          onValue={setUntil}
          error={wrong.until}
          autofocus
        />
        <TextField label="Orsak" value={reason} onValue={setReason} error={wrong.reason} maxLength={500} />
        {problem && <ProblemNotice problem={problem} />}
        <p class="actions">
          <Button submit look="primary" busy={busy}>
            Skjut upp
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
