/**
 * What Lambda's runtime does with a bundle, in a process of its own: imports it, then hands one event at a time to its
 * handler. Started by lambda.ts with the bundle's path; talks over the channel to its parent.
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
