import { stockholmDate } from '../../../functions/domain/period.ts';
import { Button } from '../../ui/button.tsx';
import type { SeenInvitation } from '../api.ts';
import { usePlace } from '../session.ts';
import {
  answerModeNames,
  channelNames,
  formName,
  inFormOrder,
  respondentNames,
  statusNames,
} from '../words.ts';
import type { Opening } from './opening.ts';
import { invitationStory } from './timeline.ts';

const tones: Partial<Record<SeenInvitation['status'], string>> = {
  answered: 'tag tag-done',
  expired: 'tag tag-warn',
  started: 'tag tag-accent',
  opened: 'tag tag-accent',
  sent: 'tag tag-accent',
};

export const StatusTag = ({ status }: { status: SeenInvitation['status'] }) => (
  <span class={tones[status] ?? 'tag'}>{statusNames[status]}</span>
);

/** One invitation: where it stands, each form, and what can still be done with it. */
export function InvitationView({
  invitation,
  onOpen,
}: {
  invitation: SeenInvitation;
  onOpen: (opening: Opening) => void;
}) {
  const { area } = usePlace();
  const { key, channel, forms, status, answers = {} } = invitation;
  const about = `utskicket ${invitation.sentAt ? stockholmDate(invitation.sentAt) : ''}`;
  const canWithdraw = !['answered', 'withdrawn', 'expired'].includes(status);
  return (
    <div class="invitation">
      <p class="row">
        <StatusTag status={status} />
        <span class="small quiet">
          Utskick, {channelNames[channel].toLowerCase()} · {invitationStory(invitation)}
        </span>
      </p>
      <ul class="plain invitation-forms">
        {inFormOrder(area, forms).map((form) => {
          const answer = answers[form];
          return (
            <li key={form} class="row">
              <strong>{formName(form)}</strong>
              {answer ? (
                <span class="small">
                  besvarad {stockholmDate(answer.answeredAt)} ·{' '}
                  {respondentNames[answer.respondent].toLowerCase()}
                  {answer.mode !== 'web' && ` · ${answerModeNames[answer.mode].toLowerCase()}`}
                </span>
              ) : (
                <>
                  <span class="small quiet">inte besvarad</span>
                  {invitation.sentAt && status !== 'withdrawn' && (
                    <Button
                      small
                      look="quiet"
                      name={`Skriv in svar: ${formName(form)}, ${about}`}
                      onPress={() => onOpen({ what: 'answer', key, form })}
                    >
                      Skriv in svar
                    </Button>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
      {canWithdraw && (
        <p class="actions">
          <Button
            small
            look="quiet"
            name={`Ny kod: ${about}`}
            onPress={() => onOpen({ what: 'new-code', key })}
          >
            Ny kod
          </Button>
          <Button
            small
            look="quiet"
            name={`Återkalla: ${about}`}
            onPress={() => onOpen({ what: 'withdraw', key })}
          >
            Återkalla
          </Button>
        </p>
      )}
    </div>
  );
}
