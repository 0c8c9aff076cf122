import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { PageFrame } from '../../../web/survey/document.tsx';
import { type Part, renderQuestionnaire } from '../../../web/survey/questionnaire.tsx';
import { findUnit, unitName } from '../../domain/areas/areas.ts';
import { fail } from '../../domain/failure.ts';
import { instruments } from '../../domain/survey/instruments/instruments.ts';
import { textsIn } from '../../domain/survey/languages/languages.ts';
import type { Wording } from '../../domain/survey/wording.ts';
import { findWording } from '../../domain/survey/wordings/wordings.ts';
import type { UnitWordings, WordingsAt } from '../unit-wordings.ts';

type OfflineDeps = {
  wordingsAt: WordingsAt;
  worker: string | undefined;
  frameOf: (path: string, language: string | undefined) => PageFrame;
};

const scriptType = 'text/javascript; charset=utf-8';
/**
 * The page that a phone keeps to open the questionnaire without a network: it belongs to no invitation, and
 * has every form in the wordings that a unit shows.
 */
export function surveyOffline({ wordingsAt, worker, frameOf }: OfflineDeps) {
  const partsIn = (language: string, shown: readonly Wording[]): Part[] =>
    instruments.map((instrument) => {
      const offered = shown.filter((wording) => wording.instrument === instrument.id);
      return {
        instrument,
        wording: findWording(instrument.id, language, shown),
        offered: offered.map((wording) => wording.language),
        fallback: offered[0],
        answered: false,
      };
    });

  const made = new Map<string, { html: string; version: string }>();
  /** The version comes from the page's content, so that a phone fetches it again only after a change. */
  function pageOf(unit: string, language: string, { shown, contact }: UnitWordings) {
    const versions = shown.map((wording) => wording.version);
    const key = JSON.stringify([unit, language, versions, contact]);
    let page = made.get(key);
    if (!page) {
      const render = (version: string) =>
        renderQuestionnaire({
          // The phone opens the page under the address of any link.
          frame: { ...frameOf('/', language), path: '' },
          unit: { id: unit, name: unitName(unit) },
          contact,
          parts: partsIn(language, shown),
          submission: '',
          version,
          shell: true,
        });
      const version = createHash('sha256').update(render('')).digest('hex').slice(0, 12);
      page = { html: render(version), version };
      made.set(key, page);
    }
    return page;
  }

  const routes = new Hono()
    .get('/e/shell', async (c) => {
      const unit = findUnit(c.req.query('unit') ?? '')?.unit.id;
      if (!unit) return fail({ kind: 'not-found', what: 'address' });
      const { language } = textsIn(c.req.query('lang'));
      return c.html(pageOf(unit, language, await wordingsAt(unit)).html);
    })
    .get('/e/sw.js', (c) =>
      worker
        ? c.body(worker, 200, { 'Content-Type': scriptType })
        : fail({ kind: 'not-found', what: 'address' }),
    );
  return {
    routes,
    versionOf: (unit: string, language: string, words: UnitWordings) => pageOf(unit, language, words).version,
  };
}
