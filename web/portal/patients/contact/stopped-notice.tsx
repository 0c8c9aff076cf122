import { formatInstant } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { SeenContact } from '../../api.ts';
import { stopTexts } from './contact-words.ts';

/** Says that nothing is sent to the patient, and why. */
export function StoppedNotice({ stopped }: Pick<SeenContact, 'stopped'>) {
  if (!stopped) return null;
  return (
    <Notice kind="info" title="Inga enkäter">
      <p>
        {stopTexts[stopped.reason]}. Systemet skickar inget sedan {formatInstant(stopped.at)}.
      </p>
    </Notice>
  );
}
