import { formatLongDate } from '../../../../functions/domain/care/long-date.ts';
import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import { lastDayOf } from '../../../../functions/domain/survey/invitation-state.ts';
import { Button } from '../../../ui/button.tsx';
import { Dated } from '../../../ui/dated.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { SeenInvitation } from '../../api.ts';
import { occasionNames } from '../../words.ts';

type AlreadyOpenProps = {
  title: string;
  invitation: SeenInvitation;
  /** The visit or treatment that the survey asks about, in words. */
  about: string;
  onShow: () => void;
  /** Creates a second invitation anyway. */
  onAnyway: () => void;
  onClose: () => void;
};

/**
 * Shown instead of a second invitation: the open one with its code. A quiet button creates the second one
 * anyway.
 */
export function AlreadyOpen({ title, invitation, about, onShow, onAnyway, onClose }: AlreadyOpenProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="stack">
        <p>
          <strong>En enkät för {occasionNames[invitation.occasion].toLowerCase()} är redan öppen.</strong>{' '}
          <Dated text={`Det gäller ${about}${openText(invitation)}.`} />
        </p>
        <p class="actions">
          <Button look="primary" onPress={onShow}>
            Kod, brev och sms
          </Button>
        </p>
        <p class="small quiet">
          En enkät till räknas för sig. Svarar patienten bara på en av dem sjunker svarsfrekvensen.
        </p>
        <p>
          <Button small look="quiet" onPress={onAnyway}>
            Lämna en enkät till
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

/** Says when the invitation was sent or created, and the last day to answer that its letter names. */
function openText(invitation: SeenInvitation): string {
  const { createdAt, sentAt } = invitation;
  const lastDay = lastDayOf(invitation);
  return [
    sentAt && `, lämnades ${formatLongDate(stockholmDate(sentAt))}`,
    !sentAt && createdAt && `, skapades ${formatLongDate(stockholmDate(createdAt))} och är inte lämnad`,
    lastDay && `, svara senast ${formatLongDate(lastDay)}`,
  ]
    .filter(Boolean)
    .join('');
}
