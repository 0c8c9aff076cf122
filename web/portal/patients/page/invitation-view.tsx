import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import {
  hasHiddenAnswers,
  instrumentOf,
} from '../../../../functions/domain/survey/instruments/instruments.ts';
import { isCorrectable } from '../../../../functions/domain/survey/staff-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { Dated } from '../../../ui/dated.tsx';
import type { SeenAnswer, SeenInvitation } from '../../api.ts';
import { usePlace } from '../../session.ts';
import {
  answerModeNames,
  channelNames,
  formName,
  inFormOrder,
  respondentNames,
  statusNames,
} from '../../words.ts';
import { FormShape } from './form-mark.tsx';
import type { Opening } from './opening.ts';
import { invitationStory } from './timeline.ts';

const tones: Partial<Record<SeenInvitation['status'], string>> = {
  answered: 'tag tag-done',
  created: 'tag tag-warn',
  expired: 'tag tag-warn',
  started: 'tag tag-accent',
  opened: 'tag tag-accent',
  sent: 'tag tag-accent',
};

export const StatusTag = ({ status }: { status: SeenInvitation['status'] }) => (
  <span class={tones[status] ?? 'tag'}>{statusNames[status]}</span>
);

/** One invitation: its state, its forms, and the actions that are still possible. */
export function InvitationView({
  invitation,
  onOpen,
}: {
  invitation: SeenInvitation;
  onOpen: (opening: Opening) => void;
}) {
  const { area } = usePlace();
  const { key, channel, forms, status, answers = {} } = invitation;
  const made = invitation.sentAt ?? invitation.createdAt;
  const about = `enkäten ${made ? stockholmDate(made) : 'som inte är lämnad'}`;
  const told = [`Enkät, ${channelNames[channel].toLowerCase()}`, invitationStory(invitation)];
  const canWithdraw = !['answered', 'withdrawn', 'expired'].includes(status);
  return (
    <div class="invitation">
      <p class="row">
        <StatusTag status={status} />
        <span class="small quiet">
          <Dated text={told.filter(Boolean).join(' · ')} />
        </span>
      </p>
      <ul class="plain invitation-forms">
        {inFormOrder(area, forms).map((form) => {
          const answer = answers[form];
          return (
            <li key={form} class="row">
              <FormShape state={answer ? 'answered' : status} />
              <strong>{formName(form)}</strong>
              {answer ? (
                <Answered
                  form={form}
                  answer={answer}
                  about={about}
                  onCorrect={() => onOpen({ what: 'answer', key, form })}
                />
              ) : (
                <>
                  <span class="small quiet">inte besvarad</span>
                  {made && status !== 'withdrawn' && (
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
      {status === 'not-sent' && (
        <p class="small quiet">Skapa en ny kod för att skicka det; därefter kan svar skrivas in.</p>
      )}
      {canWithdraw && (
        <p class="actions">
          {status !== 'not-sent' && (
            <Button
              small
              look="quiet"
              name={`Kod, brev och sms: ${about}`}
              onPress={() => onOpen({ what: 'show-code', key })}
            >
              Kod, brev och sms
            </Button>
          )}
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
            name={`Dra tillbaka: ${about}`}
            onPress={() => onOpen({ what: 'withdraw', key })}
          >
            Dra tillbaka
          </Button>
        </p>
      )}
    </div>
  );
}

type AnsweredProps = { form: string; answer: SeenAnswer; about: string; onCorrect: () => void };

/**
 * The answer to a form. Typed-in answers can be corrected; an answer that staff may not see is typed in from
 * the beginning.
 */
function Answered({ form, answer, about, onCorrect }: AnsweredProps) {
  const { answeredAt, respondent, mode, values } = answer;
  const text = hasHiddenAnswers(form) ? 'Skriv in på nytt' : 'Visa och ändra';
  return (
    <>
      <span class="small">
        besvarad {stockholmDate(answeredAt)} · {respondentNames[respondent].toLowerCase()}
        {mode !== 'web' && ` · ${answerModeNames[mode].toLowerCase()}`}
      </span>
      {values && !instrumentOf(form).isComplete(values) && <span class="tag tag-warn">ofullständigt</span>}
      {isCorrectable(answer) && (
        <Button small look="quiet" name={`${text}: ${formName(form)}, ${about}`} onPress={onCorrect}>
          {text}
        </Button>
      )}
    </>
  );
}
