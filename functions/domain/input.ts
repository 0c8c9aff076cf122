import type * as z from 'zod';
import type { InputError } from './failure.ts';

/** The result of reading outside data through a schema. */
export type Input<T> = { value: T } | { errors: InputError[] };

type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue;

const typeNames: Readonly<Record<string, string>> = {
  string: 'en text',
  number: 'ett tal',
  int: 'ett heltal',
  boolean: 'true eller false',
  array: 'en lista',
  object: 'ett objekt',
  record: 'ett objekt',
};

const noVariant = 'Värdet finns inte.';

/** The Swedish sentence for an issue whose schema has no message of its own. */
function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'Uppgiften saknas.';
      return `Här ska stå ${typeNames[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return issue.input === undefined
        ? 'Uppgiften saknas.'
        : `Värdet finns inte. Välj bland: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      if (issue.origin === 'string') return `Texten ska ha minst ${issue.minimum} tecken.`;
      if (issue.origin === 'array') return `Listan ska ha minst ${issue.minimum} värde.`;
      return `Värdet ska vara minst ${issue.minimum}.`;
    case 'too_big':
      if (issue.origin === 'string') return `Texten får ha högst ${issue.maximum} tecken.`;
      if (issue.origin === 'array') return `Listan får ha högst ${issue.maximum} värden.`;
      return `Värdet får vara högst ${issue.maximum}.`;
    case 'invalid_union':
      return noVariant;
    default:
      return 'Värdet går inte att läsa.';
  }
}

const pathOf = (path: readonly PropertyKey[]) => path.map(String).join('.');

const unknownFields = (issues: readonly z.core.$ZodIssue[]) =>
  issues.filter(({ code }) => code === 'unrecognized_keys').length;

function errorsOf(issue: z.core.$ZodIssue, base: readonly PropertyKey[]): InputError[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathOf([...path, key]),
      message: 'Fältet finns inte här. Ta bort det eller rätta namnet.',
    }));
  }
  // Unless the union has a sentence of its own, the errors come from the variant nearest to the value: the one with the
  // fewest unknown fields.
  if (issue.code === 'invalid_union' && issue.errors.length > 0 && issue.message === noVariant) {
    const [nearest = []] = issue.errors.toSorted(
      (one, other) => unknownFields(one) - unknownFields(other) || one.length - other.length,
    );
    return nearest.flatMap((one) => errorsOf(one, path));
  }
  return [{ path: pathOf(path), message: issue.message }];
}

const halfCharacter = 'Texten innehåller ett halvt tecken (en ensam surrogatkod). Skriv om texten.';

const isWhole = (text: string) => !/\p{Surrogate}/u.test(text);

/** Deeper than any schema allows: the schema refuses deeper values together with the part that holds them. */
const deepest = 20;

/** Names that every object or list already has: code that reads one would get the sender's value instead. */
const reservedNames: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...['length', 'then', 'toJSON'],
]);

const reservedName = 'Ett fält kan inte heta så. Ta bort det eller rätta namnet.';

/**
 * Finds, at any depth, texts that hold half a character (a lone surrogate), which JSON can express but no
 * storage can keep, and fields with reserved names.
 */
function faultsOfText(value: unknown, path: readonly PropertyKey[] = []): InputError[] {
  if (path.length > deepest) return [];
  if (typeof value === 'string')
    return isWhole(value) ? [] : [{ path: pathOf(path), message: halfCharacter }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const at = [...path, name];
    if (reservedNames.has(name)) return [{ path: pathOf(at), message: reservedName }];
    return [
      ...(isWhole(name) ? [] : [{ path: pathOf(at), message: halfCharacter }]),
      ...faultsOfText(part, at),
    ];
  });
}

const isReserved = ({ message }: InputError) => message === reservedName;

/** Finds fields with reserved names. They are refused before any other check of the value. */
export const reservedNamesIn = (value: unknown): InputError[] => faultsOfText(value).filter(isReserved);

/**
 * Returns the value when it is a text, else an empty text. For outside data that no schema has accepted yet: an
 * object may have a `toString` of the sender's, so `String(value)` can throw.
 */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The parts of a schema's definition that say where its fields are. */
type Definition = {
  shape?: Readonly<Record<string, z.core.$ZodType>>;
  element?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
  innerType?: z.core.$ZodType;
};

const definitionOf = (schema: z.core.$ZodType): Definition => schema._zod.def as Definition;

/** Lists the variants of a schema: itself, or those of the union or the optional value that it is. */
function variantsOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { options, innerType } = definitionOf(schema);
  if (innerType) return variantsOf(innerType);
  return options ? options.flatMap(variantsOf) : [schema];
}

/**
 * Copies the value without the schema's fields that hold null: outside data leaves a field out in either way. Fields
 * that no variant of the schema has stay, and the schema refuses them.
 */
export function withoutNulls(schemas: readonly z.core.$ZodType[], value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const variants = schemas.flatMap(variantsOf).map(definitionOf);
  if (Array.isArray(value)) {
    const elements = variants.flatMap(({ element }) => element ?? []);
    return elements.length === 0 ? value : value.map((part) => withoutNulls(elements, part));
  }
  const fieldsOf = (name: string) =>
    variants.flatMap(({ shape = {} }) => (Object.hasOwn(shape, name) ? (shape[name] ?? []) : []));
  const fields = Object.entries(value).map(([name, part]) => ({ name, part, known: fieldsOf(name) }));
  return Object.fromEntries(
    fields
      .filter(({ part, known }) => part !== null || known.length === 0)
      .map(({ name, part, known }) => [name, known.length > 0 ? withoutNulls(known, part) : part]),
  );
}

/**
 * Reads outside data through a schema. The Swedish errors name every unknown field, and every text that is
 * not well formed, at any depth.
 * Null in an optional field of the schema is the same as leaving the field out.
 */
export function readInput<T>(schema: z.ZodType<T>, value: unknown): Input<T> {
  const faults = faultsOfText(value);
  if (faults.some(isReserved)) return { errors: faults };
  const parse = (one: unknown) => schema.safeParse(one, { error: sentence });
  const first = parse(value);
  // A schema that allows null accepts the value unchanged.
  const result = first.success ? first : parse(withoutNulls([schema], value));
  if (result.success && faults.length === 0) return { value: result.data };
  const told = new Set(faults.map(({ path }) => path));
  const issues = result.success ? [] : result.error.issues.flatMap((issue) => errorsOf(issue, []));
  return { errors: [...issues.filter(({ path }) => !told.has(path)), ...faults] };
}
