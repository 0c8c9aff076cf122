import type { UnitContact } from '../../functions/domain/care/unit-contact.ts';
import type { Notice } from '../../functions/domain/survey/survey-texts.ts';
import { Contact } from '../ui/unit-contact.tsx';
import { type PageFrame, renderDocument } from './document.tsx';

type InformationProps = {
  frame: PageFrame;
  notice: Notice;
  /** The notice is the template: the page says so. */
  placeholder?: boolean;
  unit?: { id: string; name: string } | undefined;
  /** The unit's own words on how to reach it. */
  contact?: UnitContact | undefined;
};

/** A page of plain text that the foot of every page links to. */
export function renderInformation({ frame, notice, placeholder, unit, contact }: InformationProps): string {
  const { texts } = frame;
  const { title, sections } = notice;
  return renderDocument({
    frame,
    title,
    unit,
    script: 'entry',
    children: (
      <>
        <h1>{title}</h1>
        {placeholder && <p class="error">{texts.about.placeholder}</p>}
        {sections.map(([heading, text]) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <p>{text}</p>
          </section>
        ))}
        {unit ? <Contact texts={texts} unit={unit.name} contact={contact} /> : <p>{texts.help.call}</p>}
      </>
    ),
  });
}
