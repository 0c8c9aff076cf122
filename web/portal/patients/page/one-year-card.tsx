import { formatLongDate } from '../../../../functions/domain/care/long-date.ts';
import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import { lastDayOf } from '../../../../functions/domain/survey/invitation-state.ts';
import { Button } from '../../../ui/button.tsx';
import { Dated } from '../../../ui/dated.tsx';
import type { SeenInvitation, SeenPatient } from '../../api.ts';
import { usePlace } from '../../session.ts';
import { anchorName, choiceName, oneYearOf, windowText } from '../sending/one-year.ts';
import { StatusTag } from './invitation-view.tsx';
import type { Opening } from './opening.ts';

const stateTags = {
  possible: { text: 'Kan lämnas', tone: 'tag tag-accent' },
  due: { text: 'Dags', tone: 'tag tag-warn' },
  soon: { text: 'Snart dags', tone: 'tag tag-accent' },
  early: { text: 'Inte dags än', tone: 'tag' },
  past: { text: 'Tiden har gått ut', tone: 'tag' },
} as const;

const StageTag = ({ stage }: { stage: keyof typeof stateTags }) => (
  <span class={stateTags[stage].tone}>{stateTags[stage].text}</span>
);

type OneYearCardProps = { patient: SeenPatient; onOpen: (opening: Opening) => void };

/** Says whether the survey one year after treatment is due, sent or answered, with a button to send it. */
export function OneYearCard({ patient, onOpen }: OneYearCardProps) {
  const place = usePlace();
  const { area } = place;
  if (area.forms['one-year'].length === 0 || patient.treatments.length === 0) return null;
  const { standing } = oneYearOf(place, patient);
  // Att göra decides what is urgent: it also knows the years that are measured, and who has declined.
  const calls = patient.need !== undefined;
  const isDue = standing.state === 'soon' || (standing.state === 'due' && calls);
  return (
    <section class="card one-year" aria-labelledby="one-year">
      <div class="stack-small">
        <div class="row">
          <h2 id="one-year">Enkät vid ettårskontroll</h2>
          {'choice' in standing && (
            <StageTag stage={standing.state === 'due' && !calls ? 'possible' : standing.state} />
          )}
          {'invitation' in standing && <StatusTag status={standing.invitation.status} />}
        </div>
        {standing.state === 'none' && <p>Ingen av behandlingarna räknas i måtten.</p>}
        {'choice' in standing && (
          <p>
            <Dated text={`Gäller ${choiceName(area, standing.choice)}. ${windowText(standing.choice)}`} />
          </p>
        )}
        {'invitation' in standing && (
          <p>
            <Dated
              text={`Gäller ${anchorName(area, patient, standing.invitation.anchor)}.${sendingText(standing)}`}
            />
          </p>
        )}
      </div>
      <p class="actions">
        <Button
          look={isDue ? 'primary' : standing.state === 'sent' ? 'quiet' : 'plain'}
          onPress={() => onOpen({ what: 'invite', occasion: 'one-year', anchor: '' })}
        >
          Enkät för ettårskontroll
        </Button>
      </p>
    </section>
  );
}

type Sending = { state: 'sent' | 'answered'; invitation: SeenInvitation };

/** Says when the survey was sent and, while it can be answered, the last day that its letter names. */
function sendingText({ state, invitation }: Sending): string {
  const { createdAt } = invitation;
  if (!invitation.sentAt)
    return createdAt ? ` Skapad ${formatLongDate(stockholmDate(createdAt))}, inte lämnad.` : '';
  const lastDay = state === 'sent' && lastDayOf(invitation);
  const sent = ` Lämnad ${formatLongDate(stockholmDate(invitation.sentAt))}`;
  return lastDay ? `${sent}, svara senast ${formatLongDate(lastDay)}.` : `${sent}.`;
}
