import type { ComponentChildren } from 'preact';
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

/** Warns that letters and messages name no number, and says what stands in its place. */
export function PhoneMissing({
  stored,
  children,
}: {
  stored: UnitContactView;
  children?: ComponentChildren;
}) {
  return (
    <Notice kind="warning" title="Breven saknar telefonnummer">
      <p>
        Den som vill fråga något eller svara på papper får inget nummer att ringa.
        {stored.contact && ' Den egna texten står på sidorna men inte i breven.'}
      </p>
      {children}
    </Notice>
  );
}

/** The same where a letter is made: whoever may write it can do so where they are. */
export function NoPhone({ stored, onSaved, leave = false }: NoPhoneProps) {
  const { session } = usePlace();
  const [editing, setEditing] = useState(false);
  return (
    <PhoneMissing stored={stored}>
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
    </PhoneMissing>
  );
}
