import { ConfigurationError, readLocalConfig } from '../../config.ts';
import { originOf } from '../address.ts';
import { LocalFailure } from '../local-failure.ts';
import { people } from './people.ts';
import { accessToken } from './sign-in.ts';

/** `npm run -s token -- USER`: prints an access token of the running local server, and nothing else. */
async function main(user: string | undefined): Promise<void> {
  const known = people().map((person) => person.id);
  if (user === undefined || !known.includes(user)) {
    const said = user === undefined ? 'Say who to be' : `There is no user ${user}`;
    throw new LocalFailure(`${said}: npm run -s token -- USER, where USER is one of ${known.join(', ')}.`);
  }
  const { HOST, PORT } = readLocalConfig(process.env);
  process.stdout.write(`${await accessToken(originOf(HOST, PORT), user)}\n`);
}

try {
  await main(process.argv[2]);
} catch (error) {
  if (!(error instanceof LocalFailure || error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
