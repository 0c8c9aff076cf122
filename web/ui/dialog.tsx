import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { around, focusNear, useFocusLost } from './keep-focus.ts';
import { openDialogs } from './open-dialogs.ts';

type DialogProps = {
  title: string;
  /** Absent: the dialog stays open until its task is done. */
  onClose?: (() => void) | undefined;
  children: ComponentChildren;
  /** Closing would lose typed text: Escape and «Stäng» then ask first. */
  unsaved?: boolean;
  wide?: boolean;
  /** The only thing that is seen while `covered` is set on the document. */
  cover?: boolean;
};

/**
 * A native modal dialog: the browser keeps the focus inside and returns it on closing. Mounted means open. The focus is
 * always inside: on the first field of a form, else on the heading, also after the focused element is removed.
 */
export function Dialog({
  title,
  onClose,
  children,
  unsaved = false,
  wide = false,
  cover = false,
}: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  /** The element in the body that had the focus last. */
  const place = useRef<HTMLElement | null>(null);
  const shownTitle = useRef(title);
  /** How many times the dialog has asked since the person continued; 0: it does not ask. */
  const [asking, setAsking] = useState(0);
  const id = useId();

  const focusHeading = () => heading.current?.focus({ preventScroll: true });
  const goOn = () => {
    setAsking(0);
    if (place.current?.isConnected && body.current?.contains(place.current)) place.current.focus();
    else focusHeading();
  };

  // Runs before the browser paints, so that keys pressed at once go to the dialog.
  useLayoutEffect(() => {
    const openers = around(document.activeElement);
    const dialog = element.current;
    dialog?.showModal();
    openDialogs.value += 1;
    if (!dialog?.querySelector('[autofocus]')) focusHeading();
    dialog?.scrollTo(0, 0);
    return () => {
      dialog?.close();
      openDialogs.value -= 1;
      const [opener] = openers;
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else focusNear(openers);
    };
  }, []);

  useLayoutEffect(() => {
    if (title === shownTitle.current) return;
    shownTitle.current = title;
    focusHeading();
  }, [title]);

  useFocusLost(element, focusHeading);

  const leave = () => {
    if (unsaved) setAsking(asking + 1);
    else onClose?.();
  };

  return (
    <dialog
      ref={element}
      class={`dialog${wide ? ' dialog-wide' : ''}${cover ? ' dialog-cover' : ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (asking) goOn();
        else leave();
      }}
      onClose={() => {
        // A browser closes a dialog without asking when it is told to close twice in a row.
        if (!element.current || element.current.open) return;
        element.current.showModal();
        leave();
      }}
    >
      <div class="dialog-top">
        <header class="dialog-head">
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {onClose && (
            <button type="button" class="button button-quiet button-small" onClick={leave}>
              Stäng
            </button>
          )}
        </header>
        {asking > 0 && <Unsaved key={asking} onStay={goOn} onLeave={() => onClose?.()} />}
      </div>
      <div
        class="dialog-body"
        ref={body}
        onFocusIn={({ target }) => {
          place.current = target as HTMLElement;
        }}
      >
        {children}
      </div>
    </dialog>
  );
}

/** Asks before typed text is lost. It takes the focus, and Escape chooses the harmless answer. */
function Unsaved({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const question = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => question.current?.querySelector('button')?.focus(), []);
  return (
    <div
      ref={question}
      class="notice notice-warning"
      role="alertdialog"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onStay();
      }}
    >
      <span class="notice-mark" aria-hidden="true">
        !
      </span>
      <div>
        <p id={id}>Det du har skrivit är inte sparat.</p>
        <p class="actions">
          <Button small onPress={onStay}>
            Fortsätt skriva
          </Button>
          <Button small look="danger" onPress={onLeave}>
            Släng ändringarna
          </Button>
        </p>
      </div>
    </div>
  );
}
