import type { channels } from './invitation.ts';

/** The Swedish names of the ways to hand over an invitation. */
export const channelNames = {
  letter: 'Brev',
  sms: 'Sms',
  email: 'E-post',
  clinic: 'På mottagningen',
} as const satisfies Record<(typeof channels)[number], string>;
