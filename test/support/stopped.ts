import type { Table } from '../../functions/storage/table.ts';

/** What a table's client was asked to write, in order. */
export type Writes = {
  /** Names of the requests that write, as `PutItem` or `TransactWriteItems`. */
  readonly names: string[];
  /** Lets so many more writes through, and fails each that follows, as when the function is stopped there. */
  stopAfter(count: number): void;
};

const isRead = (command: string) => /^(Get|Query|BatchGet)/.test(command);

/** Watches, and when told to stops, the writes of a table's client. */
export function watchWrites(table: Table): Writes {
  const names: string[] = [];
  let left = Number.POSITIVE_INFINITY;
  table.client.middlewareStack.add(
    (next, context) => async (request) => {
      const command = String(context.commandName).replace(/Command$/, '');
      if (isRead(command)) return next(request);
      if (left === 0) throw new Error('stopped');
      left -= 1;
      names.push(command);
      return next(request);
    },
    { step: 'initialize', name: 'watchWrites' },
  );
  return {
    names,
    stopAfter: (count) => {
      left = count;
    },
  };
}
