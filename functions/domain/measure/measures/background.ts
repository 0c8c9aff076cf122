import type { ReasonDetail } from '../reason.ts';
import { administrativeSystems, reportedFrom2026, starredWithoutDirection } from './texts.ts';

/** The common fields of the background measures (bakgrundsmått) of the source. */
export const background = {
  category: 'background',
  kind: 'count',
  direction: null,
  firstReportYear: 2026,
  levels: ['country', 'unit'],
  publicTexts: starredWithoutDirection,
} as const;

export const backgroundTexts = {
  type: 'Nyckeltal',
  dataSource: administrativeSystems,
  limitations: '',
  reporting: reportedFrom2026,
} as const;

/** The purpose of the background measures that are distributions. */
export const distributionPurpose =
  'Att kunna följa utveckling och fördelning av vården inom definitionen för perifer facialispares som nationell högspecialiserad vård.';

/** The reasons why a patient counts as assessed. */
export const assessedReasons = {
  'new-visit': ({ date }: ReasonDetail) => `Nybesök med teambedömning ${date}.`,
};
