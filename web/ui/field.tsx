import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** Attributes that tie an input to its label, hint and error. Spread them onto the native element. */
type FieldAttributes = {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
};

/** What is not needed now is still asked for: «frivilligt» would say that it is not. */
export const optionalText = ' (kan fyllas i senare)';

type FieldProps = {
  /** Never empty: a screen reader needs a name for every input. */
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** Adds to the label that it can be filled in later. Without it the field must be filled in. */
  optional?: boolean;
  children: (attributes: FieldAttributes) => ComponentChildren;
};

/** @throws when the label is empty */
export function insistOnLabel(label: string): void {
  if (!label.trim()) throw new Error('a field needs a label');
}

/** A label, its input, a hint and an error, tied together for assistive technology. */
export function Field({ label, hint, error, optional = false, children }: FieldProps) {
  insistOnLabel(label);
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional && <span class="quiet">{optionalText}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
        ...(optional ? {} : { 'aria-required': true as const }),
      })}
      {error && (
        <p class="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

export type InputProps = {
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  optional?: boolean;
  value: string;
  onValue: (value: string) => void;
};

type TextFieldProps = InputProps & {
  inputMode?: 'text' | 'numeric';
  autofocus?: boolean;
  width?: 'short' | 'full';
  maxLength?: number;
};

export function TextField({ label, hint, error, optional = false, value, onValue, ...rest }: TextFieldProps) {
  const { inputMode, autofocus = false, width = 'full', maxLength } = rest;
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          class={width === 'short' ? 'short' : ''}
          value={value}
          inputMode={inputMode}
          autocomplete="off"
          spellcheck={false}
          autofocus={autofocus}
          {...(maxLength ? { maxLength } : {})}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function TextArea({ label, hint, error, optional = false, value, onValue }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(attributes) => (
        <textarea
          {...attributes}
          rows={2}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
