import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { UnitContactView } from '../api.ts';
import { usePlace } from '../session.ts';
import { ContactDialog } from './contact-dialog.tsx';

type NoPhoneProps = {
  stored: UnitContactView;
  onSaved: () => Promise<void>;
  /** Nothing is lost by going to the unit's page. */
  leave?: boolean;
};

/** Warns that letters and messages name no number; whoever may write it can do so where they are. */
export function NoPhone({ stored, onSaved, leave = false }: NoPhoneProps) {
  const { session } = usePlace();
  const [editing, setEditing] = useState(false);
  return (
    <Notice kind="warning" title="Brevet saknar telefonnummer">
      <p>Den som vill fråga något eller svara på papper får inget nummer att ringa.</p>
      {session.role === 'lead' ? (
        <p class="actions">
          <Button small onPress={() => setEditing(true)}>
            Skriv in numret
          </Button>
        </p>
      ) : (
        <p>
          Enhetens ansvariga skriver in det under {leave ? <a href="/portal/unit">Enheten</a> : 'Enheten'}.
        </p>
      )}
      {editing && <ContactDialog stored={stored} onClose={() => setEditing(false)} onSaved={onSaved} />}
    </Notice>
  );
}
