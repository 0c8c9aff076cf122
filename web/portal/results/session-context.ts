import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CivilDate } from '../../../functions/domain/care/period.ts';
import type { Session } from '../api.ts';

/** The session of the authority. */
export const SessionContext = createContext<Session | null>(null);

/** @throws outside the views of the authority */
export function useToday(): CivilDate {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session is at hand here');
  return session.today;
}
