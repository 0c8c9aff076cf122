import { useState } from 'preact/hooks';
import { Check } from '../../ui/choice.tsx';
import { CopyButton } from './copyable.tsx';
import { type CodeNotice, emailSubject, emailText, smsText } from './notice-words.ts';

type MessageProps = { notice: CodeNotice; by: 'sms' | 'email'; first: boolean; onCopied: () => void };

/** The text to send, as it will be read, with or without a link: some units send none, against phishing. */
export function Message({ notice, by, first, onCopied }: MessageProps) {
  const [noLink, setNoLink] = useState(false);
  const text = by === 'email' ? emailText(notice, !noLink) : smsText(notice, !noLink);
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
