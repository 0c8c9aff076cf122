import { useEffect, useRef, useState } from 'preact/hooks';
import { isSame } from '../../../functions/domain/same.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showReceipt } from '../announce.tsx';
import { api, type UnitContactView } from '../api.ts';
import { useFocusOnError } from '../focus-on-error.ts';
import { useTask } from '../load.ts';
import { Problem } from '../problem.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { type ContactField, contactDraft, messagesOf, readContactDraft } from './contact-draft.ts';
import { ContactPreview } from './contact-preview.tsx';

type ContactDialogProps = { stored: UnitContactView; onClose: () => void; onSaved: () => Promise<void> };

/**
 * Changes the telephone contact for the unit's patients. With all fields empty, patients see only the unit's
 * name.
 */
export function ContactDialog({ stored, onClose, onSaved }: ContactDialogProps) {
  const { unit } = usePlace();
  // The contact that the change is based on: the one at opening, or one that another member of staff has
  // saved since.
  const [base, setBase] = useState(stored);
  const [theirs, setTheirs] = useState<UnitContactView>();
  const [draft, setDraft] = useState(() => contactDraft(stored.contact));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const form = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(form, errors);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.focus();
  }, [theirs]);
  const field = (name: ContactField) => ({
    optional: true,
    value: draft[name],
    onValue: (value: string) => setDraft({ ...draft, [name]: value }),
    error: errors[name],
  });

  const submit = (event: Event) => {
    event.preventDefault();
    const read = readContactDraft(draft);
    setErrors('errors' in read ? read.errors : {});
    if ('errors' in read) return;
    void task.run(async () => {
      try {
        await api.saveUnitContact({ version: base.version, contact: read.contact });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.status === 409 && error.current) {
          const newer = error.current as UnitContactView;
          setBase(newer);
          setTheirs(newer);
          return;
        }
        if (error.status === 422) setErrors(messagesOf(error.errors));
        throw error;
      }
      await onSaved();
      showReceipt('Kontaktuppgifterna är sparade');
      onClose();
    });
  };

  return (
    <Dialog
      title="Vem patienterna kontaktar"
      onClose={onClose}
      unsaved={!isSame(draft, contactDraft(base.contact))}
    >
      <form ref={form} class="stack" onSubmit={submit} noValidate>
        <TextField
          label="Telefon"
          hint="Dit patienter och vårdnadshavare ringer, till exempel 031-342 10 00. Står även i brev, sms och e-post."
          width="short"
          {...field('phone')}
        />
        <TextField label="Telefontid" hint="Till exempel: måndag–fredag 8–10." {...field('sv.hours')} />
        <TextArea
          label="Egen text"
          hint="Högst fem rader vanlig text, till exempel hur man når er på 1177.se."
          {...field('sv.text')}
        />
        <fieldset class="stack">
          <legend>
            <strong>På engelska</strong>
          </legend>
          <p class="hint">Visas på de engelska sidorna. Det som är tomt visas på svenska.</p>
          <TextField label="Telefontid på engelska" {...field('en.hours')} />
          <TextArea label="Egen text på engelska" {...field('en.text')} />
        </fieldset>
        <p class="small">Utan nummer ser patienterna bara enhetens namn och inget nummer att ringa.</p>
        {theirs && (
          <div ref={notice} tabIndex={-1}>
            <Notice kind="warning" title="Någon annan hann ändra först">
              <p>Det du har skrivit finns kvar. Om du sparar ersätter din text den här:</p>
              <ContactPreview unit={unit.name} contact={theirs.contact} />
              <p class="actions">
                <Button
                  small
                  onPress={() => {
                    setDraft(contactDraft(theirs.contact));
                    setTheirs(undefined);
                  }}
                >
                  Använd det som står nu
                </Button>
              </p>
            </Notice>
          </div>
        )}
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
