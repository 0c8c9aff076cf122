import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { columnsLimit } from '../../functions/domain/limits.ts';
import type { Table } from '../../functions/exchange/files/table.ts';
import { readRows } from '../../functions/exchange/read-rows.ts';

const table = (name: string, ...rows: string[][]): Table => ({
  name,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});

const header = ['Referens', 'Födelsedatum'];
const row = ['A', '1980-01-01'];
const visitHeaders = ['Referens', 'Besök', 'Typ av besök', 'Datum', 'Form', 'Teambedömning'];

describe('headers', () => {
  it.each([
    ['in another case', ['REFERENS', 'födelsedatum']],
    ['with stars', ['Referens*', 'Födelsedatum ***  ']],
    ['with spaces', [' Referens', 'Födelsedatum\u00a0']],
    ['with letters put together', ['Referens', 'Fo\u0308delsedatum']],
  ])('are known as people write them: %s', (_, headers) => {
    const { rows, unusable } = readRows(area, [table('Patienter', headers, row)]);
    expect(unusable).toEqual([]);
    expect([...(rows.patients[0]?.values ?? [])].map(([{ field }, value]) => [field, value])).toEqual([
      ['reference', 'A'],
      ['birthDate', '1980-01-01'],
    ]);
  });

  it('decide the sheet when its name does not, and its name when they do not', () => {
    const { rows } = readRows(area, [
      table('fil.csv', visitHeaders, ['A', 'b1', 'nybesök', '2026-01-12', 'fysiskt', 'ja']),
    ]);
    expect(rows.visits).toHaveLength(1);
    expect(readRows(area, [table('BESÖK', header, row)]).unusable[0]).toMatchObject({ sheet: 'Besök' });
  });

  // The claim is that the reading ends: going through them repeatedly takes minutes.
  it.each([
    ['stars', `${'*'.repeat(400_000)}x`],
    ['stars and nothing', '*'.repeat(400_000)],
    ['spaces', `a${' '.repeat(400_000)}x`],
    ['letters put together', 'o\u0308'.repeat(200_000)],
  ])('of hundreds of thousands of characters are answered, and not repeated whole: %s', (_, long) => {
    const { unusable } = readRows(area, [table('Patienter', [...header, long], row)]);
    const told = unusable.map(({ column }) => column?.length);
    expect(told).toEqual([80]);
  });

  it('of more columns than any sheet has are refused', () => {
    const wide = table('Patienter', [...header, ...Array(columnsLimit).fill('')], ...Array(3).fill(row));
    const { rows, unusable } = readRows(area, [wide]);
    expect(rows.patients).toEqual([]);
    expect(unusable).toMatchObject([{ row: 1, message: expect.stringContaining(`${columnsLimit}`) }]);
  });
});

describe('rows', () => {
  it('that are empty are passed over, and keep the others’ numbers', () => {
    const { rows } = readRows(area, [table('Patienter', header, [], row, [' ', ''], ['B', '1990-01-01'])]);
    expect(rows.patients.map(({ number, reference }) => [number, reference])).toEqual([
      [3, 'A'],
      [5, 'B'],
    ]);
  });

  it('of a sheet that explains the others are not read', () => {
    const { rows, unusable } = readRows(area, [
      table('Läs mig', ['Blad'], ['x']),
      table('Patienter', header, row),
    ]);
    expect(unusable).toEqual([]);
    expect(rows.patients).toHaveLength(1);
  });
});

describe('a file that does not follow the template', () => {
  it.each<[string, Table[], object]>([
    [
      'headers that no sheet has',
      [table('patienter.csv', ['Namn'], ['x'])],
      {
        sheet: 'patienter.csv',
        row: 1,
        message:
          'Rubrikerna känns inte igen. Väntade för bladet Patienter: Referens, Födelsedatum. Mallens blad är Patienter, Besök, Behandlingar, Komplikationer, Enkätsvar.',
      },
    ],
    [
      'headers that are nearly those of a sheet',
      [table('b.csv', ['Referens', 'Besök', 'Datum', 'Form', 'Slag'], ['x'])],
      {
        message:
          'Rubrikerna känns inte igen. Närmast är bladet Besök, men här saknas: Typ av besök, Multidisciplinär teambedömning.',
      },
    ],
    [
      'a column in its old and its new name',
      [table('Besök', [...visitHeaders, 'Multidisciplinär teambedömning'])],
      { column: 'Multidisciplinär teambedömning', message: 'Kolumnen står två gånger.' },
    ],
    ['another column', [table('Patienter', [...header, 'Namn'])], { sheet: 'Patienter', column: 'Namn' }],
    ['a column twice', [table('Patienter', [...header, 'referens *'])], { column: 'referens *' }],
    ['a column too few', [table('Patienter', ['Referens'])], { column: 'Födelsedatum' }],
    ['nothing', [table('Patienter')], { row: 1, message: 'Filen är tom.' }],
  ])('is not used: %s', (_, tables, expected) => {
    const { unusable } = readRows(area, tables);
    expect(unusable).toEqual([expect.objectContaining(expected)]);
  });
});

