import type { Context } from 'hono';
import type { SurveyAssets } from '../../../web/survey/document.tsx';
import type { Wording } from '../../domain/survey/wording.ts';
import type { Table } from '../../storage/table.ts';
import type { GuessLimit } from './guess.ts';

/** What the survey is built from. */
export type SurveyDeps = {
  table: Table;
  now: () => Date;
  /** That many random bytes. */
  random: (bytes: number) => Uint8Array;
  assets: SurveyAssets;
  /** Where people reach the system; its path is what the survey is served under. */
  publicUrl: string;
  guess: GuessLimit;
  /** Whom a request comes from, for counting wrong codes. */
  address: (c: Context) => string;
  /** The words that may be shown where a unit has no permitted ones active; all of the project's own by default. */
  wordings?: readonly Wording[];
};
