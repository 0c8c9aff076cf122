import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Person } from './people.ts';

/** The style sheet of the pages, served apart since their policy allows no inline style. */
export const signInStyle = `
:root { color-scheme: light; font: 100%/1.5 system-ui, sans-serif; color: #17221f; background: #f5f6f4 }
body { margin: 0; padding: 1.5rem 1rem 3rem }
main { max-width: 34rem; margin: 0 auto }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem }
h2 { font-size: 1rem; margin: 0 0 .75rem }
p { margin: 0 0 1rem }
section { background: #fff; border: 1px solid #cdd5d0; border-radius: .75rem; padding: 1rem; margin-top: 1rem }
form { display: flex; flex-wrap: wrap; gap: .5rem }
button, a.button { font: inherit; min-height: 2.75rem; padding: .5rem 1rem; border-radius: .5rem; border: 1px solid #0a5750;
  background: #fff; color: #0a5750; cursor: pointer; text-decoration: none; flex: 1 1 12rem; text-align: center;
  box-sizing: border-box }
button.first { background: #0a5750; color: #fff }
button:hover, a.button:hover { background: #07413c; color: #fff }
:focus-visible { outline: 3px solid #d9822b; outline-offset: 2px }
small { display: block; font-size: .8125rem; color: inherit }
.notice { border-left: .25rem solid #d9822b; padding-left: .75rem }
`;

/** The content security policy of the pages: they may use only their own style and their own forms. */
export const signInPolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function page(title: string, stylePath: string, content: ComponentChildren): string {
  const html = render(
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={stylePath} />
      </head>
      <body>
        <main>{content}</main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

/** Makes the page with one button per person, under the person's unit. Every button is a plain form post. */
export function choicePage(stylePath: string, people: readonly Person[]): string {
  const headings = [...new Set(people.map((person) => person.heading))];
  return page(
    'Logga in',
    stylePath,
    <>
      <h1>Vem vill du vara?</h1>
      <p class="notice">
        Det här är en provkörning på den egna datorn. Ingen riktig inloggning behövs, och alla patienter är
        påhittade.
      </p>
      {headings.map((heading, index) => (
        <section key={heading} aria-labelledby={`h${index}`}>
          <h2 id={`h${index}`}>{heading}</h2>
          <form method="post">
            {people
              .filter((person) => person.heading === heading)
              .map((person, place) => (
                <button
                  type="submit"
                  key={person.id}
                  name="person"
                  value={person.id}
                  class={place === 0 ? 'first' : ''}
                >
                  {person.name}
                  <small>{person.id}</small>
                </button>
              ))}
          </form>
        </section>
      ))}
    </>,
  );
}

/** Makes the page that signs out. @param xsrf the issuer's token against forged sign-outs */
export function signOutPage(stylePath: string, action: string, xsrf: string): string {
  return page(
    'Logga ut',
    stylePath,
    <>
      <h1>Vill du logga ut?</h1>
      <p>Då får du välja vem du vill vara nästa gång.</p>
      <form method="post" action={action}>
        <input type="hidden" name="xsrf" value={xsrf} />
        <button type="submit" class="first" name="logout" value="yes">
          Logga ut
        </button>
        <button type="submit">Fortsätt vara inloggad</button>
      </form>
    </>,
  );
}

export function messagePage(stylePath: string, title: string, text: string, portal: string): string {
  return page(
    title,
    stylePath,
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      <a class="button" href={portal}>
        Till portalen
      </a>
    </>,
  );
}
