import { signal } from '@preact/signals';

/** What a key does; the keys that need a view are handled where they are pressed. */
export type KeyAction =
  | 'search'
  | 'overview'
  | 'worklist'
  | 'patients'
  | 'surveys'
  | 'new-patient'
  | 'next'
  | 'previous'
  | 'undo'
  | 'help';

/** The time in which the second key of two follows the first, in ms. */
export const together = 1500;

const single: Readonly<Record<string, KeyAction>> = {
  '/': 'search',
  n: 'new-patient',
  j: 'next',
  k: 'previous',
  u: 'undo',
  '?': 'help',
};
const afterG: Readonly<Record<string, KeyAction>> = {
  o: 'overview',
  a: 'worklist',
  p: 'patients',
  e: 'surveys',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * Reads single keys, and two keys of which the first is `g`.
 * @returns a function that returns the action of a key pressed at a moment (in ms), if it has one
 */
export function keyReader(): (pressed: Pressed, at: number) => KeyAction | undefined {
  let begun = Number.NEGATIVE_INFINITY;
  return ({ key, ctrlKey, metaKey, altKey }, at) => {
    if (ctrlKey || metaKey || altKey) return undefined;
    const isSecond = at - begun <= together;
    begun = key === 'g' ? at : Number.NEGATIVE_INFINITY;
    if (isSecond && Object.hasOwn(afterG, key)) return afterG[key];
    return Object.hasOwn(single, key) ? single[key] : undefined;
  };
}

const stored = 'keys';

/** Whether keys without a modifier do anything: speech input and slips of the hand can make them a trap. */
export const keysAreOn = signal(localStorage.getItem(stored) !== 'off');

export function setKeys(on: boolean): void {
  keysAreOn.value = on;
  localStorage.setItem(stored, on ? 'on' : 'off');
}
