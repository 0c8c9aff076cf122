import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { Table } from '../../../functions/exchange/files/table.ts';
import { readTables, rowOf } from '../../../functions/exchange/read-tables.ts';
import { templateTables } from '../../../functions/exchange/template/template.ts';

const area = periferFacialispares;

/** Tables out of rows of text, numbered as in a file. */
const table = (name: string, ...rows: string[][]): Table => ({
  name,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});

const header = ['Referens', 'Födelsedatum'];
const visitHeader = ['Referens', 'Besök', 'Typ av besök', 'Datum', 'Form', 'Teambedömning'];
const people = table('Patienter', header, ['A', '1980-01-01'], ['B', '1990-01-01']);
const visit = (...more: string[]) => ['A', 'b1', 'nybesök', '2026-01-12', 'fysiskt', 'ja', ...more];

describe('a row at fault', () => {
  it.each<[string, Table[], object]>([
    [
      'a day that is none',
      [people, table('Besök', visitHeader, visit().with(3, '2026-02-30'))],
      { sheet: 'Besök', row: 2, column: 'Datum', reference: 'A' },
    ],
    [
      'a kind that is none',
      [people, table('Besök', visitHeader, visit().with(2, 'akut'))],
      { sheet: 'Besök', row: 2, column: 'Typ av besök', reference: 'A' },
    ],
    [
      'an empty cell that must be filled in',
      [people, table('Besök', visitHeader, visit().with(4, ' '))],
      { sheet: 'Besök', row: 2, column: 'Form', message: 'Uppgiften saknas.' },
    ],
    [
      'a patient who is not on their sheet',
      [people, table('Besök', visitHeader, visit().with(0, 'C'))],
      { sheet: 'Besök', row: 2, column: 'Referens', reference: 'C' },
    ],
    [
      'a row that ends before a required cell',
      [people, table('Besök', visitHeader, visit().slice(0, 5))],
      { sheet: 'Besök', row: 2, column: 'Multidisciplinär teambedömning', message: 'Uppgiften saknas.' },
    ],
    [
      'a row that is too long',
      [people, table('Besök', visitHeader, visit('x'))],
      { sheet: 'Besök', row: 2, message: 'Raden har innehåll i en kolumn utan rubrik.' },
    ],
    [
      'a reference twice, with another birth date',
      [table('Patienter', header, ['A', '1980-01-01'], ['A', '1981-01-01'])],
      { sheet: 'Patienter', row: 3, column: 'Referens', reference: 'A' },
    ],
    [
      'a complication of a treatment that is not there',
      [
        people,
        table(
          'Komplikationer',
          ['Referens', 'Behandling', 'Datum', 'Grad', 'Förväntad'],
          ['A', 'k9', '2026-01-01', 'II', 'nej'],
        ),
      ],
      { sheet: 'Komplikationer', row: 2, column: 'Behandling', reference: 'A' },
    ],
  ])('is told by sheet, row and column, and keeps its patient out: %s', (_, tables, expected) => {
    const { patients: read, errors } = readTables(area, tables);
    expect(errors).toEqual([expect.objectContaining(expected)]);
    expect(errors[0]?.message).toMatch(/^[A-ZÅÄÖ«].*\.$/);
    expect(read.map(({ reference }) => reference)).not.toContain(errors[0]?.reference);
  });

  it('leaves the other patients in', () => {
    const visits = table('Besök', visitHeader, visit().with(3, 'igår'), visit().with(0, 'B'));
    const { patients: read } = readTables(area, [people, visits]);
    expect(read).toMatchObject([{ reference: 'B', line: { visits: [{ key: 'b1', kind: 'new' }] } }]);
  });
});

describe('an error about a stored patient', () => {
  const [patient] = readTables(
    area,
    templateTables(area).map((one) => table(one.name, ...one.rows)),
  ).patients;
  it.each([
    ['', 'Patienter', 2, undefined],
    ['birthDate', 'Patienter', 2, 'Födelsedatum'],
    ['visits.0.date', 'Besök', 2, 'Datum'],
    ['visits.0.sunnybrook.resting.eye', 'Besök', 2, 'Sunnybrook vila: ögonspringa'],
    ['treatments.0.complications.0.date', 'Komplikationer', 2, 'Datum'],
    ['invitations.0.anchor', 'Enkätsvar', 2, 'Gäller'],
    ['invitations.0.answers.face.values.2', 'Enkätsvar', 3, 'FaCE 2'],
    ['invitations.0.answers.fdi.values.2', 'Enkätsvar', 4, 'FDI 2'],
    ['invitations.0.answers.prem', 'Enkätsvar', 2, undefined],
    ['visits.x9.date', 'Patienter', 2, undefined],
  ])('is found where it stands in the file: %s', (path, sheet, row, column) => {
    if (!patient) throw new Error('the template has no patient');
    expect(rowOf(patient, { path, message: 'x' })).toMatchObject({
      sheet,
      row,
      column,
      reference: 'EXEMPEL-1',
    });
  });
});
