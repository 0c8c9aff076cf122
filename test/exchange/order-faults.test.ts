import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { momentOf } from '../../functions/domain/care/period.ts';
import type { Table } from '../../functions/exchange/files/table.ts';
import { readLine } from '../../functions/exchange/line.ts';
import { orderFaultsInRows } from '../../functions/exchange/order-faults.ts';
import { readTables } from '../../functions/exchange/read-tables.ts';
import { templateTables } from '../../functions/exchange/template/template.ts';
import { withValue, workedExample } from '../support/worked-example.ts';

const moment = momentOf(new Date('2028-03-02T09:00:00Z'));

/** The template's examples with some cells replaced: sheet, row, column, value. */
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
  return orderFaultsInRows(area, held, errors, moment).map(({ sheet, row, column, message, reference }) => {
    expect(message).toMatch(/^[A-ZÅÄÖ].*\.$/);
    expect(reference).toBe('EXEMPEL-1');
    return [sheet, row, column].join('/');
  });
}

describe('a patient refused for a faulty cell', () => {
  it('gets the dates in the wrong order as well', () => {
    expect(
      faults(['Patienter', 2, 'Hemregion', 'Månen'], ['Komplikationer', 2, 'Datum', '2026-02-01']),
    ).toEqual(['Komplikationer/2/Datum']);
  });

  it('gets them when a row before them cannot be read', () => {
    expect(faults(['Besök', 2, 'Datum', 'i går'], ['Behandlingar', 2, 'Datum', '2028-03-03'])).toContain(
      'Behandlingar/2/Datum',
    );
  });

  it('gets dates in the future when the birth date cannot be read', () => {
    expect(
      faults(['Patienter', 2, 'Födelsedatum', '1980-13-01'], ['Besök', 2, 'Datum', '2028-03-03']),
    ).toContain('Besök/2/Datum');
  });

  it('gets an anchor without a target, unless a row of an unknown patient may hold the target', () => {
    const anchor = ['Enkätsvar', 2, 'Gäller', 'nope'] as [string, number, string, string];
    const region = ['Patienter', 2, 'Hemregion', 'Månen'] as typeof anchor;
    expect(faults(region, anchor)).toEqual(['Enkätsvar/2/Gäller']);
    expect(faults(region, anchor, ['Besök', 2, 'Referens', 'EXMEPEL-1'])).toEqual([]);
    expect(faults(region, anchor, ['Besök', 2, 'Referens', ''])).toEqual([]);
  });

  it('gets no error for unreadable parts as missing, and no error twice', () => {
    expect(faults(['Besök', 2, 'Datum', 'i går'])).toEqual([]);
    expect(faults(['Patienter', 2, 'Hemregion', 'Månen'])).toEqual([]);
  });
});

describe('a line refused for an invalid value', () => {
  const faultsOf = (changes: Record<string, unknown>) => {
    let line: unknown = workedExample();
    for (const [path, value] of Object.entries(changes)) line = withValue(line as never, path, value);
    const read = readLine(area, line, () => undefined, moment);
    return 'errors' in read ? read.errors.map(({ path }) => path) : [];
  };

  it('gets the faults of order in the rest of it at once', () => {
    expect(
      faultsOf({
        'visits.1.mode': 'telepathic',
        homeRegion: '99',
        'treatments.0.complications.0.date': '2026-05-04',
      }),
    ).toEqual(['homeRegion', 'visits.1.mode', 'treatments.0.complications.0.date']);
    expect(faultsOf({ 'visits.0.kind': 'x', 'visits.1.date': '2028-03-03' })).toEqual([
      'visits.0.kind',
      'visits.1.date',
    ]);
  });

  it('gets them beside an answer that is sealed for another patient', () => {
    const sealed = 'invitations.0.answers.prem.values';
    expect(faultsOf({ [sealed]: { sealed: 'x' }, 'visits.1.date': '2028-03-03' })).toEqual([
      `${sealed}.sealed`,
      'visits.1.date',
    ]);
  });

  it('gets an anchor without a target, unless the target may be an unreadable entry', () => {
    const ofVisit = { 'invitations.0.anchor': 'nope' };
    const ofTreatment = { 'invitations.1.anchor': 'nope' };
    const [atVisit, atTreatment] = ['invitations.0.anchor', 'invitations.1.anchor'];
    expect(faultsOf({ legalSex: 'x', ...ofVisit })).toEqual(['legalSex', atVisit]);
    expect(faultsOf({ legalSex: 'x', ...ofTreatment })).toEqual(['legalSex', atTreatment]);
    expect(faultsOf({ 'visits.1.mode': 'x', ...ofVisit })).toEqual(['visits.1.mode']);
    expect(faultsOf({ 'visits.1.mode': 'x', ...ofTreatment })).toEqual(['visits.1.mode', atTreatment]);
    expect(faultsOf({ 'treatments.0.kind': 'x', ...ofVisit })).toEqual(['treatments.0.kind', atVisit]);
  });

  it('gets the hint that an anchor may be stored already, but not when the line uses its key for another kind', () => {
    const messages = (anchor: string) => {
      const line = withValue(withValue(workedExample(), 'legalSex', 'x'), 'invitations.0.anchor', anchor);
      const read = readLine(area, line, () => undefined, moment);
      return 'errors' in read ? read.errors.slice(1).map(({ message }) => message) : [];
    };
    expect(messages('nope')).toEqual([
      'Inget nybesök med nyckeln nope följer med. Finns nyckeln inte redan hos patienten behöver den rättas.',
    ]);
    expect(messages('v2')).toEqual(['Patienten har inget nybesök med nyckeln v2.']);
  });

  it('gets no error for unreadable parts as missing, nor for values that are no list', () => {
    expect(faultsOf({ 'treatments.0.kind': 'x' })).toEqual(['treatments.0.kind']);
    expect(faultsOf({ visits: 'many', birthDate: 'x' })).toEqual(['birthDate', 'visits']);
  });
});
