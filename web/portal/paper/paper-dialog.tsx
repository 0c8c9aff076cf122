import { createPortal } from 'preact/compat';
import { useState } from 'preact/hooks';
import { hasHiddenAnswers } from '../../../functions/domain/survey/instruments/instruments.ts';
import { textsIn } from '../../../functions/domain/survey/languages/languages.ts';
import { findWording, languagesOf } from '../../../functions/domain/survey/wordings/wordings.ts';
import { Button } from '../../ui/button.tsx';
import { Checks, Radios, Select } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatList } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/notice.tsx';
import { api } from '../api.ts';
import { useLoad } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { ProvisionalForms } from '../provisional-forms.tsx';
import { usePlace } from '../session.ts';
import { formName, languageName } from '../words.ts';
import { type PaperVoice, QuestionPaper } from './question-paper.tsx';

export type PaperDialogProps = {
  /** Those that can be printed, in the order they are asked. */
  forms: readonly string[];
  /** The patient's reference; absent: a blank to write it in. */
  reference?: string;
  /** The code, for patients who prefer to answer on the web. */
  code?: string;
  onPrint?: () => void;
  onClose: () => void;
};

/** The dialog that prints the questions on paper, with choices and a preview. */
export function PaperDialog({ forms, reference, code, onPrint, onClose }: PaperDialogProps) {
  const { unit } = usePlace();
  const { data, problem, reload } = useLoad(`paper ${forms.join()}`, async () => {
    const read = await Promise.all(forms.map(api.formWordings));
    return read.flatMap(({ wordings }) => wordings.filter(({ shown }) => shown));
  });
  const shown = data ?? [];
  const offered = forms.filter((form) => shown.some(({ instrument }) => instrument === form));
  const [chosen, setForms] = useState(forms);
  const [voice, setVoice] = useState<PaperVoice>('patient');
  const [wanted, setLanguage] = useState('sv');
  const printed = offered.filter((form) => chosen.includes(form));
  const hidden = printed.filter(hasHiddenAnswers).map(formName);
  const languages = languagesOf(printed, shown);
  const language = languages.includes(wanted) ? wanted : (languages[0] ?? 'sv');
  const withheld = forms.filter((form) => !offered.includes(form));
  const paper = {
    unit: unit.name,
    wordings: printed.flatMap((form) => findWording(form, language, shown) ?? []),
    texts: textsIn(language),
    voice,
    reference,
    code,
  };
  return (
    <Dialog title="Frågorna på papper" onClose={onClose} wide>
      <div class="stack">
        {problem && <ProblemNotice problem={problem} onRetry={reload} />}
        {!data && !problem && <Loading what="frågorna" />}
        {data && <ProvisionalForms forms={withheld} done="skrivas ut" />}
        {offered.length > 0 && (
          <>
            <div class="columns">
              <Checks
                label="Formulär"
                options={offered.map((form) => ({ value: form, text: formName(form) }))}
                values={printed}
                onValues={setForms}
              />
              <div class="stack">
                <Radios
                  label="Vem fyller i?"
                  inline
                  options={[
                    { value: 'patient', text: 'Patienten' },
                    { value: 'guardian', text: 'Vårdnadshavare' },
                  ]}
                  value={voice}
                  onValue={(value) => setVoice(value as PaperVoice)}
                />
                <Select
                  label="Språk"
                  options={languages.map((one) => ({ value: one, text: languageName(one) }))}
                  value={language}
                  onValue={setLanguage}
                />
              </div>
            </div>
            {hidden.length > 0 && (
              <p class="small">
                Låt någon som inte behandlar patienten skriva in svaret på {formatList(hidden)}. Den som
                skriver in ser det.
              </p>
            )}
          </>
        )}
        {paper.wordings.length > 0 && (
          <>
            <div class="sheet-preview">
              <QuestionPaper {...paper} heading={3} />
            </div>
            {createPortal(
              <div class="on-paper question-paper">
                <QuestionPaper {...paper} heading={1} />
              </div>,
              document.body,
            )}
            <div class="actions dialog-foot">
              <Button
                look="primary"
                onPress={() => {
                  onPrint?.();
                  window.print();
                }}
              >
                Skriv ut frågorna
              </Button>
            </div>
          </>
        )}
        {data && offered.length > 0 && paper.wordings.length === 0 && (
          <Notice urgent>
            <p>
              {printed.length === 0
                ? 'Välj minst ett formulär.'
                : 'Formulären finns inte på samma språk. Skriv ut dem var för sig.'}
            </p>
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
