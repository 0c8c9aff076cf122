import personnummer from 'personnummer';

// Its types describe an ES module, though what is imported is the class itself.
const { valid } = personnummer as unknown as typeof personnummer.default;

/** Twelve digits anywhere, with or without a separator before the last four; ten only when they are all there is. */
const full = /(?<!\d)(?:18|19|20)\d{6}[-+._]?\d{4}(?!\d)/g;
const short = /^\d{6}[-+._]?\d{4}$/;

/** Whether the text holds a Swedish personal identity number or coordination number (personnummer, samordningsnummer). */
export function holdsPersonalNumber(text: string): boolean {
  const candidates = [...text.matchAll(full)].map(([found]) => found);
  if (short.test(text)) candidates.push(text);
  return candidates.some((candidate) => valid(candidate.replace(/[._]/, '-')));
}

export const personalNumberRefusal =
  'Det här ser ut som ett personnummer eller samordningsnummer. Personnummer lagras inte här: ange enhetens egen referens, till exempel ett löpnummer.';
