import type { DeriveMac } from '../domain/survey/derived-code.ts';
import type { Table } from '../storage/table.ts';
import type { DataFolder } from './data-folder.ts';
import type { Apps } from './routes.ts';
import type { StreamHandler } from './stream/stream-poller.ts';

/** What the apps are built from; the deployed entries build the same from their environment. */
export type LocalParts = {
  table: Table;
  /** The domain's clock. */
  now: () => Date;
  /** Where people reach the server; links to patients begin with it. */
  publicUrl: string;
  signIn: { issuer: string; clientId: string; jwks: { keys: object[] } };
  /** What PREM answers are sealed with; kept in the data folder. */
  sealingSecret: string;
  /** What codes are derived with. */
  deriveMac: DeriveMac;
  /** Whether words that only this project has written may be shown. */
  provisionalWording: 'accepted' | 'refused';
  folder: DataFolder;
  /** One line for whoever started it. */
  tell: (line: string) => void;
};

/** What the demonstration left to be tried. */
export type Demonstration = { surveyLink?: string; signInAs?: string };

/** The program that runs on the parts. */
export type Program = Apps & {
  onStream: StreamHandler;
  /** Rebuilds what the stream would have built: called when changes may have been missed. */
  recount: () => Promise<unknown>;
  /** Fills an empty table; not called with DEMO=off. */
  demonstrate: () => Promise<Demonstration>;
};
