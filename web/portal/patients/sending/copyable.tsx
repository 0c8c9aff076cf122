import { useState } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../announce.tsx';

type CopyButtonProps = {
  /** The text to copy. */
  text: string;
  /** The noun for the text, in the definite form: «koden». */
  what: string;
  /** The text of the button, if not «Kopiera». */
  words?: string;
  look?: 'primary' | 'plain' | 'quiet';
  onCopied: () => void;
};

export function CopyButton({ text, what, words, look = 'quiet', onCopied }: CopyButtonProps) {
  // Holds for the copied text only: another text has not been copied.
  const [copied, setCopied] = useState<string>();
  const done = copied === text;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
      onCopied();
      announce(`Du har kopierat ${what}.`);
    } catch {
      announce('Det gick inte att kopiera. Markera texten och kopiera den.');
    }
  };
  const shown = done ? 'Kopierat' : (words ?? 'Kopiera');
  return (
    <Button
      small={!words}
      look={look}
      onPress={() => void copy()}
      {...(words ? {} : { name: `${shown} ${what}` })}
    >
      {shown}
    </Button>
  );
}

type CopyableProps = {
  label: string;
  what: string;
  /** The text as it is shown, if not as it is copied. */
  shown?: string;
  text: string;
  onCopied: () => void;
};

/** A short text with a button that copies it. */
export function Copyable({ label, what, shown, text, onCopied }: CopyableProps) {
  return (
    <div>
      <p class="small quiet">{label}</p>
      <p class="row">
        <span class="code copyable">{shown ?? text}</span>
        <CopyButton text={text} what={what} onCopied={onCopied} />
      </p>
    </div>
  );
}
