import type { Tokens } from './tokens.ts';

/** A message about the sign-in between the tabs of this browser. */
export type TabMessage =
  /** A user has signed in again, for the tabs that wait. */
  | { kind: 'signed-in'; tokens: Tokens }
  /** A refresh token was used up; a tab that holds the same gets the new one. */
  | { kind: 'renewed'; before: string; tokens: Tokens }
  | { kind: 'signed-out' };

const channel = new BroadcastChannel('nhv.sign-in');

export const tellTabs = (message: TabMessage): void => channel.postMessage(message);

/** @returns a function that stops listening */
export function hearTabs(listen: (message: TabMessage) => void): () => void {
  const receive = ({ data }: MessageEvent<TabMessage>) => listen(data);
  channel.addEventListener('message', receive);
  return () => channel.removeEventListener('message', receive);
}
