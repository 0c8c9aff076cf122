import { formatLongDate } from '../../care/long-date.ts';
import type { CodeMessage } from './message.ts';

/**
 * Writes an SMS. It is neutral, since a locked screen shows it.
 * @param withLink some units send no links, against phishing
 */
export function smsText(
  { sender, lastDay, phone, forChild, code, link, site }: CodeMessage,
  withLink: boolean,
): string {
  return [
    `Hej! ${sender} har några frågor till ${forChild ? 'dig och ditt barn' : 'dig'}.`,
    withLink ? `Svara här: ${link}` : `Gå till ${site} och skriv koden ${code}.`,
    lastDay && `Svara senast ${formatLongDate(lastDay)}.`,
    'Det är frivilligt.',
    phone && `Vill du fråga något eller svara på annat sätt? Ring ${phone}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
