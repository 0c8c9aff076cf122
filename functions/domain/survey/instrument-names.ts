import type { Instrument } from './instrument.ts';

type Named<Part extends keyof Instrument> = Pick<Instrument, Part>;

const nameIn = ({ items }: Named<'items'>, key: string) => items.find((item) => item.key === key)?.name;

/** What an item is called: «Fråga 5», «Frågan om berörd sida». */
export const itemName = (instrument: Named<'items'>, key: string): string =>
  nameIn(instrument, key)?.full ?? `Fråga ${key}`;

/** What is left of an item's name beside its form's: «5», «sida». */
export const itemShortName = (instrument: Named<'items'>, key: string): string =>
  nameIn(instrument, key)?.short ?? key;

/** What a set of options is called; one that the instrument does not have is called by its key. */
export const optionSetName = ({ optionSets }: Named<'optionSets'>, set: string): string =>
  Object.hasOwn(optionSets, set) ? `Svarsskalan för ${optionSets[set]?.name}` : `Svarsskalan ${set}`;

/** What a scale is called: «Munfunktion»; one that the instrument does not have is called by its id. */
export const scaleName = ({ scales }: Named<'scales'>, id: string): string =>
  scales.find((scale) => scale.id === id)?.name ?? id;
