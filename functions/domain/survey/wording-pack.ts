import * as z from 'zod';
import type { CivilDate } from '../care/period.ts';
import { WrittenDate, WrittenLanguage } from '../care/written.ts';
import type { InputError } from '../failure.ts';
import { type Input, readInput, textOf, withoutNulls } from '../input.ts';
import { findInstrument, instruments } from './instruments/instruments.ts';
import { wordingProblems } from './wording-problems.ts';
import { wordings } from './wordings/wordings.ts';

const text = z.string().trim().min(1, 'Texten är tom.').max(2000);
const voicedText = z.union([text, z.strictObject({ patient: text, guardian: text })]);

const missingPermission = 'Ange tillståndet: vem som har gett det (holder) och när (date).';

/** The format of a version, which is stored with every answer and is part of addresses. */
export const WordingVersion = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{2,79}$/,
    'En version är 3–80 tecken: bokstäver A–Z, siffror, punkt, streck eller understreck.',
  );

export const Permission = z.strictObject(
  { holder: text.max(200), date: WrittenDate },
  { error: ({ code }) => (code === 'invalid_type' ? missingPermission : undefined) },
);

/** A wording permitted by its rights holder, in the form in which it is loaded into a deployment. */
export const WordingPack = z
  .strictObject({
    instrument: z.enum(instruments.map(({ id }) => id)),
    version: WordingVersion,
    language: WrittenLanguage,
    status: z
      .literal('permitted', 'Ett paket har status permitted: det är för ordalydelser med tillstånd.')
      .default('permitted'),
    permission: Permission,
    title: text.max(200),
    introduction: voicedText,
    items: z.record(z.string(), voicedText),
    options: z.record(z.string(), z.record(z.string(), text.max(200))),
  })
  .meta({ id: 'WordingPack' });

export type WordingPack = z.infer<typeof WordingPack>;

type Circumstances = {
  today: CivilDate;
  /** The languages in which the survey's page can be shown. */
  languages: readonly string[];
};

/**
 * Reads a wording pack. Returns all errors at once, or the wording, complete and permitted. A version that
 * the project itself uses is refused, since an answer names its wording by version alone.
 */
export function readWordingPack(value: unknown, { today, languages }: Circumstances): Input<WordingPack> {
  const input = readInput(WordingPack, value);
  const errors: InputError[] = 'errors' in input ? [...input.errors] : [];
  const given = Object(withoutNulls([WordingPack], value));
  const instrument = findInstrument(textOf(given.instrument));
  const said = errors.map(({ path }) => path);
  const refuse = (path: string, message: string) => {
    if (!said.some((one) => path === one || path.startsWith(`${one}.`))) errors.push({ path, message });
  };
  if (instrument) for (const { path, message } of wordingProblems(given, instrument)) refuse(path, message);
  if (typeof given.language === 'string' && !languages.includes(given.language))
    refuse(
      'language',
      `Enkäten finns inte på språket ${given.language}. Välj bland: ${languages.join(', ')}.`,
    );
  if (wordings.some(({ version }) => version === given.version))
    refuse('version', 'Versionen är systemets egen. Ge paketet en annan.');
  if (textOf(Object(given.permission).date) > today)
    refuse('permission.date', 'Tillståndets datum ligger i framtiden.');
  return errors.length > 0 || 'errors' in input ? { errors } : { value: input.value };
}
