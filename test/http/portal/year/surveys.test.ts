import { describe, expect, it } from 'vitest';
import { portalWorld } from '../../../support/portal.ts';
import { withValue, workedExample } from '../../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const read = (year: string, user = staff) => world.ask(user, `/surveys/${year}`);

const waits = withValue({ ...workedExample(), reference: 'SU-2' }, 'invitations.0.answers', undefined);
await world.importLines(staff, [{ ...workedExample(), reference: 'SU-1' }, waits]);
await world.tallied('sahlgrenska');

describe('the surveys of a year', () => {
  it('are the unit’s own, in numbers alone', async () => {
    const response = await read('2026');
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).not.toContain('SU-');
    expect(text).not.toContain('good');
    const surveys = JSON.parse(text);
    expect(surveys).toMatchObject({ year: 2026, channels: [{ channel: 'letter', sent: 2 }] });
    expect(surveys.occasions[0]).toMatchObject({ occasion: 'new-visit', sent: 2, waiting: 0 });
    const week = surveys.weeks.find((one: { week: string }) => one.week === '2026-W07');
    const { answered, expired } = surveys.occasions[0];
    expect(week).toEqual({ week: '2026-W07', answered, waiting: 0, expired, withdrawn: 0 });
    expect(answered + expired).toBe(2);
    expect(surveys.stopped[0]).toMatchObject({ occasion: 'new-visit', form: 'prem', sent: 2, answered: 1 });
  });

  it('are another unit’s own, also with none', async () => {
    const surveys = await (await read('2026', 'staff@linkoping')).json();
    expect(surveys).toMatchObject({ channels: [], stopped: [], daysToAnswer: { answered: 0, median: null } });
    expect(surveys.occasions[0]).toMatchObject({ sent: 0, answered: 0 });
  });

  it.each([
    ['2024', 422],
    ['2029', 422],
    ['26', 404],
  ])('are refused for %s', async (year, status) => {
    expect((await read(year)).status).toBe(status);
  });

  it.each([
    ['admin', 403],
    ['authority', 403],
  ])('are refused to %s', async (user, status) => {
    expect((await read('2026', user)).status).toBe(status);
  });
});
