import { Failed } from '../domain/failure.ts';
import { problemResponse } from './problem.ts';

/** Whether the system serves: asked by whoever watches over it, and told to everybody. */
export function health(method: string): Response {
  if (method !== 'GET' && method !== 'HEAD')
    return problemResponse(new Failed({ kind: 'wrong-method', allowed: ['GET', 'HEAD'] }), '');
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}
