import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Removes handled changes from the embedded database's stream, before it is started on `file`. AWS keeps a stream
 * for 24 hours, the embedded database for ever, and every write of its takes longer the more it has kept (measured:
 * 1 ms without any, 8 ms with 100 000).
 * @param handled the last handled sequence number of each shard. That record itself stays: the next number is one
 *   above the highest there is.
 */
export function trimStream(file: string, handled: Record<string, string>): void {
  if (!existsSync(file)) return;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    const trim = database.prepare(
      'DELETE FROM _stream_records WHERE shard_id = ? AND CAST(sequence_number AS INTEGER) < CAST(? AS INTEGER)',
    );
    for (const [shard, sequence] of Object.entries(handled)) trim.run(shard, sequence);
  } catch {
    // It only saves time. What is wrong with the file, the database will say itself.
  } finally {
    database?.close();
  }
}
