import { render } from 'preact-render-to-string';
import { channelNames } from '../../domain/survey/channel-names.ts';
import { signInStyle } from '../sign-in/sign-in-page.tsx';
import type { Taken } from './outbox.ts';

export const outboxPaths = { page: '/outbox', json: '/outbox.json', style: '/outbox/style.css' } as const;

/** The style sheet of the page, served apart since its policy allows no inline style. */
export const outboxStyle = `${signInStyle}
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0 }
`;

const moments = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'long',
  timeStyle: 'short',
});

/** A link in a message, or the text around it. */
const parts = (text: string) => text.split(/(https?:\/\/\S+)/);

/** Shows the messages, the newest first; a link in one can be followed as on a phone. */
export function outboxPage(taken: readonly Taken[]): string {
  const html = render(
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Utkorg</title>
        <link rel="stylesheet" href={outboxPaths.style} />
      </head>
      <body>
        <main>
          <h1>Utkorg</h1>
          <p class="notice">
            Det här är en provkörning på den egna datorn: inget sms och ingen e-post lämnar den. Här ligger
            det som skulle ha skickats.
          </p>
          {taken.length === 0 && <p>Inget har skickats.</p>}
          {[...taken].reverse().map(({ id, channel, to, subject, text, at, invitation }) => (
            <section key={id} aria-labelledby={`m-${id}`}>
              <h2 id={`m-${id}`}>
                {channelNames[channel]} till {to}
              </h2>
              <p>
                {moments.format(new Date(at))}
                {invitation && `, ${invitation.reference}`}
              </p>
              {subject && <p>{subject}</p>}
              <pre>
                {parts(text).map((part) =>
                  /^https?:/.test(part) ? (
                    <a key={part} href={part}>
                      {part}
                    </a>
                  ) : (
                    part
                  ),
                )}
              </pre>
            </section>
          ))}
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
