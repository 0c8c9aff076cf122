import fc from 'fast-check';

/** Texts that programs of other makers stumbled over, beside texts of any kind. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '.',
    '..',
    '../..',
    '/',
    '%',
    '%00',
    '\0',
    '\n',
    '\u202e',
    '\ufeff',
    '\ud800',
    '😀'.repeat(9),
    'é',
    'e\u0301',
    'toString',
    '__proto__',
    'constructor',
    'length',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    '[object Object]',
    '-0',
    '1e400',
    '9007199254740993',
    '2026-02-30',
    '2026-13-01',
    '0000-00-00',
    '+275760-09-13',
    '2026-02-13T09:00:00Z',
    '2026-02-13T24:00:00+14:00',
    '19121212-1212',
    '191212121212',
    "'; DROP TABLE patients; --",
    '<script>alert(1)</script>',
    '=HYPERLINK("x")',
    'a'.repeat(5000),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
);

/** JSON values of every kind, small and deep. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    0.5,
    1e21,
    Number.MAX_SAFE_INTEGER,
    [],
    {},
    [[]],
    [null],
    { toString: 1 },
    [{ toString: 1 }],
    { valueOf: null, toString: null },
    { length: { a: 1 } },
    { length: 1e9 },
    { constructor: { prototype: {} } },
    { sealed: 'x' },
    { sealed: '' },
  ),
  fc.constant(null).map(() => JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`)),
  fc.jsonValue({ maxDepth: 2 }),
);

type Edit = { at: number; how: 'replace' | 'remove' | 'add' | 'repeat'; name: string; value: unknown };

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'remove', 'add', 'repeat'),
  name: oddText,
  value: oddValue,
});

type Place = { holder: Record<string, unknown> | unknown[]; name: string };

function placesIn(holder: Record<string, unknown> | unknown[]): Place[] {
  return Object.entries(holder).flatMap(([name, value]) => [
    { holder, name },
    ...(typeof value === 'object' && value !== null ? placesIn(value as Record<string, unknown>) : []),
  ]);
}

/** Changes the value at one place of a document; the document is changed in place. */
function applyEdit(document: Record<string, unknown>, { at, how, name, value }: Edit): void {
  const places = placesIn(document);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return;
  const { holder } = place;
  if (Array.isArray(holder)) {
    const index = Number(place.name);
    if (how === 'replace') holder[index] = value;
    else if (how === 'remove') holder.splice(index, 1);
    else holder.push(how === 'repeat' ? structuredClone(holder[index]) : value);
    return;
  }
  if (how === 'remove') delete holder[place.name];
  else
    Object.defineProperty(holder, how === 'add' ? name : place.name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** The document with up to three places changed: values and names of every kind, parts left out or doubled. */
export const edited = (document: object): fc.Arbitrary<unknown> =>
  fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) => {
    const copy = structuredClone(document) as Record<string, unknown>;
    // A value may be edited later, and must be the same in the next document.
    for (const one of edits) applyEdit(copy, { ...one, value: structuredClone(one.value) });
    return copy;
  });

/** The text cut off, with a piece doubled, or with characters put in. */
export const cutText = (text: string): fc.Arbitrary<string> =>
  fc.record({ from: fc.nat(text.length), to: fc.nat(text.length), odd: oddText }).map(({ from, to, odd }) => {
    const [start, end] = from < to ? [from, to] : [to, from];
    return odd.length % 3 === 0
      ? text.slice(0, start)
      : text.slice(0, start) + odd + text.slice(odd.length % 3 === 1 ? start : end);
  });

/** The bytes cut off, or with some of them changed. */
export const cutBytes = (bytes: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> =>
  fc
    .record({
      end: fc.option(fc.nat(bytes.length), { nil: bytes.length }),
      changes: fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }),
    })
    .map(({ end, changes }) => {
      const copy = new Uint8Array(bytes);
      for (const [at, byte] of changes) copy[at] = byte;
      return copy.slice(0, end);
    });
