import { expect } from 'vitest';
import type { Failure } from '../../functions/domain/failure.ts';

/** The failure that a refused call throws: `await expect(call).rejects.toEqual(failed('conflict'))`. */
export const failed = (kind: Failure['kind']) =>
  expect.objectContaining({ failure: expect.objectContaining({ kind }) });