describe('cells that are refused', () => {
  const refused = { message: 'Cellen visar felet #N/A.' };
  const withCells = (name: string, ...rows: Table['rows'][number]['cells'][]): Table => ({
    name,
    rows: rows.map((cells, index) => ({ number: index + 1, cells })),
  });

  it('are reported with sheet, row and column, also when the column may be empty', () => {
    const { rows } = readRows(area, [
      withCells('Patienter', [...header, 'Orsak'], ['A', '1980-01-01', refused]),
    ]);
    expect(rows.patients[0]?.errors).toEqual([
      { sheet: 'Patienter', row: 2, column: 'Orsak', reference: 'A', message: refused.message },
    ]);
  });

  it('are reported by the column’s letters when it has no header', () => {
    const { rows } = readRows(area, [withCells('Patienter', header, [...row, refused])]);
    expect(rows.patients[0]?.errors).toMatchObject([{ column: 'C', message: refused.message }]);
  });

  it('in a reference name the patient that the cell shows', () => {
    const { rows } = readRows(area, [
      withCells('Patienter', header, [{ ...refused, seen: 'A' }, '1980-01-01']),
    ]);
    expect(rows.patients[0]).toMatchObject({ reference: 'A', errors: [{ column: 'Referens' }] });
  });

  it('in a header make the file unusable', () => {
    const { unusable } = readRows(area, [
      withCells('Patienter', ['Referens', 'Födelsedatum', { ...refused, seen: 'Orsak' }], row),
    ]);
    expect(unusable).toEqual([{ sheet: 'Patienter', row: 1, column: 'Orsak', message: refused.message }]);
  });
});

it('a row that is shorter than its headers lacks only the cells left out', () => {
  const { rows } = readRows(area, [table('Patienter', [...header, 'Orsak'], row, ['B'])]);
  expect(rows.patients.map(({ errors }) => errors.map(({ column, message }) => [column, message]))).toEqual([
    [],
    [['Födelsedatum', 'Uppgiften saknas.']],
  ]);
});

describe('a hidden sheet', () => {
  const hidden = (name: string, ...rows: string[][]): Table => ({ ...table(name, ...rows), isHidden: true });

  it('that is none of the template’s is passed over and named', () => {
    const { rows, unusable, passedOver } = readRows(area, [
      table('Patienter', header, row),
      hidden('Listor', ['ja'], ['nej']),
    ]);
    expect(unusable).toEqual([]);
    expect(rows.patients).toHaveLength(1);
    expect(passedOver).toEqual(['Listor']);
  });

  it.each(['Patienter', 'Blad7'])('that is one of the template’s is not read unseen: %s', (name) => {
    const { unusable } = readRows(area, [hidden(name, header, row)]);
    expect(unusable).toEqual([
      { sheet: name, row: 0, message: 'Bladet är dolt i arbetsboken. Ta fram det eller ta bort det.' },
    ]);
  });
});

describe('a table with several sheets below each other', () => {
  it('is cut where the next headers are, also where one of them is misspelt', () => {
    const visit = ['A', 'b1', 'nybesök', '2026-01-12', 'fysiskt', 'ja'];
    const { rows, unusable } = readRows(area, [table('fil.csv', header, row, visitHeaders, visit)]);
    expect(unusable).toEqual([]);
    expect([rows.patients.length, rows.visits.length]).toEqual([1, 1]);
    const misspelt = visitHeaders.with(3, 'Dattum');
    expect(readRows(area, [table('fil.csv', header, row, misspelt, visit)]).unusable).toMatchObject([
      { row: 3 },
    ]);
  });

  it.each(['Referens', 'referens *'])('is not cut at a cell that reads %s', (key) => {
    const visit = ['A', key, 'nybesök', '2026-01-12', 'fysiskt', 'ja'];
    const { rows, unusable } = readRows(area, [
      table('Patienter', header, row, ['Referens', '1980-01-01']),
      table('Besök', visitHeaders, visit),
    ]);
    expect(unusable).toEqual([]);
    expect([rows.patients.length, rows.visits.length]).toEqual([2, 1]);
  });
});
