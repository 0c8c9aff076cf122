import { contactLines, dialled, type UnitContact } from '../../functions/domain/care/unit-contact.ts';
import { fill, type SurveyTexts } from '../../functions/domain/survey/survey-texts.ts';

type ContactProps = {
  texts: SurveyTexts;
  /** The unit's name. */
  unit: string;
  /** The unit's own words. Without them the page refers to the number in the invitation. */
  contact: UnitContact | undefined;
};

/** How to reach the unit. Text in another language than the page's carries its language. */
export function Contact({ texts, unit, contact }: ContactProps) {
  const { help, language } = texts;
  const lines = contact ? contactLines(contact, language) : [];
  return (
    <p class="contact">
      {fill(help.contact, unit)} {!contact && help.number}
      {contact?.phone && (
        <a href={`tel:${dialled(contact.phone)}`}>
          <bdi dir="ltr">{contact.phone}</bdi>
        </a>
      )}
      {lines.map(({ language: said, text }) => (
        <span
          key={text}
          lang={said === language ? undefined : said}
          dir={said === language ? undefined : 'ltr'}
        >
          {text}
        </span>
      ))}
    </p>
  );
}
