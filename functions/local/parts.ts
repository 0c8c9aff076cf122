import type { DeriveMac } from '../domain/survey/derived-code.ts';
import type { Table } from '../storage/table.ts';
import type { DataFolder } from './data-folder.ts';
import type { Apps } from './routes.ts';
import type { StreamHandler } from './stream/stream-poller.ts';

/** The parts from which the apps are built; the deployed entries build the same from their environment. */
export type LocalParts = {
  table: Table;
  /** The domain's clock. */
  now: () => Date;
  /** The real clock, by which the age of a sign-in is judged; this machine's when left out. */
  realNow?: () => Date;
  /** The server's address for people; links to patients begin with it. */
  publicUrl: string;
  signIn: { issuer: string; clientId: string; jwks: { keys: object[] } };
  /** The secret that seals PREM answers; kept in the data folder. */
  sealingSecret: string;
  /** The MAC from which codes are derived. */
  deriveMac: DeriveMac;
  /** Whether provisional words, written by this project alone, may be shown. */
  provisionalWording: 'accepted' | 'refused';
  folder: DataFolder;
  /** Prints one line for the person who started the server. */
  tell: (line: string) => void;
};

/** The parts of the demonstration that people can try. */
export type Demonstration = { surveyLink?: string; signInAs?: string };

/** The program that runs on the parts. */
export type Program = Apps & {
  onStream: StreamHandler;
  /** Rebuilds tallies and totals: called when the stream may have missed changes. */
  recount: () => Promise<unknown>;
  /** Sends what is due: called at the start and every few seconds. */
  remind: () => Promise<void>;
  /** Fills an empty table; not called with DEMO=off. */
  demonstrate: () => Promise<Demonstration>;
};
