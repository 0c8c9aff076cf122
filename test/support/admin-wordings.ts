import type { Wordings, WordingUnit } from '../../web/portal/api.ts';

/** The data of the administrator's page, as small as possible. */

type Shown = WordingUnit['shown'][number];

export const shownOf = (
  instrument: string,
  language: string,
  version: string,
  status: Shown['status'],
): Shown => ({ instrument, language, version, status });

export const unitOf = (id: string, shown: Shown[], forms: string[] = ['prem', 'face']): WordingUnit => ({
  id,
  name: `Enhet ${id}`,
  area: 'Området',
  forms,
  shown,
});

export const wordingsOf = (
  units: WordingUnit[],
  { packs = [], provided = [] }: { packs?: Shown[]; provided?: Shown[] } = {},
): Wordings => ({
  instruments: ['prem', 'face', 'fdi'].map((id) => ({ id, name: id })),
  languages: ['sv', 'en', 'fi'].map((language) => ({ language, name: language })),
  provisional: 'accepted',
  provided,
  packs: packs.map(({ instrument, language, version }) => ({
    instrument,
    language,
    version,
    title: version,
    permission: { holder: 'Rättsinnehavaren', date: '2026-01-15' },
    loaded: { at: '2026-02-01T09:00:00Z', by: 'admin' },
  })),
  units,
});
