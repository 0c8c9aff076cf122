import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { Hono } from 'hono';
import { readLocalConfig } from '../../functions/config.ts';
import { announcement } from '../../functions/local/announcement.ts';
import { startServer } from '../../functions/local/server.ts';

/**
 * The smallest program on the local server, for tests of the server itself: `PUT /notes/{name}` stores a
 * note, `GET /notes` lists them, and `GET /delivered` lists the notes whose change came through the stream.
 * With DELIVER=off changes are never handled, as when the process is killed before it handles them.
 */
const delivered: string[] = [];
const server = await startServer({
  config: readLocalConfig(process.env),
  tell: (line) => process.stderr.write(`${line}\n`),
  build: ({ table: { client, name: TableName } }) => {
    const survey = new Hono()
      .put('/notes/:name', async (c) => {
        await client.send(new PutCommand({ TableName, Item: { pk: c.req.param('name'), sk: 'note' } }));
        return c.body(null, 201);
      })
      .get('/notes', async (c) => {
        const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
        return c.json(Items.map(({ pk }) => String(pk)).sort());
      })
      .get('/delivered', (c) => c.json(delivered));
    return {
      survey,
      portal: new Hono(),
      authority: new Hono(),
      outbox: new Hono(),
      results: new Hono(),
      onStream: async ({ Records }) => {
        if (process.env.DELIVER === 'off') await new Promise(() => undefined);
        delivered.push(...Records.map((record) => record.dynamodb?.Keys?.pk?.S ?? ''));
        return { batchItemFailures: [] };
      },
      recount: async () => undefined,
      remind: async () => undefined,
      demonstrate: async () => ({}),
    };
  },
});
process.stdout.write(`${announcement(server, undefined)}\n`);
