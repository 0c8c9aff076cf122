import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { momentOf } from '../../functions/domain/care/period.ts';
import type { Table } from '../../functions/exchange/files/table.ts';
import { readLine } from '../../functions/exchange/line.ts';
import { readTables } from '../../functions/exchange/read-tables.ts';
import { exampleMoment } from '../support/worked-example.ts';

const table = (name: string, ...rows: string[][]): Table => ({
  name,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});

const moment = momentOf(exampleMoment);
const people = table('Patienter', ['Referens', 'Födelsedatum'], ['A', '1980-01-01']);
const treatmentHeader = ['Referens', 'Behandling', 'Typ av behandling', 'Datum'];
const complicationHeader = ['Referens', 'Behandling', 'Datum', 'Grad', 'Förväntad'];
const answerHeader = ['Referens', 'Utskick', 'Tillfälle', 'Gäller', 'Formulär', 'Kanal'];

describe('rows of a patient are put together by their keys', () => {
  it('complications with their operation, in the order of their rows', () => {
    const { patients, errors } = readTables(area, [
      people,
      table(
        'Behandlingar',
        treatmentHeader,
        ['A', 'k1', 'Kirurgi', '2026-01-01'],
        ['A', 'k2', 'Kirurgi', '2026-02-01'],
      ),
      table(
        'Komplikationer',
        complicationHeader,
        ['A', 'k2', '2026-02-03', 'I', 'ja'],
        ['A', 'k2', '2026-02-02', 'II', 'nej'],
      ),
    ]);
    expect(errors).toEqual([]);
    expect(patients[0]?.line.treatments).toMatchObject([
      { key: 'k1' },
      { key: 'k2', complications: [{ grade: 'I' }, { grade: 'II' }] },
    ]);
  });

  it('forms with their invitation, though other rows are between', () => {
    const { patients, errors } = readTables(area, [
      people,
      table(
        'Enkätsvar',
        answerHeader,
        ['A', 'u1', 'nybesök', 'b1', 'PREM', 'sms'],
        ['A', 'u2', 'nybesök', 'b2', 'PREM', 'sms'],
        ['A', 'u1', 'nybesök', 'b1', 'FDI', 'sms'],
      ),
    ]);
    expect(errors).toEqual([]);
    expect(patients[0]?.line.invitations).toMatchObject([
      { key: 'u1', forms: ['prem', 'fdi'] },
      { key: 'u2', forms: ['prem'] },
    ]);
  });

  it('also where a key is written in two Unicode forms', () => {
    const { patients, errors } = readTables(area, [
      people,
      table('Behandlingar', treatmentHeader, ['A', 'höger', 'Kirurgi', '2026-01-01']),
      table('Komplikationer', complicationHeader, ['A', 'ho\u0308ger', '2026-01-02', 'I', 'ja']),
      table(
        'Enkätsvar',
        answerHeader,
        ['A', 'ö', 'ettårskontroll', 'höger', 'FaCE', 'sms'],
        ['A', 'o\u0308', 'ettårskontroll', 'ho\u0308ger', 'FDI', 'sms'],
      ),
    ]);
    expect(errors).toEqual([]);
    expect(patients[0]?.line.treatments).toMatchObject([{ complications: [{ grade: 'I' }] }]);
    expect(patients[0]?.line.invitations).toMatchObject([{ forms: ['face', 'fdi'] }]);
  });

  // The claim is that the reading ends: a search through the list for each row takes minutes.
  it('however many there are', () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `${index}`);
    const { errors } = readTables(area, [
      people,
      table('Behandlingar', treatmentHeader, ...keys.map((key) => ['A', key, 'Kirurgi', '2026-01-01'])),
      table('Komplikationer', complicationHeader, ...keys.map(() => ['A', '99999', '2026-01-02', 'I', 'ja'])),
      table('Enkätsvar', answerHeader, ...keys.map((key) => ['A', key, 'nybesök', 'b1', 'PREM', 'sms'])),
    ]);
    expect(errors).toEqual([]);
  });
});

describe('a row without its key field is faulty like any other', () => {
  const answer = (...cells: string[]) =>
    table('Enkätsvar', [...answerHeader, 'PREM helhet'], ['A', ...cells, 'Bra']);
  const withTreatment = table('Behandlingar', treatmentHeader, ['A', 'k1', 'Kirurgi', '2026-01-01']);

  it.each<[string, Table[], object]>([
    [
      'no form',
      [answer('u1', 'nybesök', 'b1', '', 'sms')],
      { column: 'Formulär', message: 'Uppgiften saknas.' },
    ],
    ['a form that is none', [answer('u1', 'nybesök', 'b1', 'PRE', 'sms')], { column: 'Formulär' }],
    ['no invitation', [answer('', 'nybesök', 'b1', 'PREM', 'sms')], { column: 'Utskick' }],
    [
      'no treatment',
      [withTreatment, table('Komplikationer', complicationHeader, ['A', '', '2026-01-02', 'I', 'ja'])],
      { column: 'Behandling' },
    ],
    [
      'no kind of treatment',
      [table('Behandlingar', treatmentHeader, ['A', 'k1', '', '2026-01-01'])],
      { column: 'Typ av behandling' },
    ],
  ])('%s', (_, tables, told) => {
    const { patients, held, errors } = readTables(area, [people, ...tables]);
    expect(errors).toEqual([expect.objectContaining({ reference: 'A', row: 2, ...told })]);
    expect([patients.length, held.length]).toEqual([0, 1]);
  });
});

