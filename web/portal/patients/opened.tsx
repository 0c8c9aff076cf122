import type { SeenPatient } from '../api.ts';
import { usePlace } from '../session.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { DeletePatient } from './delete-patient.tsx';
import { subjectOf } from './differences.ts';
import { ComplicationForm, RemoveComplication } from './forms/complication-form.tsx';
import { HeadForm } from './forms/head-form.tsx';
import { SunnybrookForm } from './forms/sunnybrook-form.tsx';
import { RemoveTreatment, TreatmentForm } from './forms/treatment-form.tsx';
import { RemoveVisit, VisitForm } from './forms/visit-form.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import type { Opening } from './opening.ts';
import { RemoveAnswer } from './remove-answer.tsx';
import { NewCodeDialog, WithdrawDialog } from './sent-dialogs.tsx';

type OpenedProps = {
  opening: Opening;
  patient: SeenPatient;
  /** Goes on to another dialog. */
  onOpen: (opening: Opening) => void;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

/** The dialog that an opening asks for. */
export function Opened({ opening, patient, onOpen, onClose, onSaved }: OpenedProps) {
  const { area } = usePlace();
  const common = { patient, onClose, onSaved };
  const invitationOf = (key: string) => patient.invitations.find((one) => one.key === key);
  switch (opening.what) {
    case 'head':
      return <HeadForm {...common} />;
    case 'delete':
      return <DeletePatient {...common} />;
    case 'visit':
      if (!opening.key) return <VisitForm {...common} />;
      return (
        <VisitForm
          {...common}
          visitKey={opening.key}
          onRemove={() => onOpen({ what: 'remove-visit', key: opening.key ?? '' })}
        />
      );
    case 'treatment':
      if (!opening.key) return <TreatmentForm {...common} />;
      return (
        <TreatmentForm
          {...common}
          treatmentKey={opening.key}
          onRemove={() => onOpen({ what: 'remove-treatment', key: opening.key ?? '' })}
        />
      );
    case 'remove-visit':
      return <RemoveVisit {...common} visitKey={opening.key} />;
    case 'remove-treatment':
      return <RemoveTreatment {...common} treatmentKey={opening.key} />;
    case 'sunnybrook':
      return <SunnybrookForm {...common} visitKey={opening.key} />;
    case 'complication':
      return (
        <ComplicationForm
          {...common}
          treatmentKey={opening.key}
          at={opening.at}
          onRemove={() => onOpen({ what: 'remove-complication', key: opening.key, at: opening.at ?? 0 })}
        />
      );
    case 'remove-complication':
      return <RemoveComplication {...common} treatmentKey={opening.key} at={opening.at} />;
    case 'invite': {
      const { occasion, anchor } = opening;
      const about = [...patient.visits, ...patient.treatments].find(({ key }) => key === anchor);
      return (
        <InviteDialog
          patient={patient}
          occasion={occasion}
          anchor={anchor}
          about={about ? subjectOf(area, about).toLowerCase() : ''}
          onClose={onClose}
          onChange={onSaved}
        />
      );
    }
    case 'answer':
    case 'remove-answer':
    case 'new-code':
    case 'withdraw': {
      const invitation = invitationOf(opening.key);
      if (!invitation) return null;
      const about = { patient, invitation, onClose, onChange: onSaved };
      if (opening.what === 'new-code') return <NewCodeDialog {...about} />;
      if (opening.what === 'withdraw') return <WithdrawDialog {...about} />;
      const { key, form } = opening;
      const answer = { ...common, invitation, form };
      if (opening.what === 'remove-answer') return <RemoveAnswer {...answer} />;
      return <AnswerDialog {...answer} onRemove={() => onOpen({ what: 'remove-answer', key, form })} />;
    }
  }
}
