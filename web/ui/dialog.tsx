import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';

type DialogProps = {
  title: string;
  /** Absent: it stays until what it asks for is done. */
  onClose?: (() => void) | undefined;
  children: ComponentChildren;
  /** Something is typed that closing would lose: then Escape and «Stäng» ask first. */
  unsaved?: boolean;
  wide?: boolean;
};

/**
 * A native modal dialog: the browser keeps the focus inside and gives it back on closing. Mounted means open.
 */
export function Dialog({ title, onClose, children, unsaved = false, wide = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  const [asking, setAsking] = useState(false);
  const id = useId();

  // Before the browser paints, so that whoever types on at once types into the dialog.
  useLayoutEffect(() => {
    opener.current = document.activeElement;
    const dialog = element.current;
    dialog?.showModal();
    dialog?.scrollTo(0, 0);
    return () => {
      dialog?.close();
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    };
  }, []);

  const leave = () => {
    if (unsaved && !asking) setAsking(true);
    else onClose?.();
  };

  return (
    <dialog
      ref={element}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <div class="dialog-top">
        <header class="dialog-head">
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          {onClose && (
            <button type="button" class="button button-quiet button-small" onClick={leave}>
              Stäng
            </button>
          )}
        </header>
        {asking && (
          <div class="notice notice-warning" role="alert">
            <span class="notice-mark" aria-hidden="true">
              !
            </span>
            <div>
              <p>Det du har skrivit är inte sparat.</p>
              <p class="actions">
                <Button small onPress={() => setAsking(false)}>
                  Fortsätt skriva
                </Button>
                <Button small look="danger" onPress={() => onClose?.()}>
                  Kasta
                </Button>
              </p>
            </div>
          </div>
        )}
      </div>
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}
