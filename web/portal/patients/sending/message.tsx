import { useState } from 'preact/hooks';
import type { CodeMessage } from '../../../../functions/domain/survey/message/message.ts';
import { messageTexts, type TextChannel } from '../../../../functions/domain/survey/message/message-texts.ts';
import { Check } from '../../../ui/choice.tsx';
import { CopyButton } from './copyable.tsx';

type MessageProps = { message: CodeMessage; by: TextChannel; first: boolean; onCopied: () => void };

/**
 * The text to send, as the patient will read it, with or without a link: some units send no links, against
 * phishing.
 */
export function Message({ message, by, first, onCopied }: MessageProps) {
  const [noLink, setNoLink] = useState(false);
  const { subject, body } = messageTexts[by](message, !noLink);
  return (
    <div class="stack-small">
      {subject && (
        <p>
          <span class="small quiet">Ämne</span> {subject}
        </p>
      )}
      <p class="message">{body}</p>
      <Check
        label="Utan länk"
        hint="Mottagaren skriver adressen och koden själv."
        value={noLink}
        onValue={setNoLink}
      />
      <p class="actions">
        <CopyButton
          text={body}
          what="meddelandet"
          words="Kopiera meddelandet"
          look={first ? 'primary' : 'plain'}
          onCopied={onCopied}
        />
      </p>
    </div>
  );
}
