/** Characters that take no room: they turn the text or join letters. */
export const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Converts a decimal digit of any script to an ASCII digit. In Unicode the ten digits of a script follow each
 * other, from zero up.
 */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

/**
 * Converts full-width letters and digits of any script to ASCII, and signs that look like hyphens to hyphens, without
 * invisible characters.
 */
export const plainCharacters = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u02d7\u2043\u2212\p{Pd}]/gu, '-')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit)
    .replace(invisible, '');
