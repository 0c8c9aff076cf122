import * as z from 'zod';

const PROVISIONAL_WORDING = z.enum(['accepted', 'refused']);

/**
 * The whole environment of the deployed functions and the local run, in one schema. It is read once, at the
 * entry; the rest of the code gets its settings as arguments. cdk/ sets these names on the functions.
 */
const Environment = z.object({
  /**
   * The stage's name, for people who look at a deployed function; each stage's functions have logs of their
   * own, so no line carries it. The local run refuses to start when it is set.
   */
  STAGE: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  /**
   * The system's public address, without a trailing slash: `https://HOST`. Links to patients begin with it.
   */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  /** The OpenID Connect issuer that signs staff in; its keys are at `${ISSUER}/.well-known/jwks.json`. */
  ISSUER: z.url(),
  /** The client id that access tokens must carry. */
  CLIENT_ID: z.string().min(1),
  /** Origin of the sign-in pages and the token endpoint, for the portal's content security policy and sign-out. */
  SIGN_IN_URL: z.url(),
  /** The secret in AWS Secrets Manager that seals PREM answers; `sealingSecrets` reads its value. */
  SEALING_SECRET_ARN: z.string().startsWith('arn:'),
  /** The key in AWS KMS that codes are derived with. */
  CODE_KEY_ARN: z.string().startsWith('arn:'),
  /** The codes of the countries to which texts go, separated by spaces: `+46 +47`. */
  TEXT_COUNTRY_CODES: z.string().regex(/^\+\d+( \+\d+)*$/),
  /** The bucket that signed reports are put into. */
  DROP_BUCKET: z.string().min(3),
  /** Folder with the portal's built files. */
  PORTAL_FILES: z.string().min(1),
  /** Whether a questionnaire may be sent with wording that its licence holder has not approved. */
  PROVISIONAL_WORDING,
});
export type Environment = z.infer<typeof Environment>;

/** The descriptions are the error texts for unusable values. */
const LocalEnvironment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('a number from 0 to 65535'),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: z.enum(['on', 'off']).default('on').describe('on or off'),
  /** The instant at which the domain's clock starts; it runs on from there. Absent: the real time. */
  CLOCK: z.iso.datetime({ offset: true }).optional().describe('an instant such as 2028-03-02T09:00:00Z'),
  /** As on a deployed stage; locally all patients are made up. */
  PROVISIONAL_WORDING: PROVISIONAL_WORDING.default('accepted').describe('accepted or refused'),
  /** Any DynamoDB-compatible endpoint to use instead of the embedded one. */
  DYNAMODB_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('an address such as http://127.0.0.1:8000'),
});
/** The settings of the local run (see the README); everything has a default. */
export type LocalEnvironment = z.infer<typeof LocalEnvironment>;

type Variables = Record<string, string | undefined>;

/** The environment lacks a setting or holds an unusable value; the message is one sentence that names it. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads the named settings and no others, so that a function can ask for exactly those it is given.
 * @throws ConfigurationError naming every setting that is missing or unusable
 */
export function readConfig<Name extends keyof Environment>(
  environment: Variables,
  names: readonly Name[],
): Pick<Environment, Name> {
  const mask = Object.fromEntries(names.map((name) => [name, true])) as Record<keyof Environment, true>;
  return parse(Environment.pick(mask), environment) as Pick<Environment, Name>;
}

/**
 * Reads the local run's settings.
 * @throws ConfigurationError also in the environment of a deployed function: the local run lets anyone sign
 *   in as any user, which must never be possible there
 */
export function readLocalConfig(environment: Variables): LocalEnvironment {
  const deployed = ['STAGE', 'AWS_LAMBDA_FUNCTION_NAME'].filter((name) => environment[name] !== undefined);
  if (deployed.length > 0) {
    throw new ConfigurationError(
      `The local run signs in anybody as anyone and therefore refuses to start as a deployed stage (${deployed.join(' and ')} is set).`,
    );
  }
  return parse(LocalEnvironment, environment);
}

/**
 * Splits a stored value into sealing secrets: separated by white space, the newest first. The first seals;
 * every one opens, so that exports from before a rotation can still be imported.
 * @throws ConfigurationError when a secret is too short (under 32 characters), or there is none
 */
export function sealingSecrets(value: string): [string, ...string[]] {
  const [first, ...older] = value.split(/\s+/).filter((secret) => secret !== '');
  if (first === undefined || [first, ...older].some((secret) => secret.length < 32)) {
    throw new ConfigurationError(
      'The sealing secret must hold secrets of at least 32 characters, newest first.',
    );
  }
  return [first, ...older];
}

function parse<Schema extends z.ZodObject>(schema: Schema, environment: Variables): z.infer<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const names = [...new Set(result.error.issues.map((issue) => String(issue.path[0])))];
  const missing = names.filter((name) => given[name] === undefined);
  const unusable = names.filter((name) => given[name] !== undefined);
  const parts = [
    missing.length > 0 ? `${missing.join(', ')} missing` : '',
    ...unusable.map((name) => {
      const form = (schema.shape[name] as z.ZodType | undefined)?.description;
      return `${name}=${given[name]} unusable${form === undefined ? '' : `, it must be ${form}`}`;
    }),
  ];
  throw new ConfigurationError(`The environment cannot be used: ${parts.filter(Boolean).join('; ')}.`);
}
