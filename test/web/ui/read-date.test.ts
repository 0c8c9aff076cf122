import { describe, expect, it } from 'vitest';
import { readDate } from '../../../web/ui/read-date.ts';

describe('a date is read as people type it', () => {
  it.each(['2026-02-01', '20260201', ' 2026-02-01 ', '2026-2-1', '2026.02.01', '2026/2/1', '2026 02 01'])(
    '%s',
    (typed) => {
      expect(readDate(typed)).toBe('2026-02-01');
    },
  );
});

describe('what is no date is not guessed at', () => {
  it.each(['', 'i går', '2026-02-30', '2026-13-01', '260201', '01-02-2026', '2026-02', '20260201x'])(
    '«%s»',
    (typed) => {
      expect(readDate(typed)).toBeNull();
    },
  );
});
