import { formatLongDate } from '../../care/long-date.ts';
import { guardianTexts, sinceTexts } from './common-words.ts';
import type { CodeMessage } from './message.ts';

/** The paragraphs of a letter, by position; the letter also shows the code, and the link as a QR code. */
export type LetterText = {
  sv: {
    title: string;
    introduction: string;
    guardian: string | undefined;
    lastDay: string | undefined;
    /** Beside the QR code, before the code itself. */
    howToAnswer: string;
    /** After the code. */
    help: string;
  };
  en: { title: string; introduction: string; guardian: string | undefined };
};

/**
 * Writes the text of the letter with the code. It names the sender but never the treatment, since others may
 * open the envelope. The only contact detail is the number, since the unit's own words may name the
 * treatment.
 */
export function letterText({
  sender,
  since,
  lastDay,
  phone,
  forChild,
  site,
}: Omit<CodeMessage, 'code' | 'link'>): LetterText {
  const inEnglish = [
    `${sinceTexts.en[since]} Please tell us how you are: scan the square with your phone, or enter the code at ${site}. It takes a few minutes and is voluntary. You can choose English on the first page.`,
    lastDay && `Please answer no later than ${formatLongDate(lastDay, 'en')}.`,
    phone && `Any questions? Call ${phone}.`,
  ];
  return {
    sv: {
      title: 'Vill du berätta hur du har det?',
      introduction: `${sinceTexts.sv[since]} Vi vill gärna veta hur du har det nu. Dina svar hjälper oss att bli bättre. Det tar några minuter och är frivilligt. Vården du får påverkas inte av om du svarar eller av vad du svarar.`,
      guardian: forChild ? guardianTexts.sv : undefined,
      lastDay: lastDay && `Svara senast ${formatLongDate(lastDay)}.`,
      howToAnswer: `Rikta telefonens kamera mot rutan. Eller gå till ${site} och skriv koden:`,
      help: `Koden är personlig. Någon du litar på får gärna hjälpa dig. Vill du fråga något, eller hellre svara på papper eller per telefon, ${phone ? `ring ${phone}` : `kontakta ${sender}`}.`,
    },
    en: {
      title: 'In English',
      introduction: inEnglish.filter(Boolean).join(' '),
      guardian: forChild ? guardianTexts.en : undefined,
    },
  };
}
