import type { ComponentChildren } from 'preact';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

const classOf = (look: Look, small: boolean) =>
  ['button', look !== 'plain' && `button-${look}`, small && 'button-small'].filter(Boolean).join(' ');

type ButtonProps = {
  children: ComponentChildren;
  onPress?: () => void;
  look?: Look;
  small?: boolean;
  submit?: boolean;
  /** The action is running: the button says so, ignores presses and keeps its focus. */
  busy?: boolean;
  /** A fuller accessible name: «Ändra» → «Ändra besöket 2026-02-11». */
  name?: string;
};

export function Button({
  children,
  onPress,
  look = 'plain',
  small = false,
  submit,
  busy,
  name,
}: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={classOf(look, small)}
      aria-disabled={busy || undefined}
      aria-label={name}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
      {busy && <span class="dots" aria-hidden="true" />}
    </button>
  );
}

type LinkButtonProps = { href: string; children: ComponentChildren; look?: Look; small?: boolean };

export function LinkButton({ href, children, look = 'plain', small = false }: LinkButtonProps) {
  return (
    <a href={href} class={classOf(look, small)}>
      {children}
    </a>
  );
}
