import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Problem } from '../../problem.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { formName } from '../../words.ts';
import type { LeftOut } from './answer-left-out.ts';

type AnswerFootProps = {
  leftOut: LeftOut | null;
  /** Nothing is typed yet: skipped questions are then not mentioned. */
  isEmpty: boolean;
  /** Questions are skipped, and saving waits for the user to confirm that. */
  asking: boolean;
  /** The typed answer can no longer be saved. */
  closed: boolean;
  wrong: string | undefined;
  problem: Problem | undefined;
  busy: boolean;
  corrects: boolean;
  /** The form to go on with. */
  next: string | undefined;
  onSave: () => void;
  /** Goes on without saving. */
  onSkip: () => void;
  onGoTo: (item: string) => void;
  onRemove: (() => void) | undefined;
};

/** The skipped questions, the errors and the buttons, always visible while the user types. */
export function AnswerFoot({ leftOut, asking, closed, busy, corrects, next, ...rest }: AnswerFootProps) {
  const anyway = asking ? ' ändå' : '';
  const saves = corrects ? 'Spara ändringen' : 'Spara svaret';
  return (
    <div class="actions dialog-foot">
      {rest.problem && <ProblemNotice problem={rest.problem} />}
      {rest.wrong && (
        <Notice kind="error" urgent>
          <p>{rest.wrong}</p>
        </Notice>
      )}
      {asking && leftOut ? (
        <Asked leftOut={leftOut} />
      ) : (
        leftOut && !rest.isEmpty && <p class="small quiet answer-left-out">{leftOut.brief}</p>
      )}
      {closed && next && (
        <Button look="primary" onPress={rest.onSkip}>
          Fortsätt med {formName(next)}
        </Button>
      )}
      {!closed && next && (
        <Button submit look="primary" busy={busy}>
          Spara{anyway} och fortsätt med {formName(next)}
        </Button>
      )}
      {!closed && next && (
        <Button busy={busy} onPress={rest.onSave}>
          {asking ? 'Spara ändå' : saves}
        </Button>
      )}
      {!closed && !next && (
        <Button submit look="primary" busy={busy}>
          {asking ? 'Spara ändå' : saves}
        </Button>
      )}
      {asking && leftOut && (
        <Button look="quiet" onPress={() => rest.onGoTo(leftOut.first)}>
          Fyll i det som saknas
        </Button>
      )}
      {rest.onRemove && !asking && (
        <Button look="quiet" onPress={rest.onRemove}>
          Ta bort svaret …
        </Button>
      )}
    </div>
  );
}

/** Takes the focus, so that a second Enter saves nothing by mistake; Tab leads to the button. */
const Asked = ({ leftOut }: { leftOut: LeftOut }) => (
  <FocusedWarning title={leftOut.brief}>
    <p>{leftOut.rest} Det går att spara ändå.</p>
  </FocusedWarning>
);

/** A warning to read before going on: it has the focus as soon as it appears. */
export function FocusedWarning({ title, children }: { title: string; children: ComponentChildren }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div ref={element} class="notice notice-warning" role="alert" tabIndex={-1}>
      <span class="notice-mark" aria-hidden="true">
        !
      </span>
      <div>
        <p class="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}
