import { useEffect, useRef } from 'preact/hooks';
import { Field } from '../../ui/field.tsx';
import { TemplateButton } from './template-button.tsx';

type ChooseFileProps = {
  /** The user comes back here: to correct a file, or to choose another. */
  isAskedFor: boolean;
  objection: string | undefined;
  onFiles: (files: File[]) => void;
};

/** The field for a file, the error of the last file, and the template. */
export function ChooseFile({ isAskedFor, objection, onFiles }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isAskedFor) input.current?.focus();
  }, [isAskedFor, objection]);
  return (
    <>
      <p>Du får först se vad som skulle skapas, ändras och avvisas. Inget sparas innan du har bekräftat.</p>
      <Field
        label="Fil med patienter"
        hint="Arbetsbok eller CSV enligt mallen, eller en export (.xlsx, .csv, .ndjson). Du kan också dra filen hit."
        error={objection}
      >
        {(attributes) => (
          <input
            {...attributes}
            ref={input}
            type="file"
            accept=".xlsx,.csv,.txt,.tsv,.ndjson,.jsonl"
            multiple
            onChange={(event) => {
              const { currentTarget } = event;
              onFiles([...(currentTarget.files ?? [])]);
              // Cleared so that the same file can be chosen again once it is corrected.
              currentTarget.value = '';
            }}
          />
        )}
      </Field>
      <p class="actions">
        <TemplateButton />
      </p>
    </>
  );
}
