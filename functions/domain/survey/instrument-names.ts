/** The items that have a name instead of a number, in full and as a column is headed. */
const itemNames = new Map([
  ['overall', { name: 'Frågan om besöket som helhet', short: 'helhet' }],
  ['side', { name: 'Frågan om berörd sida', short: 'sida' }],
]);

/** What an item of an instrument is called: «Fråga 5», «Frågan om berörd sida». */
export const itemName = (key: string): string => itemNames.get(key)?.name ?? `Fråga ${key}`;

/** What is left of an item's name beside its form's: «5», «sida». */
export const itemShortName = (key: string): string => itemNames.get(key)?.short ?? key;

const scaleNames = new Map([
  ['ability', 'förmåga'],
  ['agreement', 'instämmande'],
  ['calm', 'lugn'],
  ['difficulty', 'svårighet'],
  ['experience', 'upplevelse'],
  ['frequency', 'hur ofta'],
  ['side', 'sida'],
]);

/** What a set of options is called; one that no instrument has is called by its key. */
export function scaleName(set: string): string {
  const name = scaleNames.get(set);
  return name ? `Svarsskalan för ${name}` : `Svarsskalan ${set}`;
}
