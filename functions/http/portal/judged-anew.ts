import { Failed } from '../../domain/failure.ts';
import { backOff } from '../../storage/collision.ts';

/** Times that something is judged, when what it was judged by changes each time before the outcome is written. */
const attempts = 4;

/**
 * Writes what was judged by what is stored, and judges anew, after a short wait, when somebody else wrote in between.
 * @param judge reads, and refuses what does not fit
 * @throws Failed conflict when somebody else wrote every time
 */
export async function judgedAnew<Judged, Result>(
  judge: () => Promise<Judged>,
  write: (judged: Judged) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const judged = await judge();
    try {
      return await write(judged);
    } catch (error) {
      const isConflict = error instanceof Failed && error.failure.kind === 'conflict';
      if (!isConflict || attempt === attempts) throw error;
      await backOff(attempt);
    }
  }
}
