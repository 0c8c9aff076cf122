import type { ComponentChildren } from 'preact';
import type { InvitationStatus } from '../../../../functions/domain/survey/invitation-state.ts';
import { type FormState, formStateNames } from './form-states.ts';

const ring = <circle cx="6" cy="6" r="4.5" fill="none" />;
const square = <rect x="1.5" y="1.5" width="9" height="9" fill="none" />;

/** A shape for each state, fuller the further the patient has come. */
const shapes: Readonly<Record<InvitationStatus, ComponentChildren>> = {
  'not-sent': square,
  created: square,
  sent: ring,
  opened: (
    <>
      {ring}
      <circle cx="6" cy="6" r="1" />
    </>
  ),
  started: (
    <>
      {ring}
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" />
    </>
  ),
  answered: <circle cx="6" cy="6" r="4.5" />,
  withdrawn: <path d="M1 6h10" />,
  expired: <path d="M2 2l8 8M10 2l-8 8" />,
};

const Shape = ({ state }: { state: InvitationStatus }) => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    {shapes[state]}
  </svg>
);

/** What became of a form, as a shape: its word stands beside it. */
export function FormShape({ state }: { state: InvitationStatus }) {
  return (
    <span class={`form-mark form-mark-${state}`}>
      <Shape state={state} />
    </span>
  );
}

/** What became of a form: a shape, a colour and a word. */
export function FormMark({ state }: { state: FormState }) {
  if (state === 'none') return <span class="quiet">–</span>;
  return (
    <span class={`form-mark form-mark-${state}`}>
      <Shape state={state} /> {formStateNames[state]}
    </span>
  );
}
