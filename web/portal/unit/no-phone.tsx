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
  /** Nothing is lost if the user goes to the unit's page. */
  leave?: boolean;
};

/** Warns that letters and messages name no telephone number, and shows the text that replaces it. */
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

/** The same warning where a letter is made: staff who may change the contact can do so on the spot. */
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
