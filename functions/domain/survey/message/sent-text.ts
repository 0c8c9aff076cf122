import { formatLongDate } from '../../care/long-date.ts';
import type { CivilDate } from '../../care/period.ts';
import type { MessageOccasion } from '../reminder.ts';
import type { MessageText, TextChannel } from './message-texts.ts';

/**
 * The texts that the system sends: never a clinic, a diagnosis or a name, since others may see a message. Each says at its
 * end that answering is voluntary; the page has no way to decline yet, so none is promised. Every text message fits in one part of 160 characters (GSM-7), also with the longest link.
 */

/** How the message opens the questions. */
export type MessageDoor =
  | { link: string }
  /** For units that send no links, against phishing: the address at which the code is typed in, without a scheme. */
  | { site: string; code: string }
  /** The code cannot be derived: the patient has the one that they were given. */
  | { site: string };

export type SentTextFacts = {
  /** The patient's permission holder (tillståndsinnehavare). */
  sender: string;
  occasion: MessageOccasion;
  recipient: 'patient' | 'guardian';
  language: string;
  door: MessageDoor;
  lastDay: CivilDate | undefined;
};

type Heads = Record<
  SentTextFacts['recipient'],
  Record<SentTextFacts['occasion'], (sender: string) => string>
>;

const heads: Record<'sv' | 'en', Heads> = {
  sv: {
    patient: {
      invitation: (sender) => `${sender} har några frågor till dig: `,
      'never-opened': (sender) => `Påminnelse från ${sender}. Svara här: `,
      opened: (sender) => `Svara gärna på frågorna från ${sender}: `,
      partly: (sender) => `Några frågor från ${sender} är kvar: `,
    },
    guardian: {
      invitation: (sender) => `${sender} har frågor om ditt barn: `,
      'never-opened': (sender) => `Påminnelse från ${sender} om ditt barn: `,
      opened: (sender) => `Svara gärna ${sender} om ditt barn: `,
      partly: (sender) => `${sender}: frågor om ditt barn är kvar: `,
    },
  },
  en: {
    patient: {
      invitation: (sender) => `${sender} has some questions for you: `,
      'never-opened': (sender) => `Reminder from ${sender}. Answer here: `,
      opened: (sender) => `Please answer ${sender} here: `,
      partly: (sender) => `Some questions from ${sender} are left: `,
    },
    guardian: {
      invitation: (sender) => `${sender} has questions about your child: `,
      'never-opened': (sender) => `Reminder from ${sender} about your child: `,
      opened: (sender) => `Please answer ${sender} about your child: `,
      partly: (sender) => `${sender}: questions about your child left: `,
    },
  },
};

const words = {
  sv: {
    subject: { patient: 'Några frågor till dig', guardian: 'Några frågor om ditt barn' },
    reminder: 'Påminnelse',
    time: 'Det tar några minuter.',
    guardian:
      'Barnet kan svara självt eller med din hjälp, eller så svarar du. Ni väljer vem som svarar innan frågorna börjar.',
    lastDay: (day: CivilDate) => `Svara senast ${formatLongDate(day)}.`,
    decline: 'Det är frivilligt.',
    declineAtLength: (sender: string) =>
      `Det är frivilligt att svara. Vill du inte ha fler påminnelser? Säg till ${sender}.`,
    code: (site: string, code: string) => `${site}, kod ${code}`,
    ownCode: (site: string) => `${site}, med koden du fick`,
  },
  en: {
    subject: { patient: 'Some questions for you', guardian: 'Some questions about your child' },
    reminder: 'Reminder',
    time: 'It takes a few minutes.',
    guardian:
      'The child can answer alone or with your help, or you can answer. You choose who answers before the questions begin.',
    lastDay: (day: CivilDate) => `Please answer no later than ${formatLongDate(day, 'en')}.`,
    decline: 'It is voluntary.',
    declineAtLength: (sender: string) => `Answering is voluntary. No more reminders, please? Tell ${sender}.`,
    code: (site: string, code: string) => `${site}, code ${code}`,
    ownCode: (site: string) => `${site}, with the code you have`,
  },
} as const;

/** Writes a message that the system sends. A language without texts gets the Swedish ones. */
export function sentText(channel: TextChannel, facts: SentTextFacts): MessageText {
  const language = facts.language === 'en' ? 'en' : 'sv';
  const { occasion, recipient, lastDay } = facts;
  const said = words[language];
  const asked = `${heads[language][recipient][occasion](facts.sender)}${doorText(facts.door, language)}`;
  if (channel === 'sms') return { body: `${asked}\n${said.decline}` };
  const subject = said.subject[recipient];
  const paragraphs = [
    asked,
    said.time,
    lastDay && said.lastDay(lastDay),
    recipient === 'guardian' && said.guardian,
    said.declineAtLength(facts.sender),
  ];
  return {
    subject: occasion === 'invitation' ? subject : `${said.reminder}: ${subject.toLowerCase()}`,
    body: paragraphs.filter(Boolean).join('\n\n'),
  };
}

function doorText(door: MessageDoor, language: 'sv' | 'en'): string {
  if ('link' in door) return door.link;
  const { code, ownCode } = words[language];
  return 'code' in door ? code(door.site, door.code) : ownCode(door.site);
}
