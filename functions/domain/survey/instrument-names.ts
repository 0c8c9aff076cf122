import type { Instrument } from './instrument.ts';

type Named<Part extends keyof Instrument> = Pick<Instrument, Part>;

const nameIn = ({ items }: Named<'items'>, key: string) => items.find((item) => item.key === key)?.name;

/** The Swedish name of an item: «Fråga 5», «Frågan om berörd sida». */
export const itemName = (instrument: Named<'items'>, key: string): string =>
  nameIn(instrument, key)?.full ?? `Fråga ${key}`;

/** The short name of an item, for use beside its form's name: «5», «sida». */
export const itemShortName = (instrument: Named<'items'>, key: string): string =>
  nameIn(instrument, key)?.short ?? key;

/** The Swedish name of a set of options; its key when the instrument has no such set. */
export const optionSetName = ({ optionSets }: Named<'optionSets'>, set: string): string =>
  Object.hasOwn(optionSets, set) ? `Svarsskalan för ${optionSets[set]?.name}` : `Svarsskalan ${set}`;

/** The Swedish name of a scale: «Munfunktion»; its id when the instrument has no such scale. */
export const scaleName = ({ scales }: Named<'scales'>, id: string): string =>
  scales.find((scale) => scale.id === id)?.name ?? id;
