import type { InputError } from '../../../functions/domain/failure.ts';
import { Field } from '../../ui/field.tsx';
import { formatCount } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Problem } from '../problem.ts';
import { ProblemNotice } from '../problem-view.tsx';

/**
 * The reason why a file was not accepted: the wrong kind of file, all the errors in it, or the problem that
 * stopped the check.
 */
export type Refusal =
  | { objection: string }
  | { file: string; errors: readonly InputError[] }
  | { problem: Problem };

type ChoosePackProps = {
  refusal: Refusal | undefined;
  /** No pack is loaded yet: the field then explains what a pack is. */
  isFirst: boolean;
  busy: boolean;
  input: { current: HTMLInputElement | null };
  heading: { current: HTMLHeadingElement | null };
  onFile: (file: File) => void;
};

/** The field for a pack's file, with the errors of the last file. It stays while a file is checked. */
export function ChoosePack({ refusal, isFirst, busy, input, heading, onFile }: ChoosePackProps) {
  return (
    <>
      {isFirst && (
        <p>
          Inga paket är inlästa. Ett paket är ett formulärs ord på ett språk, med rättsinnehavarens tillstånd.
        </p>
      )}
      {refusal && 'errors' in refusal && (
        <Notice kind="error">
          <h3 class="notice-title" tabIndex={-1} ref={heading}>
            {refusal.file} har {formatCount(refusal.errors.length, 'fel', 'fel')}. Inget är inläst.
          </h3>
          <ul>
            {refusal.errors.map(({ path, message }) => (
              <li key={path + message}>
                {message} {path && <span class="code small">{path}</span>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {refusal && 'problem' in refusal && <ProblemNotice problem={refusal.problem} />}
      <Field
        label="Fil med ett paket"
        hint="Ett formulär på ett språk (.json). Filen granskas först; inget sparas innan du har bekräftat."
        error={refusal && 'objection' in refusal ? refusal.objection : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            ref={input}
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const { files } = event.currentTarget;
              const [file] = files ?? [];
              // Cleared so that the same file can be chosen again once it is corrected.
              event.currentTarget.value = '';
              if (file) onFile(file);
            }}
          />
        )}
      </Field>
      {busy && (
        <p role="status">
          Granskar <span class="dots" aria-hidden="true" />
        </p>
      )}
    </>
  );
}
