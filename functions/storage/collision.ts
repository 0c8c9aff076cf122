import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { Failed } from '../domain/failure.ts';
import { Again, retrying } from '../retrying.ts';

/**
 * The reason for a refused write: a failed condition, or another write under way. All other errors are thrown
 * on.
 */
export type Collision = {
  /** Places in the transaction whose condition failed; `[0]` for a single write. Empty when writes only collided. */
  refused: number[];
};

/** @throws the error itself when it is neither a failed condition nor a collision with another write */
export function collisionOf(error: unknown): Collision {
  if (error instanceof ConditionalCheckFailedException) return { refused: [0] };
  if (error instanceof TransactionConflictException || error instanceof TransactionInProgressException) {
    return { refused: [] };
  }
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
    const passing = [
      'None',
      'ConditionalCheckFailed',
      'TransactionConflict',
      'ThrottlingError',
      'ProvisionedThroughputExceeded',
    ];
    if (codes.length > 0 && codes.every((code) => passing.includes(code))) {
      return {
        refused: codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : [])),
      };
    }
  }
  throw sizeFailure(error) ?? error;
}

const attempts = 6;

/**
 * Writes, and tries again after a mere collision with another write.
 * @returns null when it is written, the places whose conditions failed when it is not
 */
export const write = (send: () => Promise<unknown>): Promise<Collision | null> =>
  retrying<Collision | null>(attempts, async () => {
    try {
      await send();
      return null;
    } catch (error) {
      const collision = collisionOf(error);
      return collision.refused.length > 0 ? collision : new Again(error);
    }
  });

/** The most bytes that the database holds in one item. */
const itemLimit = 400_000;

/** An item over the limit comes from the caller's input, so it is refused as too large. */
function sizeFailure(error: unknown): Failed | undefined {
  if (!(error instanceof Error)) return undefined;
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  const messages = [error.message, ...reasons.map((reason) => reason.Message ?? '')];
  return messages.some((message) => /size.*exceed/i.test(message))
    ? new Failed({ kind: 'too-large', limit: itemLimit })
    : undefined;
}
