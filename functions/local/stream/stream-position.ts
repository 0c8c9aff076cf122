import type { DataFolder } from '../data-folder.ts';

/** How far each shard has been handled: the last sequence number, or `done` when it is closed. */
export type Position = { streamArn: string; shards: Record<string, string> };

const file = 'stream-position.json';

export function readPosition(folder: DataFolder): Position | undefined {
  try {
    const { streamArn, shards } = JSON.parse(folder.read(file) ?? '') as Partial<Position>;
    return typeof streamArn === 'string' && shards ? { streamArn, shards } : undefined;
  } catch {
    // Not there or not readable: everything is delivered again and recounted.
    return undefined;
  }
}

export function writePosition(folder: DataFolder, position: Position): void {
  folder.write(file, JSON.stringify(position));
}
