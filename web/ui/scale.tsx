import { useId, useRef } from 'preact/hooks';
import { insistOnLabel } from './field.tsx';

type ScaleProps = {
  label: string;
  /** What each value means; the number itself is always shown. */
  options: readonly { value: number; text: string }[];
  value: number | undefined;
  onValue: (value: number) => void;
  wrong?: boolean;
  autofocus?: boolean;
};

/**
 * A short numeric scale as native radio buttons in a row. Typing a digit chooses it and goes on to the next scale of
 * the form, so that a paper can be typed in without looking up.
 */
export function Scale({ label, options, value, onValue, wrong = false, autofocus = false }: ScaleProps) {
  insistOnLabel(label);
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const chosen = options.find((option) => option.value === value);

  const type = (event: KeyboardEvent) => {
    const option = options.find((one) => String(one.value) === event.key);
    if (!option || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onValue(option.value);
    const scales = [...(group.current?.closest('form')?.querySelectorAll<HTMLElement>('.scale') ?? [])];
    const next = group.current ? scales[scales.indexOf(group.current) + 1] : undefined;
    const own = group.current?.querySelectorAll('input')[options.indexOf(option)];
    (next?.querySelector<HTMLInputElement>('input:checked, input') ?? own)?.focus();
  };

  return (
    <fieldset class={wrong ? 'scale scale-wrong' : 'scale'} ref={group} onKeyDown={type}>
      <legend>{label}</legend>
      <div class="scale-values">
        {options.map((option, index) => (
          <label key={option.value} title={option.text}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              autofocus={autofocus && index === 0}
              aria-label={`${option.value}, ${option.text}`}
              aria-invalid={wrong || undefined}
              onChange={() => onValue(option.value)}
            />
            <span class="scale-value">{option.value}</span>
          </label>
        ))}
      </div>
      <span class="scale-text" aria-hidden="true">
        {chosen?.text ?? ''}
      </span>
    </fieldset>
  );
}
