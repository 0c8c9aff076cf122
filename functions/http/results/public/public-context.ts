import type { ResultsAssets } from '../../../../web/results/document.tsx';
import type { Table } from '../../../storage/table.ts';

/** The parts that the public pages are built from. They read publications, and nothing else. */
export type PublicDeps = {
  table: Table;
  random: (bytes: number) => Uint8Array;
  assets: ResultsAssets;
  /** The system's public address, without a trailing slash. */
  publicUrl: string;
};
