import { assessedPatients } from './assessed-patients.ts';
import { portalWorld } from './portal.ts';

export const lead = 'lead@sahlgrenska';

/** A unit with three patients assessed in 2026, in March of the year after, with every question of the report answered. */
export async function reportWorld(given: Parameters<typeof portalWorld>[0] = {}) {
  const world = await portalWorld(given);
  world.clock.now = new Date('2027-03-02T09:00:00Z');
  await world.importLines(lead, assessedPatients('SU', ['good', 'very-good', 'poor']));
  await world.tallied('sahlgrenska');
  const report = async (user = lead, year = 2026) => (await world.ask(user, `/report/${year}`)).json();
  /** Answers everything that is asked. */
  const answerAll = async (year = 2026) => {
    for (const { id, holds, level } of (await report(lead, year)).checks) {
      if (holds || level !== 'asks') continue;
      await world.ask(lead, `/report/${year}/checks/${id}`, {
        method: 'PUT',
        body: { comment: `Kommentar till ${id}` },
      });
    }
  };
  const sign = (hash: string, more: { reason?: string } = {}, user = lead, year = 2026) =>
    world.ask(user, `/report/${year}/sign`, { body: { hash, ...more } });
  return { ...world, report, answerAll, sign };
}
