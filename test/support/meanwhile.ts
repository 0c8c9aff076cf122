import type { Table } from '../../functions/storage/table.ts';

type Command = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'TransactWriteItems';

/**
 * Runs something once, just before the next such request of a table's client is sent: as when two people
 * happen to work at the same time.
 */
export function justBefore(table: Table, command: Command, happen: () => Promise<unknown>): void {
  let happened = false;
  table.client.middlewareStack.add(
    (next, context) => async (request) => {
      if (!happened && context.commandName === `${command}Command`) {
        happened = true;
        await happen();
      }
      return next(request);
    },
    { step: 'initialize', name: 'justBefore', override: true },
  );
}
