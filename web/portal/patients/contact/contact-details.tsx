import { useState } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import { Loading, Notice } from '../../../ui/notice.tsx';
import { showReceipt } from '../../announce.tsx';
import { api, type SeenContact } from '../../api.ts';
import { useLoad, useTask } from '../../load.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { languageName } from '../../words.ts';
import { ContactForm } from './contact-form.tsx';
import { phoneText, recipientNames } from './contact-words.ts';
import { StopForm } from './stop-form.tsx';
import { StoppedNotice } from './stopped-notice.tsx';

export type ContactDetailsProps = { reference: string; onChange: () => Promise<void> };

/** The patient's contact, with what changes it. Every reading of it is logged. */
export function ContactDetails({ reference, onChange }: ContactDetailsProps) {
  const { data, problem, reload } = useLoad(`contact ${reference}`, () => api.contact(reference));
  const [form, setForm] = useState<'contact' | 'stop'>();
  const common = {
    reference,
    onClose: () => setForm(undefined),
    onSaved: async () => {
      await Promise.all([reload(), onChange()]);
    },
  };
  return (
    <section class="card stack" aria-label="Kontakt">
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading what="kontaktuppgifterna" />}
      {data && (
        <>
          <Details contact={data} />
          <div class="actions">
            <Button name="Ändra kontaktuppgifterna" onPress={() => setForm('contact')}>
              Ändra
            </Button>
            {data.stopped ? (
              <Resume {...common} />
            ) : (
              <Button onPress={() => setForm('stop')}>Stoppa alla enkäter …</Button>
            )}
          </div>
          {form === 'contact' && <ContactForm {...common} stored={data} reload={reload} />}
          {form === 'stop' && <StopForm {...common} />}
        </>
      )}
    </section>
  );
}

function Details({ contact }: { contact: SeenContact }) {
  const { recipient = 'patient', phone, email, language = 'sv', stopped, outgrown, textless } = contact;
  const isProtected = stopped?.reason === 'protected-identity';
  const none = isProtected ? 'sparas inte' : 'saknas';
  const facts = [
    ['Vi skriver till', recipientNames[recipient]],
    ['Telefon', phone ? phoneText(phone) : none],
    ['E-post', email ?? none],
    ['Språk', languageName(language)],
  ];
  return (
    <>
      <StoppedNotice stopped={stopped} />
      {outgrown && (
        <Notice kind="warning">
          <p>Patienten har fyllt 18 år. Vårdnadshavarens uppgifter används inte längre.</p>
        </Notice>
      )}
      {textless && (
        <Notice kind="warning">
          <p>Systemet skickar inte sms till det landet. Ange gärna en e-postadress.</p>
        </Notice>
      )}
      <dl class="facts facts-patient">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd class="whole">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Resume({ reference, onSaved }: { reference: string; onSaved: () => Promise<void> }) {
  const task = useTask();
  const resume = () =>
    void task.run(async () => {
      await api.resumeContact(reference);
      await onSaved();
      showReceipt('Enkäter är tillåtna igen');
    });
  return (
    <>
      <Button busy={task.busy} onPress={resume}>
        Tillåt enkäter igen
      </Button>
      {task.problem && <ProblemNotice problem={task.problem} />}
    </>
  );
}
