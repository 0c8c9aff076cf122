import { useState } from 'preact/hooks';
import { emailSubject, emailText } from '../../../../functions/domain/survey/message/email.ts';
import type { CodeMessage } from '../../../../functions/domain/survey/message/message.ts';
import { smsText } from '../../../../functions/domain/survey/message/sms.ts';
import { Check } from '../../../ui/choice.tsx';
import { CopyButton } from './copyable.tsx';

type MessageProps = { message: CodeMessage; by: 'sms' | 'email'; first: boolean; onCopied: () => void };

/** The text to send, as it will be read, with or without a link: some units send none, against phishing. */
export function Message({ message, by, first, onCopied }: MessageProps) {
  const [noLink, setNoLink] = useState(false);
  const text = by === 'email' ? emailText(message, !noLink) : smsText(message, !noLink);
  return (
    <div class="stack-small">
      {by === 'email' && (
        <p>
          <span class="small quiet">Ämne</span> {emailSubject}
        </p>
      )}
      <p class="message">{text}</p>
      <Check
        label="Utan länk"
        hint="Mottagaren skriver adressen och koden själv."
        value={noLink}
        onValue={setNoLink}
      />
      <p class="actions">
        <CopyButton
          text={text}
          what="meddelandet"
          words="Kopiera meddelandet"
          look={first ? 'primary' : 'plain'}
          onCopied={onCopied}
        />
      </p>
    </div>
  );
}
