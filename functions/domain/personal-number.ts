import personnummer from 'personnummer';

// The package's types describe an ES module, but the import is the class itself.
const { valid } = personnummer as unknown as typeof personnummer.default;

/** Ten or twelve digits anywhere, with or without a separator between year, month, day and the last four. */
const candidate = /(?<!\d)(?:18|19|20)?\d{2}[-._]?\d{2}[-._]?\d{2}[-+._]?\d{4}(?!\d)/g;

/** Whether the text holds a Swedish personal identity number or coordination number (personnummer, samordningsnummer). */
export const holdsPersonalNumber = (text: string): boolean =>
  [...text.matchAll(candidate)].some(([found]) => valid(found.replace(/\D/g, '')));

export const personalNumberRefusal =
  'Det här ser ut som ett personnummer eller samordningsnummer. Personnummer lagras inte här: ange enhetens egen referens, till exempel ett löpnummer.';
