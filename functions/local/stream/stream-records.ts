import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * The table in which the embedded database keeps its stream. AWS keeps a stream for 24 hours; the embedded
 * database keeps it for ever, and searches all of it at every write and every read. Both functions only save
 * time, so they ignore errors: the database reports a faulty file itself.
 */

function withDatabase(file: string, work: (database: DatabaseSync) => void): void {
  if (!existsSync(file)) return;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 5000 });
    work(database);
  } catch {
    // Ignored: see the top of this file.
  } finally {
    database?.close();
  }
}

/**
 * Removes handled changes. Called before the database starts on `file`.
 * @param handled the last handled sequence number of each shard. That record itself stays, since the database
 *   takes the highest number plus one as the next.
 */
export function trimStream(file: string, handled: Record<string, string>): void {
  withDatabase(file, (database) => {
    const trim = database.prepare(
      'DELETE FROM _stream_records WHERE shard_id = ? AND CAST(sequence_number AS INTEGER) < CAST(? AS INTEGER)',
    );
    for (const [shard, sequence] of Object.entries(handled)) trim.run(shard, sequence);
  });
}

/**
 * Adds indexes to the database that runs on `file`, for its two queries of the stream: the next sequence
 * number at every write, and the records after a number at every read.
 */
export function indexStream(file: string): void {
  withDatabase(file, (database) => {
    const sequence = 'CAST(sequence_number AS INTEGER)';
    database.exec(`
      CREATE INDEX IF NOT EXISTS stream_by_table ON _stream_records (table_name, ${sequence});
      CREATE INDEX IF NOT EXISTS stream_by_shard ON _stream_records (table_name, shard_id, ${sequence});
    `);
  });
}
