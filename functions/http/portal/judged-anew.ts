import { Failed } from '../../domain/failure.ts';
import { Again, retrying } from '../../retrying.ts';

/** Times that something is judged, when what it was judged by changes each time before the outcome is written. */
const attempts = 4;

/**
 * Writes what was judged by what is stored, and judges anew, after a short wait, when somebody else wrote in between.
 * @param judge reads, and refuses what does not fit
 * @throws Failed conflict when somebody else wrote every time
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
      if (error instanceof Failed && error.failure.kind === 'conflict') return new Again(error);
      throw error;
    }
  });
