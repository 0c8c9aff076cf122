import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { countingIn } from '../../../functions/domain/areas/counting.ts';
import { tallyOf } from '../../../functions/domain/measure/tally.ts';
import type { Answer } from '../../../functions/domain/survey/answer.ts';
import { sameCode } from '../../../functions/issue-code.ts';
import { demoSeed, type Loaded, loadDemo } from '../../../functions/local/demo/demo.ts';
import { demoPatients } from '../../../functions/local/demo/demo-patients.ts';
import { hashCode } from '../../../functions/storage/patient/code-hash.ts';
import { getCode } from '../../../functions/storage/patient/invitations.ts';
import { getPatient, listPatients } from '../../../functions/storage/patient/patients.ts';
import { findByCode } from '../../../functions/storage/patient/survey-invitation.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { applyTallies } from '../../../functions/storage/totals/tallies.ts';
import { sumOf } from '../../support/counters.ts';
import { testTable } from '../../support/dynamo.ts';
import { hmacUnder } from '../../support/hmac.ts';
import { readTotals } from '../../support/world.ts';

const now = new Date('2026-11-20T10:00:00Z');
const codeDeps = {
  deriveMac: hmacUnder('demo'),
  random: (bytes: number) => new Uint8Array(randomBytes(bytes)),
};
const options = { now, areas, ...codeDeps };

let table: Table;
let loaded: Loaded | null;

beforeAll(async () => {
  table = await testTable();
  loaded = await loadDemo(table, options);
});

describe('the loaded demonstration', () => {
  it('has one link, which opens the questionnaire of a patient seen today', async () => {
    const waiting = loaded?.waiting ?? { unit: '', reference: '', key: '' };
    const { unit, reference, key } = waiting;
    const issued = (await getCode(table, unit, reference, key)) ?? { hash: '' };
    const code = await sameCode(codeDeps, waiting, issued);
    const opened = await findByCode(table, hashCode(code ?? ''));
    expect(opened).toMatchObject({
      unit,
      forms: ['prem', 'face', 'fdi'],
      receipts: {},
    });
    const stored = await getPatient(table, unit, reference);
    expect(stored?.patient.visits.at(-1)?.date).toBe('2026-11-20');
  });

  it('has every generated patient unchanged, with the mark of answers that staff typed in', async () => {
    const unmarked = (_: string, value: Answer | undefined) => {
      if (!value?.typedIn) return value;
      expect(value.mode).not.toBe('web');
      const { typedIn, ...rest } = value;
      return rest;
    };
    const unit = areas[1]?.units[0];
    if (!areas[1] || !unit) throw new Error('there is no such unit');
    for (const patient of demoPatients(areas[1], unit, { now, seed: demoSeed })) {
      const stored = await getPatient(table, unit.id, patient.reference, { withPremValues: true });
      expect(JSON.parse(JSON.stringify(stored?.patient, unmarked))).toEqual(patient);
    }
  });

  it.each(areas.flatMap((area) => area.units.map((unit) => ({ area, unit, id: unit.id }))))(
    'has the totals of $id that follow from its patients, in every year',
    async ({ area, unit }) => {
      const { patients } = await listPatients(table, unit.id, { limit: 1_000, withPremValues: true });
      const { length } = demoPatients(area, unit, { now, seed: demoSeed });
      expect(patients).toHaveLength(length);
      const tallies = patients.map(({ patient }) => tallyOf(area, unit.id, patient));
      for (const year of [2025, 2026, 2027]) {
        const counters = sumOf(tallies.map((tally) => tally.get(year)?.counters ?? {}));
        expect(await readTotals(table, unit.id, year)).toEqual(counters);
      }
    },
  );

  it('leaves no work for the stream, also after the invitation with the link', async () => {
    const { unit, reference } = loaded?.waiting ?? { unit: '', reference: '' };
    const before = await readTotals(table, unit, 2026);
    expect(
      await applyTallies(
        table,
        unit,
        [reference],
        countingIn(unit, () => now),
      ),
    ).toEqual([]);
    expect(await readTotals(table, unit, 2026)).toEqual(before);
    const open = Object.keys(before).filter((name) =>
      /^response\.new-visit\.until\..*\.2027-02-18$/.test(name),
    );
    expect(open).not.toEqual([]);
  });

  it('is loaded only into an empty table', async () => {
    expect(await loadDemo(table, options)).toBeNull();
  });
});