describe('a patient is imported whole or not at all', () => {
  const two = table('Patienter', ['Referens', 'Födelsedatum'], ['A', '1980-01-01'], ['B', '1981-01-01']);

  it('so a row that may belong to any patient refuses the whole file, with its place', () => {
    const { patients, held, errors } = readTables(area, [
      two,
      table(
        'Behandlingar',
        treatmentHeader,
        ['A', 'k1', 'Kirurgi', '2026-01-01'],
        ['', 'k2', 'Kirurgi', '2026-01-02'],
      ),
    ]);
    expect(patients).toEqual([]);
    expect(held.map(({ reference }) => reference)).toEqual(['A', 'B']);
    expect(errors.map(({ sheet, row, column }) => [sheet, row, column])).toContainEqual([
      'Behandlingar',
      3,
      'Referens',
    ]);
  });

  it('so a row of a reference that reads like a patient’s keeps that patient out', () => {
    const visits = ['a', 'k1', 'Kirurgi', '2026-01-01'];
    const { patients, errors } = readTables(area, [two, table('Behandlingar', treatmentHeader, visits)]);
    expect(patients.map(({ reference }) => reference)).toEqual(['B']);
    expect(errors).toMatchObject([{ sheet: 'Behandlingar', row: 2, reference: 'a' }]);
  });

  it('but a patient’s own row without a reference refuses no other patient', () => {
    const people = table('Patienter', ['Referens', 'Födelsedatum'], ['A', '1980-01-01'], ['', '1981-01-01']);
    expect(readTables(area, [people]).patients.map(({ reference }) => reference)).toEqual(['A']);
  });
});

describe('a row that says what does not belong to it is told so at its own cell', () => {
  const treatments = (headers: string[], ...cells: string[]) =>
    table('Behandlingar', [...treatmentHeader, ...headers], ['A', 'k1', ...cells]);
  const told = (...tables: Table[]) => {
    const { patients, errors } = readTables(area, [people, ...tables]);
    expect(patients).toEqual([]);
    return errors.map(({ sheet, row, column, message }) => [sheet, row, column, message]);
  };

  it.each([
    ['Form', 'Fysiskt', 'Kirurgi'],
    ['Typ av kirurgi', 'Myektomi', 'Fysioterapi'],
    ['Komplikationer', 'inga', 'Botulinumbehandling'],
  ])('%s of another kind of treatment', (column, cell, kind) => {
    expect(told(treatments([column], kind, '2026-01-01', cell))).toEqual([
      ['Behandlingar', 2, column, `${column} gäller inte ${kind}. Töm cellen.`],
    ]);
  });

  it('a complication of what is no operation', () => {
    const complication = table('Komplikationer', complicationHeader, ['A', 'k1', '2026-01-02', 'I', 'ja']);
    expect(told(treatments([], 'Botulinumbehandling', '2026-01-01'), complication)).toEqual([
      [
        'Komplikationer',
        2,
        'Behandling',
        'Komplikationer gäller inte Botulinumbehandling. Ta bort raden eller rätta behandlingen.',
      ],
    ]);
  });

  it('an answer without any answered question', () => {
    const headers = [...answerHeader, 'Besvarat', 'Besvarat av'];
    const cells = ['A', 'u1', 'nybesök', 'b1', 'FDI', 'sms', '2026-02-01', 'Patienten själv'];
    const { patients } = readTables(area, [people, table('Enkätsvar', headers, cells)]);
    expect(patients.map(({ line }) => readLine(area, line, () => undefined, moment))).toMatchObject([
      {
        errors: expect.arrayContaining([
          { path: 'invitations.0.answers.fdi.values', message: 'Minst en fråga ska vara besvarad.' },
        ]),
      },
    ]);
  });

  it('a reference with an invisible character, whose patient stays out', () => {
    expect(told(table('Behandlingar', treatmentHeader, ['A\u200b', 'k1', 'Kirurgi', '2026-01-01']))).toEqual([
      ['Behandlingar', 2, 'Referens', 'Referensen har osynliga tecken. Skriv om den.'],
    ]);
  });
});

it('what a row leaves out of its treatment or answer is not on the line', () => {
  const { patients } = readTables(area, [
    people,
    table('Behandlingar', [...treatmentHeader, 'Typ av kirurgi'], ['A', 'k1', 'Kirurgi', '2026-01-01']),
    table(
      'Enkätsvar',
      [...answerHeader, 'Besvarat', 'PREM helhet'],
      ['A', 'u1', 'nybesök', 'b1', 'PREM', 'sms', '2026-02-01', 'Bra'],
    ),
  ]);
  expect(patients[0]?.line.treatments).toEqual([{ key: 'k1', kind: 'surgery', date: '2026-01-01' }]);
  expect(patients[0]?.line.invitations[0]?.answers).toEqual({
    prem: { answeredAt: '2026-02-01', values: { overall: 'good' } },
  });
});
