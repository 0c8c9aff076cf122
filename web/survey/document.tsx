import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { languages } from '../../functions/domain/survey/languages/languages.ts';
import type { SurveyTexts } from '../../functions/domain/survey/survey-texts.ts';

/** The style sheet and scripts that the pages carry inline, as built. */
export type SurveyAssets = {
  style: string;
  /** The script of the questionnaire. */
  script: string;
  /** The script of the page that asks for a code, and of the help pages. */
  entry: string;
  /** The service worker, served at an address of its own. */
  worker?: string;
};

/** The inputs that every page of the survey needs. */
export type PageFrame = {
  assets: SurveyAssets;
  texts: SurveyTexts;
  /** The path that the survey is served under, without a trailing slash; '' at the root. */
  base: string;
  /** The page's own path. The language links lead to it. */
  path: string;
};

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='4' fill='%230a5750'/%3E%3C/svg%3E";

function Languages({ texts, path }: PageFrame) {
  return (
    <nav aria-label={texts.languages}>
      {languages
        .filter((other) => other !== texts)
        .map(({ language, direction, name }) => (
          <a key={language} href={`${path}?lang=${language}`} lang={language} dir={direction}>
            {name}
          </a>
        ))}
    </nav>
  );
}

type DocumentProps = {
  frame: PageFrame;
  title: string;
  /** The unit's name: the only fact in a page that relates to the patient. */
  unit?: string | undefined;
  script: 'script' | 'entry';
  /** The page stays hidden until the script has found the draft on the phone. */
  waiting?: boolean;
  children: ComponentChildren;
};

/** A whole page as text: one response that needs no other. */
export function renderDocument({ frame, title, unit, script, waiting, children }: DocumentProps): string {
  const { assets, texts } = frame;
  const code = assets[script];
  const html = render(
    // Machine-made words would no longer be the questions that were tried; the page offers its own languages instead.
    <html
      lang={texts.language}
      dir={texts.direction}
      translate={false}
      class={waiting ? 'waiting' : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href={icon} />
        <style dangerouslySetInnerHTML={{ __html: assets.style }} />
      </head>
      <body>
        <header>
          {unit && <p>{unit}</p>}
          <Languages {...frame} />
        </header>
        <main>
          {texts.unreviewed && <p class="note">{texts.unreviewed}</p>}
          {children}
        </main>
        <footer>
          <p>{texts.footer}</p>
        </footer>
        {code && <script dangerouslySetInnerHTML={{ __html: code }} />}
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
