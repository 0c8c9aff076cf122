import { useState } from 'preact/hooks';
import { formsOf } from '../../../functions/domain/care/area.ts';
import { Button } from '../../ui/button.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Loading } from '../../ui/notice.tsx';
import { api, type UnitContactView } from '../api.ts';
import { useLoad } from '../load.ts';
import { PaperButton } from '../paper/paper-button.tsx';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { ContactDialog } from './contact-dialog.tsx';
import { ContactPreview } from './contact-preview.tsx';
import { PhoneMissing } from './no-phone.tsx';

/** The settings that the unit decides itself. */
export function UnitPage() {
  const { data, problem, reload } = useLoad('unit contact', api.unitContact);
  return (
    <Page title="Enheten" intro={<p>Här ställer enheten in sina enkäter.</p>}>
      <div class="stack-large">
        {problem && <ProblemNotice problem={problem} onRetry={reload} />}
        {!data && !problem && <Loading what="kontaktuppgifterna" />}
        {data && <ContactCard stored={data} onChange={reload} />}
        <PaperCard />
        <AreaCard />
      </div>
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
        Visas i enkäten, på kvittot och när en länk inte längre gäller. Numret står också i breven, i texten
        till sms och i e-posten. En ändring syns inom en minut.
      </p>
      {!contact?.phone && <PhoneMissing stored={stored} />}
      <ContactPreview unit={unit.name} contact={contact} />
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

/** Prints the questions for patients who answer on paper, with a blank for the reference. */
function PaperCard() {
  const { area } = usePlace();
  return (
    <section class="card stack" aria-labelledby="paper">
      <h2 id="paper">Frågorna på papper</h2>
      <p>
        För den som hellre svarar med penna. Svaret skrivs in vid enkäten på patientens sida. Samma ord som i
        enkäten, och versionen står under frågorna.
      </p>
      <div class="actions">
        <PaperButton forms={formsOf(area)} />
      </div>
    </section>
  );
}

function AreaCard() {
  const { area } = usePlace();
  return (
    <section class="card stack" aria-labelledby="area">
      <h2 id="area">Vårdområdet</h2>
      <p>
        Enheten har tillstånd för {area.name.toLowerCase()}. Här står vilken vård som ingår, och varifrån
        formulären kommer.
      </p>
      <p class="actions">
        <a class="button" href="/portal/unit/area">
          Om vårdområdet
        </a>
      </p>
    </section>
  );
}
