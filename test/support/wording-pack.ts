import type { Wording } from '../../functions/domain/survey/wording.ts';
import type { WordingPack } from '../../functions/domain/survey/wording-pack.ts';
import { findWording } from '../../functions/domain/survey/wordings/wordings.ts';

/** Makes a whole pack: the project's own texts, each marked to show which wording is used. */
export function packOf(instrument: string, language: string, version: string, mark = '§'): WordingPack {
  const own = findWording(instrument, language) ?? findWording(instrument, 'sv');
  if (!own) throw new Error(`there is no wording of ${instrument}`);
  const marked = (text: Wording['introduction']) =>
    typeof text === 'string'
      ? `${text} ${mark}`
      : { patient: `${text.patient} ${mark}`, guardian: `${text.guardian} ${mark}` };
  return {
    ...own,
    language,
    version,
    status: 'permitted',
    permission: { holder: 'Rättsinnehavaren', date: '2026-01-15' },
    items: Object.fromEntries(Object.entries(own.items).map(([key, text]) => [key, marked(text)])),
  };
}
