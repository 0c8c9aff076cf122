import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { type ResultTexts, resultTexts } from './texts.ts';

/** The style sheet that every page carries inline, as built. */
export type ResultsAssets = { style: string };

export type PageFrame = {
  assets: ResultsAssets;
  texts: ResultTexts;
  /** The path that the pages are served under, without a trailing slash; '' at the root. */
  base: string;
  /** The page's own path. */
  path: string;
};

/** The address of a page in the language of the texts. */
export const pagePath = ({ base, texts }: Pick<PageFrame, 'base' | 'texts'>, path: string): string =>
  `${base}${path}${texts.language === 'sv' ? '' : `?lang=${texts.language}`}`;

/** A whole page as text: one response that needs no other, and no script. */
export function renderPage(frame: PageFrame, title: string, children: ComponentChildren): string {
  const { assets, texts, base, path } = frame;
  const other = { base, texts: resultTexts[texts.other.language] };
  const html = render(
    <html lang={texts.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: assets.style }} />
      </head>
      <body>
        <header class="head">
          <a href={pagePath(frame, '/resultat')}>{texts.site}</a>
          <a href={pagePath(other, path)} lang={texts.other.language}>
            {texts.other.name}
          </a>
        </header>
        <main>{children}</main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
