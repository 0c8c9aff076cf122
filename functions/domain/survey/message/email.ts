import { formatLongDate } from '../../care/long-date.ts';
import { guardianTexts, sinceTexts } from './common-words.ts';
import type { CodeMessage } from './message.ts';

export const emailSubject = 'Några frågor till dig';

/**
 * Writes the body of an e-mail.
 * @param withLink some units send no links, against phishing
 */
export function emailText(message: CodeMessage, withLink: boolean): string {
  const { sender, since, lastDay, phone, forChild, code, link, site } = message;
  return [
    `Hej! ${sender} har några frågor till dig.`,
    `${sinceTexts.sv[since]} Vi vill gärna veta hur du har det. Det tar några minuter och är frivilligt.`,
    withLink ? `Svara här: ${link}` : `Gå till ${site} och skriv koden ${code}`,
    lastDay && `Svara senast ${formatLongDate(lastDay)}.`,
    forChild && guardianTexts.sv,
    phone
      ? `Vill du hellre svara på papper eller per telefon, eller fråga något? Ring ${phone}.`
      : `Vill du hellre svara på papper eller per telefon, eller fråga något? Kontakta ${sender}.`,
    `${withLink ? 'Länken' : 'Koden'} är personlig. Skicka den inte vidare.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}
