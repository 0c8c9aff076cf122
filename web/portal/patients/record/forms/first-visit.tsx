import { Radios } from '../../../../ui/choice.tsx';
import { DateField } from '../../../../ui/date-field.tsx';
import { usePlace } from '../../../session.ts';
import { fieldNames, modeNames, optionsOf } from '../../../words.ts';
import type { Errors, VisitDraft } from '../drafts.ts';
import { teamOptions } from './visit-form.tsx';

/** Whether a new visit is registered with the patient: when its day is typed. */
export const hasVisit = ({ date }: VisitDraft): boolean => date.trim() !== '';

type FirstVisitProps = { draft: VisitDraft; onDraft: (draft: VisitDraft) => void; errors: Errors };

/** The new visit of a patient who is being registered; more is asked once its day is typed. */
export function FirstVisit({ draft, onDraft, errors }: FirstVisitProps) {
  const { session } = usePlace();
  const field = (name: 'date' | 'mode' | 'multidisciplinary' | 'referralReceivedOn') => ({
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
    error: errors[`visit.${name}`],
  });
  return (
    <>
      <DateField
        label="Nybesökets dag"
        hint="Med dagen registreras nybesöket samtidigt, och enkäten kan lämnas direkt."
        optional
        today={session.today}
        offersToday
        {...field('date')}
      />
      {hasVisit(draft) && (
        <>
          <Radios label={fieldNames.mode} inline options={optionsOf(modeNames)} {...field('mode')} />
          <Radios
            label={fieldNames.multidisciplinary}
            options={teamOptions}
            {...field('multidisciplinary')}
          />
          <DateField
            label={fieldNames.referralReceivedOn}
            optional
            today={session.today}
            {...field('referralReceivedOn')}
          />
        </>
      )}
    </>
  );
}
