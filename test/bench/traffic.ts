import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../functions/storage/table.ts';

/** The traffic to the database. */
export type Traffic = {
  /** The names of the requests, in order; `GetItem`, `UpdateItem` … */
  requests: string[];
  /** The consumed capacity units that the database reports, indexes included. */
  capacity: number;
  /** The size of the answers' bodies, in bytes. */
  bytes: number;
};

type Answer = { headers?: Record<string, string> };

/**
 * Counts the requests of a table's client from now on, and asks the database for the cost of each.
 * @returns a function that returns the counts since its last call
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
