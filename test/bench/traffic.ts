import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../functions/storage/table.ts';

/** What went over the wire to the database. */
export type Traffic = {
  /** Names of the requests, in order; `GetItem`, `UpdateItem` … */
  requests: string[];
  /** Consumed capacity units as the database reports them, indexes included. */
  capacity: number;
  /** Bytes of the answers' bodies. */
  bytes: number;
};

type Answer = { headers?: Record<string, string> };

/**
 * Counts what a table's client does from now on, and asks the database what each request costs.
 * @returns a function that gives what was counted since it was last called
 */
export function watchTraffic(table: Table): () => Traffic {
  const nothing = (): Traffic => ({ requests: [], capacity: 0, bytes: 0 });
  let seen = nothing();
  const { middlewareStack } = table.client;
  middlewareStack.add(
    (next, context) => async (request) => {
      seen.requests.push(String(context.commandName).replace(/Command$/, ''));
      const asked = { ...request, input: { ...request.input, ReturnConsumedCapacity: 'INDEXES' as const } };
      const result = await next(asked as typeof request);
      const { ConsumedCapacity: consumed } = result.output as unknown as {
        ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
      };
      for (const one of [consumed ?? []].flat()) seen.capacity += one.CapacityUnits ?? 0;
      return result;
    },
    { step: 'initialize', name: 'countRequests' },
  );
  middlewareStack.add(
    (next) => async (request) => {
      const result = await next(request);
      seen.bytes += Number((result.response as Answer).headers?.['content-length'] ?? 0);
      return result;
    },
    { step: 'deserialize', name: 'countBytes', priority: 'low' },
  );
  return () => {
    const taken = seen;
    seen = nothing();
    return taken;
  };
}
