import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { orderFaults } from '../../../functions/domain/import/order-faults.ts';
import { readTables } from '../../../functions/domain/import/read-tables.ts';
import type { Table } from '../../../functions/domain/import/table.ts';
import { templateTables } from '../../../functions/domain/import/template.ts';
import { momentOf } from '../../../functions/domain/patient-check.ts';

const moment = momentOf(new Date('2028-03-02T09:00:00Z'));

/** The template's examples with some cells written over: sheet, row, column, value. */
const withCells = (...cells: [string, number, string, string][]): Table[] =>
  templateTables(area).map(({ name, rows }) => ({
    name,
    rows: rows.map((row, index) => ({
      number: index + 1,
      cells: row.map(
        (cell, at) =>
          cells.find(
            ([sheet, line, column]) => sheet === name && line === index + 1 && column === rows[0]?.[at],
          )?.[3] ?? cell,
      ),
    })),
  }));

function faults(...cells: [string, number, string, string][]) {
  const { held, errors } = readTables(area, withCells(...cells));
  expect(errors.length).toBeGreaterThan(0);
  return orderFaults(area, held, errors, moment).map(({ sheet, row, column, message, reference }) => {
    expect(message).toMatch(/^[A-ZÅÄÖ].*\.$/);
    expect(reference).toBe('EXEMPEL-1');
    return [sheet, row, column].join('/');
  });
}

describe('a patient whom a cell at fault keeps out', () => {
  it('is told the dates in the wrong order as well', () => {
    expect(
      faults(['Patienter', 2, 'Hemregion', 'Månen'], ['Komplikationer', 2, 'Datum', '2026-02-01']),
    ).toEqual(['Komplikationer/2/Datum']);
  });

  it('is told them where a row before them cannot be read', () => {
    expect(faults(['Besök', 2, 'Datum', 'i går'], ['Behandlingar', 2, 'Datum', '2028-03-03'])).toContain(
      'Behandlingar/2/Datum',
    );
  });

  it('is told dates in the future where the birth date cannot be read', () => {
    expect(
      faults(['Patienter', 2, 'Födelsedatum', '1980-13-01'], ['Besök', 2, 'Datum', '2028-03-03']),
    ).toContain('Besök/2/Datum');
  });

  it('is not told that what could not be read is missing, nor anything twice', () => {
    expect(faults(['Besök', 2, 'Datum', 'i går'])).toEqual([]);
    expect(faults(['Patienter', 2, 'Hemregion', 'Månen'])).toEqual([]);
  });
});
