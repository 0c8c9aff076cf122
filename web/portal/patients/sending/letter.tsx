import type { ComponentChildren } from 'preact';
import { letterText } from '../../../../functions/domain/survey/message/letter.ts';
import type { CodeMessage } from '../../../../functions/domain/survey/message/message.ts';
import { Qr } from './qr.tsx';

/** The letter with the code, seen on paper only. */
export function Letter({ message }: { message: CodeMessage }) {
  const { sender, phone, code, link, site } = message;
  const { sv, en } = letterText(message);
  return (
    <div class="on-paper letter">
      <div lang="sv">
        <p class="letter-sender">{sender}</p>
        <h1>{sv.title}</h1>
        <p>{sv.introduction}</p>
        {sv.guardian && <p>{sv.guardian}</p>}
        {sv.lastDay && (
          <p>
            <strong>{sv.lastDay}</strong>
          </p>
        )}
      </div>
      <div class="letter-code" lang="sv">
        <Qr text={link} label={`QR-kod till enkäten ${code}`} />
        <div>
          <p>{around(sv.howToAnswer, site, <strong>{site}</strong>)}</p>
          <p class="code">{code}</p>
          <p>{around(sv.help, phone, <span class="nowrap">{phone}</span>)}</p>
        </div>
      </div>
      <div lang="en">
        <h2>{en.title}</h2>
        <p>{en.introduction}</p>
        {en.guardian && <p>{en.guardian}</p>}
      </div>
    </div>
  );
}

/** Highlights one part of a text, at its last occurrence. */
function around(text: string, part: string | undefined, shown: ComponentChildren): ComponentChildren {
  const at = part ? text.lastIndexOf(part) : -1;
  if (!part || at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      {shown}
      {text.slice(at + part.length)}
    </>
  );
}
