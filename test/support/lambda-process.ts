/**
 * Does what Lambda's runtime does with a bundle, in a process of its own: imports it, then passes one event
 * at a time to its handler. Started by lambda.ts with the bundle's path; it talks to its parent over the
 * channel.
 */
import { endOfOutput } from './lambda-output.ts';

const [, , bundle = ''] = process.argv;
const { handler } = (await import(bundle)) as {
  handler: (event: unknown, context: object) => Promise<unknown>;
};

async function answer(event: unknown) {
  try {
    return { result: await handler(event, { awsRequestId: 'test' }) };
  } catch (error) {
    return { error: String(error) };
  }
}

process.on('message', async ({ event }: { event: unknown }) => {
  const answered = await answer(event);
  // The pipes and the channel are read in any order, so each pipe says where the event's output ends.
  process.stdout.write(endOfOutput);
  process.stderr.write(endOfOutput);
  process.send?.(answered);
});
process.send?.('ready');
