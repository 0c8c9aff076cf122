import { useState } from 'preact/hooks';
import { Check } from '../../../ui/choice.tsx';
import { CopyButton } from './copyable.tsx';
import { type CodeMessage, emailSubject, emailText, smsText } from './message-words.ts';

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
