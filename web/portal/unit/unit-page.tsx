import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Loading } from '../../ui/notice.tsx';
import { api, type UnitContactView } from '../api.ts';
import { useLoad } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { ContactPreview } from './contact-preview.tsx';

/** What the unit decides about itself. */
export function UnitPage() {
  const { data, problem, reload } = useLoad('unit contact', api.unitContact);
  return (
    <Page title="Enheten" intro={<p>Det som enheten själv bestämmer om sina enkäter.</p>}>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading what="kontaktuppgifterna" />}
      {data && <ContactCard stored={data} onChange={reload} />}
    </Page>
  );
}

type ContactCardProps = { stored: UnitContactView; onChange: () => Promise<void> };

function ContactCard({ stored, onChange }: ContactCardProps) {
  const { session, unit } = usePlace();
  const [editing, setEditing] = useState(false);
  const { contact, changed } = stored;
  return (
    <section class="card stack" aria-labelledby="contact">
      <h2 id="contact">Vem patienterna kontaktar</h2>
      <p>
        Står på enkätens sidor: där frågorna är, på kvittot, och där en länk inte längre gäller. Numret står
        också i brevet som skrivs ut. En ändring syns inom en minut.
      </p>
      <ContactPreview unit={unit.name} contact={contact} />
      {!contact && (
        <p>Enheten har inte skrivit något eget, så sidorna hänvisar till brevet eller kallelsen.</p>
      )}
      {changed && (
        <p class="small quiet">
          Ändrat {formatInstant(changed.at)} av {changed.by}
        </p>
      )}
      {session.role === 'lead' ? (
        <p class="actions">
          <Button look="primary" name="Ändra vem patienterna kontaktar" onPress={() => setEditing(true)}>
            Ändra
          </Button>
        </p>
      ) : (
        <p class="small quiet">Enhetens ansvariga kan ändra det.</p>
      )}
      {editing && <ContactDialog stored={stored} onClose={() => setEditing(false)} onSaved={onChange} />}
    </section>
  );
}
