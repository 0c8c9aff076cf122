import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';
import type { Area } from '../../../functions/domain/care/area.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { readCsv, writeCsv } from '../../../functions/exchange/files/csv.ts';
import { readXlsx, writeXlsx } from '../../../functions/exchange/files/xlsx.ts';
import { exportLine } from '../../../functions/exchange/line.ts';
import { readTables } from '../../../functions/exchange/read-tables.ts';
import { sheetsOf } from '../../../functions/exchange/template/sheets.ts';
import { explanation, templateTables } from '../../../functions/exchange/template/template.ts';
import {
  type ExportedLine,
  type WrittenTable,
  writeTables,
} from '../../../functions/exchange/template/write-tables.ts';
import { patientArbitrary } from '../../support/arbitraries.ts';
import { newVisit } from '../../support/builders.ts';

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** Lines as an export writes them; sealing is a matter of the API. */
const exported = (patients: readonly Patient[]) =>
  patients.map((patient) => exportLine(patient, (place) => place.join('|')) as ExportedLine);

/** Data as JSON carries it. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

const patientsOf = (one: Area) =>
  fc.uniqueArray(
    patientArbitrary(one).map((patient) => ({
      ...patient,
      invitations: patient.invitations.map(({ answers, ...invitation }) =>
        answers && Object.keys(answers).length > 0 ? { ...invitation, answers } : invitation,
      ),
    })),
    { selector: ({ reference }) => reference, maxLength: 6 },
  );

describe.each(areas.map((one) => [one.id, one] as const))(
  'records of %s written and read again',
  (_, one) => {
    it('are the same as CSV', () => {
      fc.assert(
        fc.property(patientsOf(one), (some) => {
          const lines = exported(some);
          const text = writeCsv(writeTables(one, lines));
          const read = readTables(one, readCsv('export.csv', new TextEncoder().encode(text)));
          expect(read.errors).toEqual([]);
          expect(plain(read.patients.map(({ line }) => line))).toEqual(plain(lines));
        }),
        { numRuns: 60 },
      );
    });

    it('are the same as a workbook', async () => {
      await fc.assert(
        fc.asyncProperty(patientsOf(one), async (some) => {
          const lines = exported(some);
          const bytes = await bytesOf(await writeXlsx(writeTables(one, lines)));
          const read = readTables(one, await readXlsx(bytes));
          expect(read.errors).toEqual([]);
          expect(plain(read.patients.map(({ line }) => line))).toEqual(plain(lines));
        }),
        { numRuns: 20 },
      );
    });
  },
);

describe.each(areas.map((one) => [one.id, one] as const))('the template of %s', (_, one) => {
  it('has examples that it takes itself, with the sheet that explains it', async () => {
    const tables = [explanation(one), ...templateTables(one)];
    const written = await readXlsx(await bytesOf(await writeXlsx(tables)));
    const { patients: read, errors } = readTables(one, written);
    expect(errors).toEqual([]);
    expect(read.map(({ reference }) => reference)).toEqual(['EXEMPEL-1', 'EXEMPEL-2']);
  });

  it('has headers that are unique within a sheet, and explains every column that it has', () => {
    for (const sheet of sheetsOf(one)) {
      const headers = sheet.columns.map(({ header }) => header.toLowerCase());
      expect(new Set(headers).size).toBe(headers.length);
    }
    const explained = explanation(one).rows.slice(1);
    const offered = templateTables(one).flatMap(({ name, rows }) =>
      (rows[0] ?? []).map((cell) => [name, cell]),
    );
    expect(explained.map((row) => row.slice(0, 2))).toEqual(offered);
    for (const row of explained) expect(row.every((cell) => cell !== '')).toBe(true);
  });
});

describe('Sunnybrook', () => {
  const isSunnybrook = (cell: string) => cell.startsWith('Sunnybrook');
  const visits = (tables: readonly WrittenTable[]) => tables.find(({ name }) => name === 'Besök')?.rows ?? [];

  it.each(areas)('is asked for in the template where $id grades with it', (one) => {
    const asked = (visits(templateTables(one))[0] ?? []).filter(isSunnybrook);
    expect(asked).toHaveLength(one.gradesWith === 'sunnybrook' ? 14 : 0);
  });

  it('is kept where the area does not ask for it: written where a patient has it, and read again', () => {
    const line = {
      reference: 'A',
      birthDate: '1980-01-01',
      visits: [newVisit({ key: 'b1', sunnybrook: { notAssessable: 'other' } }), newVisit({ key: 'b2' })],
      treatments: [],
      invitations: [],
    };
    const tables = writeTables(dysmeli, [line]);
    expect((visits(tables)[0] ?? []).filter(isSunnybrook)).toEqual(['Sunnybrook ej bedömbar']);
    const bytes = new TextEncoder().encode(writeCsv(tables));
    expect(readTables(dysmeli, readCsv('x', bytes)).patients[0]?.line).toEqual(line);
  });
});
