import type { Table } from '../../functions/storage/table.ts';

type Command = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'TransactWriteItems';

/**
 * Has something happen once, just before the next such request of a table's client goes out: what two people who work
 * at the same time meet by chance.
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
