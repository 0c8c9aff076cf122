import { Failed } from '../domain/failure.ts';
import { problemResponse } from './problem.ts';

/** Answers a method that an address does not take, with the methods that it takes. */
export const wrongMethod = (allowed: string[]): Response =>
  problemResponse(new Failed({ kind: 'wrong-method', allowed }), '');
