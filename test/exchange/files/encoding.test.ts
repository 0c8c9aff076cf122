import { describe, expect, it } from 'vitest';
import { decode } from '../../../functions/exchange/files/encoding.ts';
import { UnreadableFile } from '../../../functions/exchange/files/table.ts';

const headers = new Set(['referens', 'födelsedatum', 'hemregion']);
const text = 'Referens;Födelsedatum\r\nÅ-1;på höger sida, Ärö\r\n';
const latin = Buffer.from(text, 'latin1');

/** The same text by another program: each Swedish letter has a byte of its own there. */
const with8Bits = (letters: Readonly<Record<string, number>>) =>
  Uint8Array.from([...text].map((letter) => letters[letter] ?? letter.charCodeAt(0)));

describe('text is read in the encoding in which the template’s headers appear', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, the other byte first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 without a mark, the other byte first', Buffer.from(text, 'utf16le').swap16()],
    ['Windows-1252', latin],
    ['MacRoman', with8Bits({ å: 0x8c, ä: 0x8a, ö: 0x9a, Å: 0x81, Ä: 0x80, Ö: 0x85 })],
    ['CP850', with8Bits({ å: 0x86, ä: 0x84, ö: 0x94, Å: 0x8f, Ä: 0x8e, Ö: 0x99 })],
  ])('%s', (_, bytes) => {
    expect(decode(Uint8Array.from(bytes), headers)).toBe(text);
  });

  it('and by its letters where the headers have none of their own', () => {
    const bytes = Uint8Array.from([
      ...Buffer.from('Referens;Hemregion\nh'),
      0x94,
      ...Buffer.from('ger;12\n'),
    ]);
    expect(decode(bytes, headers)).toBe('Referens;Hemregion\nhöger;12\n');
  });
});

it('the error for a file in which they appear in none names the encodings tried', () => {
  const bytes = Uint8Array.from([0xc8, 0x85, 0x86, 0x85, 0x99, 0x85, 0x95, 0xa2, 0xff, 0x15]);
  expect(() => decode(bytes, headers)).toThrow(UnreadableFile);
  expect(() => decode(bytes, headers)).toThrow(/UTF-8, UTF-16, Windows-1252, MacRoman, CP850/);
});
