import type { UnitContact } from '../../../functions/domain/unit-contact.ts';
import { Contact } from '../../survey/contact.tsx';
import { en } from '../../survey/languages/en.ts';
import { sv } from '../../survey/languages/sv.ts';
import type { SurveyTexts } from '../../survey/texts.ts';

const shown: readonly { texts: SurveyTexts; name: string }[] = [
  { texts: sv, name: 'På svenska' },
  { texts: en, name: 'På engelska' },
];

type ContactPreviewProps = { unit: string; contact: UnitContact | null };

/** Whom to call as the survey's pages say it, by their own component. */
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
