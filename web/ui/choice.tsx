import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Field, type InputProps, insistOnLabel, optionalText } from './field.tsx';

/** A stored value and the words people see. */
export type Option = { value: string; text: string; hint?: string };

type SelectProps = InputProps & { options: readonly Option[]; empty?: string };

export function Select({
  label,
  hint,
  error,
  optional = false,
  value,
  onValue,
  options,
  empty,
}: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {(empty !== undefined || value === '') && <option value="">{empty ?? 'Välj …'}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type ChoiceProps = {
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  optional?: boolean;
  options: readonly Option[];
};

type RadiosProps = ChoiceProps & {
  value: string;
  onValue: (value: string) => void;
  /** Side by side where there is room. */
  inline?: boolean;
};

/** A choice of one among a few visible options. */
export function Radios({ value, onValue, inline = false, ...group }: RadiosProps) {
  const name = useId();
  return (
    <Group {...group} inline={inline} id={name} role="radiogroup">
      {group.options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-invalid={group.error ? true : undefined}
            onChange={() => onValue(option.value)}
          />
          <OptionText {...option} />
        </label>
      ))}
    </Group>
  );
}

function OptionText({ text, hint }: Option) {
  return (
    <span>
      {text}
      {hint && <small>{hint}</small>}
    </span>
  );
}

type ChecksProps = ChoiceProps & { values: readonly string[]; onValues: (values: string[]) => void };

/** A choice of any number of options, returned in the order they are offered. */
export function Checks({ values, onValues, ...group }: ChecksProps) {
  const id = useId();
  const toggle = (value: string, on: boolean) =>
    onValues(
      group.options
        .map((option) => option.value)
        .filter((one) => (one === value ? on : values.includes(one))),
    );
  return (
    <Group {...group} id={id} inline={false}>
      {group.options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type="checkbox"
            checked={values.includes(option.value)}
            aria-invalid={group.error ? true : undefined}
            onChange={(event) => toggle(option.value, event.currentTarget.checked)}
          />
          <OptionText {...option} />
        </label>
      ))}
    </Group>
  );
}

type GroupProps = ChoiceProps & {
  id: string;
  inline: boolean;
  role?: 'radiogroup';
  children: ComponentChildren;
};

function Group({ label, hint, error, optional = false, inline, id, role, children }: GroupProps) {
  insistOnLabel(label);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} role={role} aria-describedby={described}>
      <legend>
        {label}
        {optional && <span class="quiet">{optionalText}</span>}
      </legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class={inline ? 'choices choices-inline' : 'choices'}>{children}</div>
      {error && (
        <p class="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** A single yes-or-no. */
export function Check({
  label,
  hint,
  value,
  onValue,
}: {
  label: string;
  hint?: string;
  value: boolean;
  onValue: (value: boolean) => void;
}) {
  insistOnLabel(label);
  return (
    <label class="choice choice-single">
      <input type="checkbox" checked={value} onChange={(event) => onValue(event.currentTarget.checked)} />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}
