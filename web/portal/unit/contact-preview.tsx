import type { UnitContact } from '../../../functions/domain/care/unit-contact.ts';
import { en } from '../../../functions/domain/survey/languages/en.ts';
import { sv } from '../../../functions/domain/survey/languages/sv.ts';
import type { SurveyTexts } from '../../../functions/domain/survey/survey-texts.ts';
import { Contact } from '../../ui/unit-contact.tsx';

const shown: readonly { texts: SurveyTexts; name: string }[] = [
  { texts: sv, name: 'På svenska' },
  { texts: en, name: 'På engelska' },
];

type ContactPreviewProps = { unit: string; contact: UnitContact | null };

/** The contact as the survey's pages show it, by their own component. */
export function ContactPreview({ unit, contact }: ContactPreviewProps) {
  return (
    <div class="columns">
      {shown.map(({ texts, name }) => (
        <div key={name} class="stack-small">
          <h3>{name}</h3>
          <div class="seen-by-patient" lang={texts.language}>
            <Contact texts={texts} unit={unit} contact={contact ?? undefined} />
          </div>
        </div>
      ))}
    </div>
  );
}
