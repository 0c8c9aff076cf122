import type { Table } from '../../functions/storage/table.ts';

/** The writes of a table's client, in order. */
export type Writes = {
  /** The names of the requests that write, such as `PutItem` or `TransactWriteItems`. */
  readonly names: string[];
  /**
   * Lets a number of further writes through and fails all later ones, as when the function is stopped there.
   */
  stopAfter(count: number): void;
};

const isRead = (command: string) => /^(Get|Query|BatchGet)/.test(command);

/** Sends every write of a table's client twice, as when the answer to the first was lost on the way. */
export function sendWritesTwice(table: Table): void {
  table.client.middlewareStack.add(
    (next, context) => async (request) => {
      if (!isRead(String(context.commandName))) await next(request);
      return next(request);
    },
    { step: 'initialize', name: 'sendWritesTwice' },
  );
}

/** Watches the writes of a table's client, and stops them on request. */
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
