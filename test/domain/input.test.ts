import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readInput } from '../../functions/domain/input.ts';

const Thing = z.strictObject({
  name: z.string().min(2).max(4),
  kind: z.enum(['a', 'b']),
  count: z.int().min(1).max(3).optional(),
  list: z.array(z.boolean()).min(1).max(2).optional(),
  either: z.union([z.strictObject({ left: z.number() }), z.strictObject({ right: z.number() })]).optional(),
  own: z
    .string()
    .refine((text) => text === 'x', 'Skriv x.')
    .optional(),
});

const errorsOf = (value: unknown) => {
  const read = readInput(Thing, value);
  return 'errors' in read ? read.errors : [];
};
const good = { name: 'abc', kind: 'a' };

it('a value that the schema accepts is returned', () => {
  expect(readInput(Thing, good)).toEqual({ value: good });
});

describe('each error has a path and a Swedish sentence', () => {
  it.each([
    [{ kind: 'a' }, 'name', 'Uppgiften saknas.'],
    [{ name: 'abc' }, 'kind', 'Uppgiften saknas.'],
    [{ ...good, name: 7 }, 'name', 'Här ska stå en text.'],
    [{ ...good, name: 'a' }, 'name', 'Texten ska ha minst 2 tecken.'],
    [{ ...good, name: 'abcde' }, 'name', 'Texten får ha högst 4 tecken.'],
    [{ ...good, kind: 'c' }, 'kind', 'Värdet finns inte. Välj bland: a, b.'],
    [{ ...good, count: '1' }, 'count', 'Här ska stå ett tal.'],
    [{ ...good, count: 1.5 }, 'count', 'Här ska stå ett heltal.'],
    [{ ...good, count: 0 }, 'count', 'Värdet ska vara minst 1.'],
    [{ ...good, count: 4 }, 'count', 'Värdet får vara högst 3.'],
    [{ ...good, list: {} }, 'list', 'Här ska stå en lista.'],
    [{ ...good, list: [] }, 'list', 'Listan ska ha minst 1 värde.'],
    [{ ...good, list: [true, true, true] }, 'list', 'Listan får ha högst 2 värden.'],
    [{ ...good, list: [true, 'no'] }, 'list.1', 'Här ska stå true eller false.'],
    [{ ...good, own: 'y' }, 'own', 'Skriv x.'],
    [{ ...good, extra: 1 }, 'extra', 'Fältet finns inte här. Ta bort det eller rätta namnet.'],
  ])('%j', (value, path, message) => {
    expect(errorsOf(value)).toEqual([{ path, message }]);
  });

  it('of two variants, the errors are those of the one whose fields the value has', () => {
    expect(errorsOf({ ...good, either: { right: 'x' } }).map(({ path }) => path)).toEqual(['either.right']);
    expect(errorsOf({ ...good, either: { left: 'x' } }).map(({ path }) => path)).toEqual(['either.left']);
  });
});

describe('text that is not well formed is refused at any depth', () => {
  const message = 'Texten innehåller ett halvt tecken (en ensam surrogatkod). Skriv om texten.';

  it.each([
    ['in a text that may say anything', z.record(z.string(), z.string()), { note: 'a\ud800b' }, 'note'],
    ['in a list', z.array(z.string()), ['ok', '\udc00'], '1'],
    ['in a name', z.record(z.string(), z.string()), { '\ud800': 'x' }, '\ud800'],
    ['reported once, when the schema refuses it too', Thing, { ...good, kind: '\ud800' }, 'kind'],
  ])('%s', (_case, schema, value, path) => {
    expect(readInput<unknown>(schema, value)).toEqual({ errors: [{ path, message }] });
  });

  it('together with the other errors', () => {
    expect(errorsOf({ name: '\ud800ab', kind: 'c' }).map(({ path }) => path)).toEqual(['kind', 'name']);
  });

  it('but a whole character of two halves is accepted', () => {
    expect(readInput(Thing, { ...good, name: '😀a' })).toEqual({ value: { ...good, name: '😀a' } });
  });
});

it.each([
  ['objects', '{"a":', '}'],
  ['lists', '[', ']'],
])('nesting too deep for the call stack is refused like any unknown value: %s', (_, open, close) => {
  const deep: unknown = JSON.parse(`${open.repeat(100_000)}1${close.repeat(100_000)}`);
  expect(errorsOf({ ...good, deep })).toMatchObject([{ path: 'deep' }]);
  expect(errorsOf({ ...good, own: deep })).toMatchObject([{ path: 'own' }]);
});

describe('a field with a name that every object has is refused before its value is checked', () => {
  it.each([
    [{ ...good, name: { toString: 1 } }, 'name.toString'],
    [{ ...good, name: { length: {} } }, 'name.length'],
    [{ ...good, list: [{ valueOf: 1 }] }, 'list.0.valueOf'],
    [{ ...good, constructor: 'x' }, 'constructor'],
    [JSON.parse('{"__proto__":{"name":"abc"}}'), '__proto__'],
    [{ ...good, own: { toJSON: 1 } }, 'own.toJSON'],
  ])('%j', (value, path) => {
    expect(errorsOf(value)).toEqual([
      { path, message: 'Ett fält kan inte heta så. Ta bort det eller rätta namnet.' },
    ]);
  });
});

describe('null', () => {
  const Patient = z.strictObject({
    name: z.string(),
    region: z.string().optional(),
    until: z.string().nullable().optional(),
    visits: z.array(z.strictObject({ date: z.string(), referral: z.string().optional() })).optional(),
  });

  it('in an optional field is the same as leaving it out, in lists too', () => {
    const value = { name: 'a', region: null, visits: [{ date: 'x', referral: null }] };
    expect(readInput(Patient, value)).toEqual({ value: { name: 'a', visits: [{ date: 'x' }] } });
  });

  it('in an unknown field is no way to leave it out, at any depth', () => {
    const value = { name: 'a', foo: null, visits: [{ date: 'x', bar: null }] };
    const message = 'Fältet finns inte här. Ta bort det eller rätta namnet.';
    expect(readInput(Patient, value)).toEqual({
      errors: [
        { path: 'visits.0.bar', message },
        { path: 'foo', message },
      ],
    });
  });

  it('in a field that only another variant has is the same as leaving it out', () => {
    const variant = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), one: z.string() }),
      z.strictObject({ kind: z.literal('b') }),
    ]);
    const schema = z.strictObject({ list: z.array(variant).readonly().optional() });
    expect(readInput(schema, { list: [{ kind: 'b', one: null }] })).toEqual({
      value: { list: [{ kind: 'b' }] },
    });
    expect(readInput(schema, { list: [{ kind: 'b', two: null }] })).toHaveProperty(
      'errors.0.path',
      'list.0.two',
    );
  });

  it('in a required field counts as missing', () => {
    expect(readInput(Patient, { name: null })).toEqual({
      errors: [{ path: 'name', message: 'Uppgiften saknas.' }],
    });
  });

  it('is kept when the schema allows it', () => {
    expect(readInput(Patient, { name: 'a', until: null })).toEqual({ value: { name: 'a', until: null } });
  });
});
