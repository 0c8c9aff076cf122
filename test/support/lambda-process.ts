/**
 * Does what Lambda's runtime does with a bundle, in a process of its own: imports it, then passes one event
 * at a time to its handler. Started by lambda.ts with the bundle's path; it talks to its parent over the
 * channel.
 */
const [, , bundle = ''] = process.argv;
const { handler } = (await import(bundle)) as {
  handler: (event: unknown, context: object) => Promise<unknown>;
};

process.on('message', async ({ event }: { event: unknown }) => {
  try {
    process.send?.({ result: await handler(event, { awsRequestId: 'test' }) });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});
process.send?.('ready');
