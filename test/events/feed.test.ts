import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { feedAll, feedHandler } from '../../functions/events/feed.ts';
import { keys } from '../../functions/storage/table.ts';
import { reportWorld } from '../support/report.ts';

const unit = 'sahlgrenska';

const delivered = (...places: [pk: string, sk: string][]): DynamoDBStreamEvent => ({
  Records: places.map(([pk, sk], index) => ({
    eventName: 'INSERT',
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(index + 1) },
  })),
});

async function feedWorld() {
  const world = await reportWorld();
  await world.sign((await world.report()).hash);
  const files = new Map<string, string>();
  const put = async (path: string, bytes: Uint8Array) => {
    if (!files.has(path)) files.set(path, Buffer.from(bytes).toString('latin1'));
  };
  return { ...world, files, drop: { put } };
}

const path = `reports/perifer-facialispares/2026/${unit}/v1`;

describe('the feed of signed reports', () => {
  it('puts the files of a new version into the drop, without a patient, and nothing for other items', async () => {
    const { ask, drop, files, table } = await feedWorld();
    const handle = feedHandler({ table, drop });
    const others = delivered(
      [keys.reports(unit), keys.reportAnswers(2026)],
      [keys.patient(unit, 'report'), keys.record],
      [keys.reported(unit, 'SU-1'), keys.reportedIn(2026, 'x')],
    );
    expect(await handle(others)).toEqual({ batchItemFailures: [] });
    expect(files.size).toBe(0);
    await handle(delivered([keys.reports(unit), keys.reportVersion(2026, 1)]));
    expect([...files.keys()].sort()).toEqual([
      `${path}.csv`,
      `${path}.fhir.json`,
      `${path}.json`,
      `${path}.xlsx`,
    ]);
    expect(files.get(`${path}.json`)).toBe(
      Buffer.from(await (await ask('staff@sahlgrenska', '/report/2026/1')).arrayBuffer()).toString('latin1'),
    );
    expect([...files.values()].join()).not.toMatch(/SU-\d/);
  });

  it('reports back what could not be put, so that it is delivered again', async () => {
    const { table } = await feedWorld();
    const put = () => Promise.reject(new Error('full'));
    const handle = feedHandler({ table, drop: { put } });
    const event = delivered([keys.reports(unit), keys.reportVersion(2026, 1)]);
    expect(await handle(event)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  });

  it('can put every version anew, after changes may have been missed', async () => {
    const { drop, files, table } = await feedWorld();
    await feedAll({ table, drop });
    expect(files.size).toBe(4);
  });
});
