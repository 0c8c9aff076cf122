import { describe, expect, it } from 'vitest';
import { invitation, record } from '../../support/builders.ts';
import { portalWorld } from '../../support/portal.ts';
import { watchWrites } from '../../support/stopped.ts';

const staff = 'staff@sahlgrenska';
const reference = 'SU-1';

const line = (invited: number) => ({
  ...record({ reference }),
  invitations: Array.from({ length: invited }, (_, index) => invitation({ key: `i${1000 + index}` })),
});

describe('a line with more new invitations of a stored patient than one transaction takes', () => {
  it('goes in whole, also when it is stopped after any write and imported again', async () => {
    for (let writes = 0; ; writes++) {
      const world = await portalWorld();
      await world.importLines(staff, [line(1)]);
      const watched = watchWrites(world.table);
      watched.stopAfter(writes);
      const stopped = await world.importLines(staff, [line(200)], '?details=true');
      watched.stopAfter(Number.POSITIVE_INFINITY);
      const keysOf = async () => {
        const stored = await (await world.ask(staff, `/patients/${reference}`)).json();
        return stored.invitations.map(({ key }: { key: string }) => key);
      };
      if (stopped.status === 200) {
        expect(stopped.body).toMatchObject({ updated: 1, rejected: [] });
      }
      const again = await world.importLines(staff, [line(200)]);
      expect(again.body).toMatchObject({ created: 0, rejected: [] });
      expect(await keysOf()).toEqual(line(200).invitations.map(({ key }) => key));
      if (stopped.status === 200) return;
    }
  });
});
