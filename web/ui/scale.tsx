import { useId } from 'preact/hooks';
import { chooseByKey, keyed } from './choose-by-key.ts';
import { insistOnLabel } from './field.tsx';

type ScaleProps = {
  label: string;
  /** The meaning of each value. The number itself is always shown. */
  options: readonly { value: number; text: string }[];
  value: number | undefined;
  onValue: (value: number) => void;
  wrong?: boolean;
  autofocus?: boolean;
};

/**
 * A short numeric scale as native radio buttons in a row. A typed digit chooses a value and moves to the next scale of
 * the form, so that staff can type in a paper form without looking up.
 */
export function Scale({ label, options, value, onValue, wrong = false, autofocus = false }: ScaleProps) {
  insistOnLabel(label);
  const name = useId();
  const chosen = options.find((option) => option.value === value);

  return (
    <fieldset
      class={wrong ? 'scale scale-wrong' : 'scale'}
      {...keyed}
      onKeyDown={(event) =>
        chooseByKey(
          event,
          options.map((option) => String(option.value)),
          (index) => onValue(options[index]?.value ?? 0),
        )
      }
    >
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
