import { useRef, useState } from 'preact/hooks';
import type { Occasion } from '../../../../functions/domain/care/occasion.ts';
import { isAnswerable } from '../../../../functions/domain/measure/one-year-survey.ts';
import { Button } from '../../../ui/button.tsx';
import { Checks, Radios } from '../../../ui/choice.tsx';
import { Dated } from '../../../ui/dated.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { api, type IssuedCode, newOnce, type SeenPatient } from '../../api.ts';
import { useFocusOnError } from '../../focus-on-error.ts';
import { useLoad, useTask } from '../../load.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { ProvisionalForms } from '../../provisional-forms.tsx';
import { type Place, usePlace } from '../../session.ts';
import { offerUndo } from '../../undo/undo.ts';
import { NoPhone } from '../../unit/no-phone.tsx';
import { channelNames, formName, occasionNames, optionsOf } from '../../words.ts';
import { AlreadyOpen } from './already-open.tsx';
import { CodeDialog } from './code-sheet.tsx';
import { anchorName, oneYearOf } from './one-year.ts';
import { OneYearChoice, OneYearWarnings } from './one-year-choice.tsx';

type InviteDialogProps = {
  patient: SeenPatient;
  occasion: Occasion;
  /**
   * The key of the visit or treatment to ask about. One year after a treatment it may also be the visit that
   * followed the treatment up, or '' for today.
   */
  anchor: string;
  /** The anchor in words: «Nybesök 2026-02-11». */
  about: string;
  onClose: () => void;
  onChange: () => Promise<void>;
  /** Shows the code of an invitation that is open. */
  onShow: (key: string) => void;
};

/** Creates an invitation and shows its code. */
export function InviteDialog({
  patient,
  occasion,
  anchor: from,
  about,
  onClose,
  onChange,
  onShow,
}: InviteDialogProps) {
  const place = usePlace();
  const { area } = place;
  const isOneYear = occasion === 'one-year';
  const survey = oneYearOf(place, patient);
  const [anchor, setAnchor] = useState(() => (isOneYear ? treatmentFor(place, patient, from) : from));
  const chosenTreatment = survey.choices.find(({ treatment }) => treatment.key === anchor);
  const sendable = useLoad('forms', api.forms);
  const contact = useLoad('unit contact', api.unitContact);
  const isSendable = (form: string) =>
    sendable.data?.forms.some(({ id, languages }) => id === form && languages.length > 0) ?? true;
  const offered = area.forms[occasion].filter(isSendable);
  const withheld = area.forms[occasion].filter((one) => !isSendable(one));
  const [chosen, setForms] = useState<string[]>([...area.forms[occasion]]);
  const forms = chosen.filter(isSendable);
  const [channel, setChannel] = useState<keyof typeof channelNames>('letter');
  const [wrong, setWrong] = useState<{ anchor?: string; forms?: string }>({});
  const [once] = useState(newOnce);
  const [issued, setIssued] = useState<IssuedCode>();
  const task = useTask();
  const form = useRef<HTMLFormElement>(null);
  useFocusOnError(form, wrong);
  const asked = { occasion, anchor, forms, channel };
  const [anyway, setAnyway] = useState(false);
  const open = isOneYear
    ? survey.open[0]
    : patient.invitations.find((one) => one.anchor === anchor && isAnswerable(one));
  const answered = patient.invitations.some((one) => one.anchor === anchor && one.status === 'answered');

  const submit = (event: Event) => {
    event.preventDefault();
    const found = {
      ...(anchor === '' ? { anchor: 'Välj vilken behandling det gäller.' } : {}),
      ...(forms.length === 0 ? { forms: 'Välj minst ett formulär.' } : {}),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    void task.run(async () => {
      const made = await api.invite({ reference: patient.reference, ...asked, handedOver: false }, once);
      setIssued(made);
      offerUndo({
        text: 'Enkäten är skapad',
        undo: async () => {
          await api.withdraw(patient.reference, made.key);
          await onChange();
          return { done: 'Enkäten är tillbakadragen, och koden gäller inte längre' };
        },
      });
      await onChange();
    });
  };

  if (issued)
    return (
      <CodeDialog
        title="Enkäten är skapad"
        issued={issued}
        patient={patient}
        asked={asked}
        isNew
        onClose={onClose}
        onChange={onChange}
      />
    );
  const title = `Ny enkät: ${occasionNames[occasion].toLowerCase()}`;
  if (open && !anyway)
    return (
      <AlreadyOpen
        title={title}
        invitation={open}
        about={isOneYear ? anchorName(area, patient, open.anchor) : about}
        onShow={() => onShow(open.key)}
        onAnyway={() => setAnyway(true)}
        onClose={onClose}
      />
    );
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="stack" ref={form} onSubmit={submit} noValidate>
        {isOneYear ? (
          <>
            <OneYearChoice
              survey={survey}
              value={anchor}
              onValue={(key) => {
                setAnchor(key);
                setWrong({});
              }}
              error={wrong.anchor}
            />
            <OneYearWarnings patient={patient} survey={survey} chosen={chosenTreatment} />
          </>
        ) : (
          <p>
            Gäller <Dated text={about} /> för <span class="nowrap">{patient.reference}</span>.
          </p>
        )}
        {!isOneYear && answered && (
          <Notice kind="warning" title="Enkäten är redan besvarad">
            <p>
              Svaret gäller <Dated text={about} />.
            </p>
          </Notice>
        )}
        <ProvisionalForms forms={withheld} done="skickas" />
        <Checks
          label="Formulär"
          options={offered.map((one) => ({ value: one, text: formName(one) }))}
          values={forms}
          onValues={setForms}
          error={wrong.forms}
        />
        <Radios
          label="Hur får patienten koden?"
          hint="Koden visas i nästa steg. Här sparas bara hur den lämnas."
          options={optionsOf(channelNames)}
          value={channel}
          onValue={(value) => setChannel(value as keyof typeof channelNames)}
        />
        {contact.data && !contact.data.contact?.phone && channel !== 'clinic' && (
          <NoPhone stored={contact.data} onSaved={contact.reload} leave />
        )}
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look="primary" busy={task.busy}>
            Skapa kod och länk
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/**
 * Finds the treatment to ask about: the named one, otherwise the one proposed on the day of the named visit,
 * otherwise the one proposed today.
 */
function treatmentFor(place: Place, patient: SeenPatient, from: string): string {
  const visit = patient.visits.find(({ key }) => key === from);
  const { choices, proposed } = oneYearOf(place, patient, visit?.date);
  return (choices.find(({ treatment }) => treatment.key === from) ?? proposed)?.treatment.key ?? '';
}
