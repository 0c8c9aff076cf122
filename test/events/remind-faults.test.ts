import fc from 'fast-check';
import { expect, it } from 'vitest';
import { remindUnit } from '../../functions/events/remind.ts';
import type { Deliver } from '../../functions/post/post.ts';
import type { Table } from '../../functions/storage/table.ts';
import { postWorld } from '../support/post-world.ts';

/** What happens at one look: the process ends before its n-th request to the table, and the provider does as it may. */
type Look = { endsAt: number; provider: 'accepts' | 'cuts' | 'refuses' };

const looks = fc.array(
  fc.record({
    endsAt: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 12 })),
    provider: fc.constantFrom('accepts' as const, 'cuts' as const, 'refuses' as const),
  }),
  { minLength: 1, maxLength: 4 },
);

class Ended extends Error {}

/** The table of a process that ends before a request; nothing it does afterwards reaches the table. */
function endingAt(table: Table, last: number): Table {
  let count = 0;
  const client = Object.create(table.client, {
    send: {
      value: (command: never) => {
        if (count++ >= last) throw new Ended();
        return table.client.send(command);
      },
    },
  });
  return { ...table, client };
}

it('wherever the process ends and whatever the provider does, no message is handed over twice and no patient is forgotten', async () => {
  const world = await postWorld();
  let patients = 0;
  await fc.assert(
    fc.asyncProperty(looks, async (schedule: Look[]) => {
      const reference = `SU-${++patients}`;
      world.clock.now = new Date('2026-03-02T10:00:00Z');
      await world.send(reference, { phone: '+46701740605' });
      const taken: string[] = [];
      const delivering =
        (provider: Look['provider']): Deliver =>
        async ({ attempt }) => {
          if (provider === 'refuses') return { unsent: 'not-now' };
          taken.push(attempt);
          return provider === 'accepts' ? { accepted: attempt } : { unknown: true };
        };
      // Every look is a day and an hour after the one before: whatever was left open is due again.
      let at = Date.parse('2026-03-02T10:00:05Z');
      for (const { endsAt, provider } of schedule) {
        world.clock.now = new Date(at);
        const table = endingAt(world.table, endsAt);
        const deliver = delivering(provider);
        await remindUnit({ ...world.reminding, table, deliver }, world.unit).catch(() => undefined);
        at += 25 * 3_600_000;
      }
      for (let day = 0; day < 30; day++, at += 24 * 3_600_000) {
        world.clock.now = new Date(at);
        await remindUnit({ ...world.reminding, deliver: delivering('accepts') }, world.unit);
      }
      const { messages, next } = await world.seen(reference);
      const handed = messages.filter(({ state }) => state !== 'failed');
      const firsts = handed.filter(({ kind }) => kind === 'invitation');
      expect(new Set(taken).size).toBe(taken.length);
      expect(taken.length).toBeLessThanOrEqual(handed.length);
      expect(firsts.length).toBeLessThanOrEqual(2);
      if (firsts.length === 2) expect(firsts[0]?.state).toBe('uncertain');
      expect(handed.filter(({ kind }) => kind === 'reminder').length).toBeLessThanOrEqual(2);
      expect([{ obstacle: 'reminded' }, { obstacle: 'unreachable' }]).toContainEqual(next);
    }),
    { numRuns: 10 },
  );
});
