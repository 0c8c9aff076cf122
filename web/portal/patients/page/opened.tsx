import type { SeenPatient } from '../../api.ts';
import { usePlace } from '../../session.ts';
import { AnswerDialog } from '../answer/answer-dialog.tsx';
import { RemoveAnswer } from '../answer/remove-answer.tsx';
import { DeletePatient } from '../record/delete-patient.tsx';
import { subjectOf } from '../record/differences.ts';
import { ComplicationForm, RemoveComplication } from '../record/forms/complication-form.tsx';
import { HeadForm } from '../record/forms/head-form.tsx';
import { SunnybrookForm } from '../record/forms/sunnybrook-form.tsx';
import { RemoveTreatment, TreatmentForm } from '../record/forms/treatment-form.tsx';
import { RemoveVisit, VisitForm } from '../record/forms/visit-form.tsx';
import { InviteDialog } from '../sending/invite-dialog.tsx';
import { NewCodeDialog, ShowCodeDialog, WithdrawDialog } from '../sending/sent-dialogs.tsx';
import type { Opening } from './opening.ts';

type OpenedProps = {
  opening: Opening;
  patient: SeenPatient;
  /** Opens another dialog instead. */
  onOpen: (opening: Opening) => void;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

/** Shows the dialog that an opening names. */
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
      if (!opening.key) return <VisitForm {...common} kind={opening.kind} />;
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
          onShow={(key) => onOpen({ what: 'show-code', key })}
        />
      );
    }
    case 'answer':
    case 'remove-answer':
    case 'show-code':
    case 'new-code':
    case 'withdraw': {
      const invitation = invitationOf(opening.key);
      if (!invitation) return null;
      const { what, key } = opening;
      const about = { patient, invitation, onClose, onChange: onSaved };
      if (what === 'show-code')
        return <ShowCodeDialog {...about} onRenew={() => onOpen({ what: 'new-code', key })} />;
      if (what === 'new-code') return <NewCodeDialog {...about} />;
      if (what === 'withdraw') return <WithdrawDialog {...about} />;
      const { form } = opening;
      const answer = { ...common, invitation, form };
      if (what === 'remove-answer') return <RemoveAnswer {...answer} />;
      return <AnswerDialog {...answer} onRemove={() => onOpen({ what: 'remove-answer', key, form })} />;
    }
  }
}
