import { createPortal } from 'preact/compat';
import { useState } from 'preact/hooks';
import { formatLongDate } from '../../../../functions/domain/care/long-date.ts';
import { messageOf } from '../../../../functions/domain/survey/message/message.ts';
import { sendsText } from '../../../../functions/domain/survey/message/message-texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatList } from '../../../ui/format.ts';
import { api, type IssuedCode, type SeenInvitation, type SeenPatient } from '../../api.ts';
import { useLoad } from '../../load.ts';
import { PaperDialog } from '../../paper/paper-dialog.tsx';
import { usePlace } from '../../session.ts';
import { NoPhone } from '../../unit/no-phone.tsx';
import { formName, inFormOrder } from '../../words.ts';
import { Copyable } from './copyable.tsx';
import { HandOver } from './hand-over.tsx';
import { Letter } from './letter.tsx';
import { Message } from './message.tsx';
import { Qr } from './qr.tsx';

/** What is asked about, as the sheet tells it. */
type CodedInvitation = Pick<
  SeenInvitation,
  'occasion' | 'anchor' | 'forms' | 'channel' | 'sentAt' | 'expiresAt'
>;

type CodeDialogProps = {
  title: string;
  issued: IssuedCode;
  patient: SeenPatient;
  /** What was asked, in case the patient's invitation has not been fetched. */
  asked: CodedInvitation;
  onClose: () => void;
};

/** The code. It asks before it closes on a code that nobody can have been given. */
export function CodeDialog({ title, issued, patient, asked, onClose }: CodeDialogProps) {
  const [handedOver, setHandedOver] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <Dialog title={title} onClose={() => (handedOver ? onClose() : setAsking(true))} wide>
      <CodeSheet
        issued={issued}
        patient={patient}
        asked={patient.invitations.find(({ key }) => key === issued.key) ?? asked}
        onHandedOver={() => setHandedOver(true)}
      />
      {asking && (
        <Dialog title="Har du lämnat över koden?" onClose={() => setAsking(false)}>
          <div class="stack">
            <p>
              Koden är inte utskriven, kopierad eller visad stort. Du kan visa den igen på patientens sida.
            </p>
            <p class="actions">
              <Button look="primary" onPress={() => setAsking(false)}>
                Nej, tillbaka till koden
              </Button>
              <Button onPress={onClose}>Ja, stäng</Button>
            </p>
          </div>
        </Dialog>
      )}
    </Dialog>
  );
}

type CodeSheetProps = Omit<CodeDialogProps, 'title' | 'onClose'> & { onHandedOver: () => void };

/** The code, the link and the QR: to print, to send, or to hand over on the screen. What was chosen stands first. */
function CodeSheet({ issued, patient, asked, onHandedOver }: CodeSheetProps) {
  const { area, unit, session } = usePlace();
  const [open, setOpen] = useState<'hand-over' | 'paper'>();
  const { data: contact, reload } = useLoad('unit contact', api.unitContact);
  const message = messageOf({
    area,
    unit,
    patient,
    invitation: asked,
    issued,
    survey: session.survey,
    phone: contact?.contact?.phone,
    today: session.today,
  });
  const { channel, forms } = asked;
  const { code, link, lastDay } = message;
  const isMessage = sendsText(channel);
  const toSend = (
    <Message message={message} by={isMessage ? channel : 'sms'} first={isMessage} onCopied={onHandedOver} />
  );
  const letter = (
    <Button
      key="letter"
      look={channel === 'letter' ? 'primary' : 'plain'}
      onPress={() => {
        onHandedOver();
        window.print();
      }}
    >
      Skriv ut brev
    </Button>
  );
  const show = (
    <Button
      key="show"
      look={channel === 'clinic' ? 'primary' : 'plain'}
      onPress={() => {
        onHandedOver();
        setOpen('hand-over');
      }}
    >
      Visa stort för patienten
    </Button>
  );
  return (
    <div class="stack">
      {isMessage && toSend}
      <div class="code-sheet">
        <Qr text={link} label={`QR-kod till enkäten ${code}`} />
        <div class="stack">
          <p>
            {patient.reference}: {formatList(inFormOrder(area, forms).map(formName))}
            {lastDay && `. Svara senast ${formatLongDate(lastDay)}.`}
          </p>
          <Copyable label="Kod" what="koden" text={code} onCopied={onHandedOver} />
          <Copyable
            label="Länk"
            what="länken"
            shown={link.replace(/^https?:\/\//, '')}
            text={link}
            onCopied={onHandedOver}
          />
        </div>
      </div>
      {contact && !contact.contact?.phone && <NoPhone stored={contact} onSaved={reload} />}
      <p class="actions">
        {channel === 'clinic' ? [show, letter] : [letter, show]}
        <Button onPress={() => setOpen('paper')}>Skriv ut frågorna på papper</Button>
      </p>
      {!isMessage && (
        <details>
          <summary>Skicka som sms i stället</summary>
          {toSend}
        </details>
      )}
      {createPortal(<Letter message={message} />, document.body)}
      {open === 'hand-over' && <HandOver message={message} onClose={() => setOpen(undefined)} />}
      {open === 'paper' && (
        <PaperDialog
          forms={inFormOrder(area, forms)}
          reference={patient.reference}
          code={code}
          onPrint={onHandedOver}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
