import { createPortal } from 'preact/compat';
import { useState } from 'preact/hooks';
import { formatLongDate } from '../../../../functions/domain/care/long-date.ts';
import { momentOfDay } from '../../../../functions/domain/care/period.ts';
import { messageOf } from '../../../../functions/domain/survey/message/message.ts';
import { sendsText } from '../../../../functions/domain/survey/message/message-texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatList } from '../../../ui/format.ts';
import { announce } from '../../announce.tsx';
import { api, type IssuedCode, type SeenInvitation, type SeenPatient } from '../../api.ts';
import { useLoad, useTask } from '../../load.ts';
import { PaperButton } from '../../paper/paper-button.tsx';
import { ProblemNotice } from '../../problem-view.tsx';
import { usePlace } from '../../session.ts';
import { NoPhone } from '../../unit/no-phone.tsx';
import { formName, inFormOrder } from '../../words.ts';
import { Copyable } from './copyable.tsx';
import { HandOver } from './hand-over.tsx';
import { Letter } from './letter.tsx';
import { Message } from './message.tsx';
import { Qr } from './qr.tsx';

/** The facts of the invitation that the sheet shows. */
type CodedInvitation = Pick<
  SeenInvitation,
  'occasion' | 'anchor' | 'forms' | 'channel' | 'sentAt' | 'expiresAt'
>;

type CodeDialogProps = {
  title: string;
  issued: IssuedCode;
  patient: SeenPatient;
  /** The invitation as it was created, used until the patient has been fetched again. */
  asked: CodedInvitation;
  /** The code was made just now: the patient has not received it, even if the invitation was sent before. */
  isNew?: boolean;
  onClose: () => void;
  /** Called when the invitation is handed over. */
  onChange: () => Promise<void>;
};

/** Shows a code, and asks before it closes on one that has not been handed over. */
export function CodeDialog(props: CodeDialogProps) {
  const { title, issued, patient, asked, isNew = false, onClose, onChange } = props;
  const [done, setDone] = useState(false);
  const [asking, setAsking] = useState(false);
  const task = useTask();
  const invitation = patient.invitations.find(({ key }) => key === issued.key);
  const isCreated = invitation ? invitation.status === 'created' : !asked.sentAt;
  const isWaiting = !done && (isNew || isCreated);
  const handOver = () => {
    setDone(true);
    if (done || !isCreated) return;
    void task.run(async () => {
      try {
        await api.handOver(patient.reference, issued.key);
      } catch (error) {
        setDone(false);
        throw error;
      }
      announce('Koden är lämnad. Enkäten räknas som lämnad.');
      await onChange();
    });
  };
  return (
    <Dialog title={title} onClose={() => (isWaiting ? setAsking(true) : onClose())} wide>
      <div class="stack">
        {task.problem && <ProblemNotice problem={task.problem} />}
        <CodeSheet
          issued={issued}
          patient={patient}
          asked={invitation ?? asked}
          isCreated={isCreated}
          onHandedOver={handOver}
        />
        {isWaiting && isCreated && <NotHandedOver onHandedOver={handOver} />}
      </div>
      {asking && (
        <Dialog title="Koden är inte lämnad" onClose={() => setAsking(false)}>
          <div class="stack">
            <p>{isCreated ? createdText : renewedText}</p>
            <p class="actions">
              <Button look="primary" onPress={() => setAsking(false)}>
                Tillbaka till koden
              </Button>
              <Button onPress={onClose}>Stäng, inte lämnad</Button>
            </p>
          </div>
        </Dialog>
      )}
    </Dialog>
  );
}

const createdText =
  'Enkäten är skapad men räknas inte som lämnad. Den räknas när du har skrivit ut, kopierat eller visat koden. Enkäten och koden finns kvar på patientens sida.';
const renewedText =
  'Den gamla koden gäller inte längre, och patienten har inte fått den nya. Koden finns kvar på patientens sida.';

/** A button for a code that reached the patient in a way that the sheet cannot detect. */
function NotHandedOver({ onHandedOver }: { onHandedOver: () => void }) {
  return (
    <p class="row">
      <span class="small quiet">Enkäten räknas som lämnad när koden är lämnad.</span>
      <Button small look="quiet" onPress={onHandedOver}>
        Koden är lämnad
      </Button>
    </p>
  );
}

type CodeSheetProps = Pick<CodeDialogProps, 'issued' | 'patient' | 'asked'> & {
  isCreated: boolean;
  onHandedOver: () => void;
};

/** The code, the link and the QR: to print, to send, or to show on the screen. The chosen way comes first. */
function CodeSheet({ issued, patient, asked, isCreated, onHandedOver }: CodeSheetProps) {
  const { area, unit, session } = usePlace();
  const [handsOver, setHandsOver] = useState(false);
  const { data: contact, reload } = useLoad('unit contact', api.unitContact);
  const message = messageOf({
    area,
    unit,
    patient,
    // A code that is handed over today is open as long as an invitation sent today.
    invitation: isCreated ? { ...asked, sentAt: momentOfDay(session.today), expiresAt: undefined } : asked,
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
        setHandsOver(true);
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
      <div class="actions">
        {channel === 'clinic' ? [show, letter] : [letter, show]}
        <PaperButton
          forms={inFormOrder(area, forms)}
          reference={patient.reference}
          code={code}
          onPrint={onHandedOver}
        />
      </div>
      {!isMessage && (
        <details>
          <summary>Skicka som sms i stället</summary>
          {toSend}
        </details>
      )}
      {createPortal(<Letter message={message} />, document.body)}
      {handsOver && <HandOver message={message} onClose={() => setHandsOver(false)} />}
    </div>
  );
}
