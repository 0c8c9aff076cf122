import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { languages } from '../../functions/domain/survey/languages/languages.ts';
import type { SurveyTexts } from '../../functions/domain/survey/survey-texts.ts';

/** The style sheet and scripts that the pages carry inline, as built. */
export type SurveyAssets = {
  style: string;
  /** The style that the pages with the script `entry` carry as well. */
  entryStyle: string;
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
  /** The areas whose units ask, with the units' names. */
  asking: readonly { area: string; units: readonly string[] }[];
};

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
  /** The unit: the only fact in a page that relates to the patient. */
  unit?: { id: string; name: string } | undefined;
  script: 'script' | 'entry';
  /**
   * `waiting`: the page stays hidden until the script has found the draft on the phone. `soon`: the script will show the
   * first question alone, so no more is shown meanwhile.
   */
  state?: 'waiting' | 'soon' | undefined;
  children: ComponentChildren;
};

/** A whole page as text: one response that needs no other. */
export function renderDocument({ frame, title, unit, script, state, children }: DocumentProps): string {
  const { assets, texts, base } = frame;
  const code = assets[script];
  const html = render(
    // Machine-made words would no longer be the questions that were tried; the page offers its own languages instead.
    <html lang={texts.language} dir={texts.direction} translate={false} class={state}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        {/* No icon, rather than a request for one. */}
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: assets.style }} />
        {script === 'entry' && <style dangerouslySetInnerHTML={{ __html: assets.entryStyle }} />}
      </head>
      <body>
        <header>
          {unit && <p>{unit.name}</p>}
          <Languages {...frame} />
        </header>
        <main>
          {texts.unreviewed && <p class="note">{texts.unreviewed}</p>}
          {children}
        </main>
        <footer>
          <p>{texts.footer}</p>
          <p>
            {(['privacy', 'accessibility'] as const).map((kind) => (
              <a key={kind} href={`${base}/${kind}${unit ? `/${unit.id}` : ''}?lang=${texts.language}`}>
                {texts.about[kind].title}
              </a>
            ))}
          </p>
        </footer>
        {code && <script dangerouslySetInnerHTML={{ __html: code }} />}
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
