import { Failed } from '../../domain/failure.ts';
import { Again, retrying } from '../../retrying.ts';

/** Attempts to judge and write, when the stored facts change before each write. */
const attempts = 4;

/**
 * Judges stored facts and writes the outcome. When another write came in between, it judges again after a
 * short wait.
 * @param judge reads the stored facts, and refuses what does not fit
 * @throws Failed conflict when another write came in between every time
 */
export const judgedAnew = <Judged, Result>(
  judge: () => Promise<Judged>,
  write: (judged: Judged) => Promise<Result>,
): Promise<Result> =>
  retrying<Result>(attempts, async () => {
    const judged = await judge();
    try {
      return await write(judged);
    } catch (error) {
      if (!(error instanceof Failed) || error.failure.kind !== 'conflict') throw error;
      if (error.failure.why === 'created-already') throw error;
      return new Again(error);
    }
  });
