import { emailSubject, emailText } from './email.ts';
import type { CodeMessage } from './message.ts';
import { smsText } from './sms.ts';

/** The text of a message to send; only some channels have a subject. */
export type MessageText = { subject?: string; body: string };

/** The channels that send text, each with the function that writes its message, with or without a link. */
export const messageTexts = {
  sms: (message: CodeMessage, withLink: boolean): MessageText => ({ body: smsText(message, withLink) }),
  email: (message: CodeMessage, withLink: boolean): MessageText => ({
    subject: emailSubject,
    body: emailText(message, withLink),
  }),
};

export type TextChannel = keyof typeof messageTexts;

export const sendsText = (channel: string): channel is TextChannel => Object.hasOwn(messageTexts, channel);
