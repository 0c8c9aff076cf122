import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { readCsv, writeCsv } from '../../../functions/exchange/files/csv.ts';
import type { Table } from '../../../functions/exchange/files/table.ts';
import { readTables, rowOf } from '../../../functions/exchange/read-tables.ts';
import { templateTables } from '../../../functions/exchange/template/template.ts';
import { writeTables } from '../../../functions/exchange/template/write-tables.ts';

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
      'a row that is too short',
      [people, table('Besök', visitHeader, visit().slice(0, 5))],
      { sheet: 'Besök', row: 2, message: 'Raden har 5 celler, men rubrikraden har 6.' },
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

describe('cells', () => {
  const one = (name: string, value: unknown) => {
    const { patients: read, errors } = readTables(area, [
      {
        name: 'Patienter',
        rows: [
          { number: 1, cells: [...header, name] },
          { number: 2, cells: ['A', '1980-01-01', value as string] },
        ],
      },
    ]);
    return errors.length > 0 ? errors[0]?.message : read[0]?.line;
  };

  it.each<[string, unknown, object]>([
    ['Hemregion', 3, { homeRegion: '03' }],
    ['Hemregion', '14', { homeRegion: '14' }],
    ['Hemregion', 'Region Skåne', { homeRegion: '12' }],
    ['Hemregion', 'Ej folkbokförd', { homeRegion: 'not-registered' }],
    ['juridiskt  KÖN', 'Kvinna', { legalSex: 'female' }],
    ['Juridiskt kön*', 'male', { legalSex: 'male' }],
    ['Patientgrupp', 'slapp facialispares', { patientGroup: 'flaccid' }],
    ['Orsak', 'Idiopatisk/övrig', { cause: 'idiopathic-other' }],
  ])('are read as people fill them in: %s %s', (name, value, expected) => {
    expect(one(name, value)).toMatchObject(expected);
  });

  it('with dates of a spreadsheet are dates', () => {
    const birth = new Date('1980-02-03T00:00:00Z');
    const { patients: read } = readTables(area, [
      {
        name: 'Patienter',
        rows: [
          { number: 1, cells: header },
          { number: 2, cells: ['A', birth] },
        ],
      },
    ]);
    expect(read[0]?.line.birthDate).toBe('1980-02-03');
  });

  it('that begin like a formula are neutralised, and come back as they were', () => {
    const wording = `=HYPERLINK("x")`;
    const line = {
      reference: '-1+1',
      birthDate: '1980-01-01',
      visits: [{ key: '-v', kind: 'new', date: '2026-01-12', mode: 'physical', multidisciplinary: true }],
      treatments: [],
      invitations: [
        {
          key: 'i',
          occasion: 'new-visit',
          anchor: '-v',
          forms: ['face'],
          channel: 'sms',
          sentAt: '2026-01-13T00:00:00Z',
          answers: {
            face: {
              answeredAt: '2026-01-14T00:00:00Z',
              respondent: 'patient',
              mode: 'web',
              language: 'sv',
              wording,
              values: { '1': 1 },
            },
          },
        },
      ],
    };
    const tables = writeTables(area, [line]);
    for (const cell of tables.flatMap(({ rows }) => rows.flat())) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    const bytes = new TextEncoder().encode(writeCsv(tables));
    expect(readTables(area, readCsv('x', bytes)).patients[0]?.line).toEqual(line);
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
