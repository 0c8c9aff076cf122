import { useRef, useState } from 'preact/hooks';
import { isSame } from '../../../../functions/domain/same.ts';
import { languages } from '../../../../functions/domain/survey/languages/languages.ts';
import { Button } from '../../../ui/button.tsx';
import { Radios, Select } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { showReceipt } from '../../announce.tsx';
import { api, type SeenContact } from '../../api.ts';
import { useFocusOnError } from '../../focus-on-error.ts';
import { readAnewOnConflict, useTask } from '../../load.ts';
import { asProblem } from '../../problem.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { languageName } from '../../words.ts';
import { phoneText, recipientNames } from './contact-words.ts';

type Draft = { recipient: string; phone: string; email: string; language: string };

const draftOf = ({ recipient, phone, email, language }: SeenContact): Draft => ({
  recipient: recipient ?? 'patient',
  phone: phone ? phoneText(phone) : '',
  email: email ?? '',
  language: language ?? 'sv',
});

type ContactFormProps = {
  reference: string;
  stored: SeenContact;
  onClose: () => void;
  onSaved: () => Promise<void>;
  /** Reads the contact again when another person has changed it. */
  reload: () => Promise<void>;
};

/** Changes how a patient is reached. The server reads the number, as only it knows every country's. */
export function ContactForm({ reference, stored, onClose, onSaved, reload }: ContactFormProps) {
  const [draft, setDraft] = useState(() => draftOf(stored));
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(form, wrong);
  const isProtected = stored.stopped?.reason === 'protected-identity';
  const field = (name: keyof Draft) => ({
    value: draft[name],
    onValue: (value: string) => setDraft({ ...draft, [name]: value }),
    error: wrong[name],
  });

  const submit = (event: Event) => {
    event.preventDefault();
    void task.run(async () => {
      setWrong({});
      const { phone, email } = draft;
      const change = {
        version: stored.version,
        recipient: draft.recipient as keyof typeof recipientNames,
        language: draft.language,
        ...(phone.trim() && !isProtected ? { phone } : {}),
        ...(email.trim() && !isProtected ? { email } : {}),
      };
      try {
        await readAnewOnConflict(() => api.saveContact(reference, change), reload);
      } catch (error) {
        const { status, errors } = asProblem(error);
        if (status !== 422) throw error;
        setWrong(Object.fromEntries(errors.map(({ path, message }) => [path, message])));
        return;
      }
      await onSaved();
      showReceipt('Kontaktuppgifterna är sparade');
      onClose();
    });
  };

  return (
    <Dialog title="Kontakt" onClose={onClose} unsaved={!isSame(draft, draftOf(stored))}>
      <form ref={form} class="stack" onSubmit={submit} noValidate>
        <Radios
          label="Vi skriver till"
          inline
          options={Object.entries(recipientNames).map(([value, text]) => ({ value, text }))}
          {...field('recipient')}
        />
        {isProtected ? (
          <p>Patienten har skyddade personuppgifter. Telefon och e-post får inte sparas.</p>
        ) : (
          <>
            <TextField
              label="Telefon"
              hint="Till exempel 070-174 06 05."
              width="short"
              optional
              {...field('phone')}
            />
            <TextField label="E-post" optional {...field('email')} />
          </>
        )}
        <Select
          label="Språk"
          options={languages.map(({ language }) => ({ value: language, text: languageName(language) }))}
          {...field('language')}
        />
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look="primary" busy={task.busy}>
            Spara
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
