import { idleClock } from './idle-clock.ts';

const key = 'nhv.touched';

/** The clock of this browser's session, one for all its tabs. */
export const sessionClock = idleClock(Date.now, {
  read: () => Number(localStorage.getItem(key)) || undefined,
  write: (at) => localStorage.setItem(key, String(at)),
});
