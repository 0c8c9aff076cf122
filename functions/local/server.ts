import { randomBytes } from 'node:crypto';
import type { LocalEnvironment } from '../config.ts';
import { openTable } from '../storage/table.ts';
import { isLoopback } from './address.ts';
import { startClock } from './clock.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import {
  databaseFiles,
  type LocalDatabase,
  startEmbeddedDynamodb,
  useDynamodbAt,
} from './database/embedded-dynamodb.ts';
import { discardCutShort } from './demo/demonstration.ts';
import { listen } from './listener.ts';
import { localMac } from './local-mac.ts';
import { repeat } from './outbox/repeating.ts';
import type { Demonstration, LocalParts, Program } from './parts.ts';
import { routes } from './routes.ts';
import { createIssuer } from './sign-in/issuer.ts';
import { portalClient } from './sign-in/issuer-configuration.ts';
import { people } from './sign-in/people.ts';
import { startStreamPoller } from './stream/stream-poller.ts';

/** The table's name, here and on an endpoint given by DYNAMODB_ENDPOINT. */
export const localTableName = 'nhv-follow-up';

/** In milliseconds, between two looks at what is due. */
const remindInterval = 2_000;

export type LocalServer = {
  origin: string;
  parts: LocalParts;
  demonstration: Demonstration;
  /** Settles when everything written before the call is in the totals. */
  settled: () => Promise<void>;
  stop: () => Promise<void>;
  /** Settles with a sentence when the server cannot go on. */
  broken: Promise<string>;
};

type ServerOptions = {
  config: LocalEnvironment;
  build: (parts: LocalParts) => Program | Promise<Program>;
  /** Prints one line for the person who started the server. */
  tell: (line: string) => void;
};

/**
 * Starts everything: port, data folder, database, sign-in, apps, stream, and the sending of messages. When a step fails, the parts started
 * before it are stopped again.
 * @throws LocalFailure with one sentence on the obstacle
 */
export async function startServer({ config, build, tell }: ServerOptions): Promise<LocalServer> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const folder = openDataFolder(config.DATA_DIR);
    const listener = await listen(config.HOST, config.PORT);
    let listening = true;
    const stopListening = async () => {
      if (listening) await listener.stop();
      listening = false;
    };
    stops.push(stopListening);
    discardCutShort(folder, config.DYNAMODB_ENDPOINT === undefined ? databaseFiles : []);
    const database = await openDatabase(config, folder);
    stops.push(database.stop);

    const issuer = createIssuer({ origin: listener.origin, people: people(), folder });
    const parts: LocalParts = {
      table: openTable(database.tableName, database.config),
      now: startClock(config.CLOCK),
      publicUrl: listener.origin,
      signIn: { issuer: issuer.issuer, clientId: portalClient, jwks: issuer.jwks },
      sealingSecret: folder.keep('sealing-secret', () => randomBytes(32).toString('base64url')),
      deriveMac: localMac(folder),
      provisionalWording: config.PROVISIONAL_WORDING,
      folder,
      tell,
    };
    stops.push(async () => parts.table.client.destroy());
    const program = await build(parts);
    // The demonstration counts itself, once and as a whole: quicker than change by change.
    const demonstration = config.DEMO === 'off' ? {} : await program.demonstrate();

    const poller = startStreamPoller({
      config: database.config,
      streamArn: database.streamArn,
      folder,
      handler: program.onStream,
      onGap: async (gap) => {
        if (gap !== 'first') tell('Changes may have been missed while the server was down: recounting.');
        await program.recount();
      },
      onTrouble: tell,
      onDeadLetter: async (record) => keepDeadLetter(folder, record),
    });
    stops.push(poller.stop);
    // Requests end first: their changes are then handled, or kept for the next start.
    stops.push(stopListening);
    const anyName = !isLoopback(config.HOST);
    listener.serve(routes(listener.origin, issuer, program, { anyName }));
    const trouble = (error: unknown) =>
      tell(
        `Messages cannot be sent: ${error instanceof Error ? error.message || error.name : String(error)}`,
      );
    stops.push(repeat(program.remind, { interval: remindInterval, onTrouble: trouble }).stop);
    const broken = database.exited.then((said) => `The database ended${said ? `: ${said}` : ''}.`);
    return { origin: listener.origin, parts, demonstration, settled: poller.settled, stop, broken };
  } catch (error) {
    await stop();
    throw error;
  }
}

function openDatabase(config: LocalEnvironment, folder: DataFolder): Promise<LocalDatabase> {
  return config.DYNAMODB_ENDPOINT === undefined
    ? startEmbeddedDynamodb(folder, localTableName)
    : useDynamodbAt(config.DYNAMODB_ENDPOINT, localTableName);
}

function keepDeadLetter(folder: DataFolder, record: object): void {
  const file = 'dead-letters.ndjson';
  folder.write(file, `${folder.read(file) ?? ''}${JSON.stringify(record)}\n`);
}
