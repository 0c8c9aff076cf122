import type { DataFolder } from '../data-folder.ts';

/** The position in each shard: the last handled sequence number, or `done` when the shard is closed. */
export type Position = { streamArn: string; shards: Record<string, string> };

const file = 'stream-position.json';

export function readPosition(folder: DataFolder): Position | undefined {
  try {
    const { streamArn, shards } = JSON.parse(folder.read(file) ?? '') as Partial<Position>;
    return typeof streamArn === 'string' && shards ? { streamArn, shards } : undefined;
  } catch {
    // Missing or unreadable: everything is delivered again and recounted.
    return undefined;
  }
}

export function writePosition(folder: DataFolder, position: Position): void {
  folder.write(file, JSON.stringify(position));
}
