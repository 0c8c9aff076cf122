import type { Context } from 'hono';
import type { SurveyAssets } from '../../../web/survey/document.tsx';
import type { OwnNotices } from '../../domain/survey/own-notices.ts';
import type { Wording } from '../../domain/survey/wording.ts';
import type { Table } from '../../storage/table.ts';
import type { GuessLimit } from './guess.ts';

/** The parts that the survey is built from. */
export type SurveyDeps = {
  table: Table;
  now: () => Date;
  /** Returns that many random bytes. */
  random: (bytes: number) => Uint8Array;
  assets: SurveyAssets;
  /** The system's public address; the survey is served under its path. */
  publicUrl: string;
  guess: GuessLimit;
  /** Returns the address that a request comes from, for counting wrong codes. */
  address: (c: Context) => string;
  /**
   * Wordings that may be shown when a unit has no permitted one active; by default all of the project's own.
   */
  wordings?: readonly Wording[];
  /** The controllers' own words about the data; by default those of this deployment. */
  notices?: OwnNotices;
};
