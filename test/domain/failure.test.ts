import { expect, it } from 'vitest';
import { Failed, fail } from '../../functions/domain/failure.ts';

it('Failed carries its failure unchanged', () => {
  const failure = { kind: 'gone', reason: 'expired' } as const;
  try {
    fail(failure);
  } catch (error) {
    expect(error).toBeInstanceOf(Failed);
    expect((error as Failed).failure).toBe(failure);
    expect((error as Failed).message).toBe('gone');
  }
  expect.assertions(3);
});
