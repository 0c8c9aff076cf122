import { formatList } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { formName } from './words.ts';

type ProvisionalFormsProps = {
  forms: readonly string[];
  /** The passive verb for the action that is not possible: «skickas». */
  done: string;
};

/** Says which forms are held back because their wording is provisional; shows nothing when there are none. */
export function ProvisionalForms({ forms, done }: ProvisionalFormsProps) {
  if (forms.length === 0) return null;
  return (
    <Notice>
      <p>
        {formatList(forms.map(formName))} kan inte {done}: texten är bara preliminär. En administratör
        aktiverar en ordalydelse med tillstånd.
      </p>
    </Notice>
  );
}
