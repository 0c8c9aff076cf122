import { createPortal } from 'preact/compat';
import { useRef, useState } from 'preact/hooks';
import { momentOfDay } from '../../../functions/domain/care/period.ts';
import { type CodeMessage, messageOf } from '../../../functions/domain/survey/message/message.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { announce, showReceipt } from '../announce.tsx';
import { api, type InvitationRow, newOnce } from '../api.ts';
import { useLoad, useTask } from '../load.ts';
import { Letter } from '../patients/sending/letter.tsx';
import { asProblem } from '../problem.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';

type Printed = { invitation: InvitationRow; message: CodeMessage };
type NotMade = { invitation: InvitationRow; why: string };

/** The words for a number of letters: «1 brev», «3 brev». */
const lettersText = (count: number) => `${formatNumber(count)} brev`;

/**
 * Prints the letters of invitations that are not handed over, one a page. Each gets a new code, as the codes that were
 * shown are not stored; once they are printed, the invitations are handed over.
 */
export function LettersDialog({
  invitations,
  onClose,
  onPrinted,
}: {
  invitations: readonly InvitationRow[];
  onClose: () => void;
  /** Called when they are handed over. */
  onPrinted: () => Promise<void>;
}) {
  const { area, unit, session } = usePlace();
  const { data: contact } = useLoad('unit contact', api.unitContact);
  const task = useTask();
  const [made, setMade] = useState(0);
  const [letters, setLetters] = useState<readonly Printed[]>();
  const [failed, setFailed] = useState<readonly NotMade[]>([]);
  const once = useRef(new Map(invitations.map(({ reference, key }) => [`${reference} ${key}`, newOnce()])));

  const letterOf = async (invitation: InvitationRow): Promise<Printed> => {
    const { reference, key } = invitation;
    const patient = await api.patient(reference);
    const asked = patient.invitations.find((one) => one.key === key);
    if (!asked) throw new Error(`the patient has no invitation ${key}`);
    const issued = await api.renewCode(reference, key, once.current.get(`${reference} ${key}`) ?? newOnce());
    const message = messageOf({
      area,
      unit,
      patient,
      invitation: { ...asked, sentAt: momentOfDay(session.today), expiresAt: undefined },
      issued,
      survey: session.survey,
      phone: contact?.contact?.phone,
      today: session.today,
    });
    return { invitation, message };
  };
  const make = () =>
    task.run(async () => {
      const printed: Printed[] = [];
      const missed: NotMade[] = [];
      for (const invitation of invitations) {
        try {
          printed.push(await letterOf(invitation));
        } catch (error) {
          missed.push({ invitation, why: asProblem(error).detail });
        }
        setMade(printed.length + missed.length);
      }
      setLetters(printed);
      setFailed(missed);
      announce(`${lettersText(printed.length)} är klara att skriva ut.`);
    });
  const print = () =>
    task.run(async () => {
      window.print();
      for (const { invitation } of letters ?? []) await api.handOver(invitation.reference, invitation.key);
      showReceipt(`${lettersText(letters?.length ?? 0)} är lämnade`);
      onClose();
      await onPrinted();
    });

  return (
    <Dialog title="Skriv ut brev" onClose={onClose}>
      <div class="stack">
        {letters ? (
          <p>
            {lettersText(letters.length)} är klara, ett på varje sida. När de är utskrivna räknas enkäterna
            som skickade.
          </p>
        ) : (
          <p>Varje brev får en ny kod. En kod som redan har visats för någon av enkäterna slutar gälla.</p>
        )}
        {task.busy && !letters && (
          <p role="status">
            {formatNumber(made)} av {lettersText(invitations.length)}
          </p>
        )}
        {failed.length > 0 && (
          <Notice kind="warning" title={`${lettersText(failed.length)} gick inte att göra`}>
            <ul>
              {failed.map(({ invitation, why }) => (
                <li key={`${invitation.reference} ${invitation.key}`}>
                  {invitation.reference}: {why}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {task.problem && <ProblemNotice problem={task.problem} />}
        <p class="actions">
          {letters === undefined ? (
            <Button look="primary" busy={task.busy || !contact} onPress={() => void make()}>
              Gör {lettersText(invitations.length)}
            </Button>
          ) : (
            letters.length > 0 && (
              <Button look="primary" busy={task.busy} onPress={() => void print()}>
                Skriv ut {lettersText(letters.length)}
              </Button>
            )
          )}
        </p>
      </div>
      {letters?.map(({ invitation, message }) =>
        createPortal(
          <Letter key={`${invitation.reference} ${invitation.key}`} message={message} />,
          document.body,
        ),
      )}
    </Dialog>
  );
}
