import { Hono } from 'hono';
import type { PageFrame } from '../../../web/survey/document.tsx';
import { renderInformation } from '../../../web/survey/information.tsx';
import { findUnit } from '../../domain/areas/areas.ts';
import type { OwnNotices } from '../../domain/survey/own-notices.ts';
import type { WordingsAt } from '../unit-wordings.ts';

type InformationDeps = {
  wordingsAt: WordingsAt;
  notices: OwnNotices;
  frameOf: (path: string, language: string | undefined) => PageFrame;
};

/** How the data are handled, and how accessible the page is: for a unit, or for no unit on the page that asks for a code. */
export function surveyInformation({ wordingsAt, notices, frameOf }: InformationDeps) {
  const page = async (kind: 'privacy' | 'accessibility', asked: string | undefined, language?: string) => {
    const unit = findUnit(asked ?? '')?.unit;
    const frame = frameOf(unit ? `/${kind}/${unit.id}` : `/${kind}`, language);
    const { about, language: shown } = frame.texts;
    const own = unit && kind === 'privacy' ? notices[unit.id]?.[shown] : undefined;
    return renderInformation({
      frame,
      notice: own ? { ...about[kind], sections: own } : about[kind],
      placeholder: kind === 'privacy' && !own,
      unit,
      contact: unit && (await wordingsAt(unit.id)).contact,
    });
  };
  return new Hono()
    .get('/privacy/:unit?', async (c) =>
      c.html(await page('privacy', c.req.param('unit'), c.req.query('lang'))),
    )
    .get('/accessibility/:unit?', async (c) =>
      c.html(await page('accessibility', c.req.param('unit'), c.req.query('lang'))),
    );
}
