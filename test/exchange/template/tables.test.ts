import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { Area } from '../../../functions/domain/care/area.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { readCsv, writeCsv } from '../../../functions/exchange/files/csv.ts';
import type { Table } from '../../../functions/exchange/files/table.ts';
import { readXlsx, writeXlsx } from '../../../functions/exchange/files/xlsx.ts';
import { exportLine } from '../../../functions/exchange/line.ts';
import { readTables, rowOf } from '../../../functions/exchange/read-tables.ts';
import { sheetsOf } from '../../../functions/exchange/template/sheets.ts';
import { explanation, templateTables } from '../../../functions/exchange/template/template.ts';
import {
  type ExportedLine,
  type WrittenTable,
  writeTables,
} from '../../../functions/exchange/template/write-tables.ts';
import { patientArbitrary } from '../../support/arbitraries.ts';
import { newVisit } from '../../support/builders.ts';

const area = periferFacialispares;
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** Lines as an export writes them; sealing is a matter of the API. */
const exported = (patients: readonly Patient[]) =>
  patients.map((patient) => exportLine(patient, (place) => place.join('|')) as ExportedLine);

/** Data as JSON carries it. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** Tables out of rows of text, numbered as in a file. */
const table = (name: string, ...rows: string[][]): Table => ({
  name,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});

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

const header = ['Referens', 'Födelsedatum'];
const visitHeader = ['Referens', 'Besök', 'Typ av besök', 'Datum', 'Form', 'Teambedömning'];
const people = table('Patienter', header, ['A', '1980-01-01'], ['B', '1990-01-01']);
const visit = (...more: string[]) => ['A', 'b1', 'nybesök', '2026-01-12', 'fysiskt', 'ja', ...more];

describe('the kind of a visit', () => {
  it.each(['ettårskontroll', 'Ettårsbesök', 'one-year'])('is read also as %s', (written) => {
    const { patients: read } = readTables(area, [
      people,
      table('Besök', visitHeader, visit().with(2, written)),
    ]);
    expect(read.find(({ reference }) => reference === 'A')?.line).toMatchObject({
      visits: [{ kind: 'one-year' }],
    });
  });
});

describe('who answered', () => {
  it.each(['närstående', 'Vårdnadshavare', 'guardian'])('is read as a guardian also of %s', (written) => {
    const headers = ['Referens', 'Utskick', 'Tillfälle', 'Gäller', 'Formulär', 'Kanal', 'Besvarat av'];
    const row = ['A', 'u1', 'nybesök', 'b1', 'FDI', 'brev', written];
    const { patients: read } = readTables(area, [people, table('Enkätsvar', headers, row)]);
    expect(read.find(({ reference }) => reference === 'A')?.line).toMatchObject({
      invitations: [{ answers: { fdi: { respondent: 'guardian' } } }],
    });
  });
});

describe('a file in the words of an earlier template', () => {
  const headers = [
    ...['Referens', 'Besök', 'Typ av besök', 'Datum', 'Form', 'Teambedömning', 'Remiss mottagen'],
    ...['Patienten valde att vänta', 'Svar till remittent'],
    ...['öga', 'kind', 'mun'].map((place) => `Sunnybrook vila ${place}`),
    ...['rörelse', 'synkinesi'].flatMap((part) =>
      ['panna', 'ögonslutning', 'leende', 'rynka näsan', 'pussmun'].map(
        (place) => `Sunnybrook ${part} ${place}`,
      ),
    ),
    'Sunnybrook ej bedömbar',
  ];
  const graded = [...'0011111100000', ''];
  const given = ['2025-12-01', 'nej', '2026-01-20'];

  it('is read as one in today’s words', () => {
    const operations = table(
      'Behandlingar',
      ['Referens', 'Behandling', 'Typ av behandling', 'Datum', 'Åtgärder'],
      ['A', 'k1', 'kirurgi', '2026-02-02', 'Myektomi'],
    );
    const visits = table('Besök', headers, visit(...given, ...graded));
    const answers = table(
      'Enkätsvar',
      [...['Referens', 'Utskick', 'Tillfälle', 'Gäller', 'Formulär', 'Kanal'], 'Besvarat av', 'Svarssätt'],
      ['A', 'u1', 'nybesök', 'b1', 'FDI', 'brev', 'patienten', 'papper'],
    );
    const read = readTables(area, [people, visits, operations, answers]);
    expect(read.errors).toEqual([]);
    const [line] = read.patients.map((one) => one.line);
    expect(line).toMatchObject({
      visits: [
        {
          multidisciplinary: true,
          referralReceivedOn: '2025-12-01',
          patientChoseToWait: false,
          reportedToReferrerOn: '2026-01-20',
          sunnybrook: { resting: { eye: 0, cheek: 0, mouth: 1 }, movement: { pucker: 1 } },
        },
      ],
      treatments: [{ procedures: ['myectomy'] }],
      invitations: [{ channel: 'letter', answers: { fdi: { respondent: 'patient', mode: 'paper' } } }],
    });
  });

  it('is read too where it says that there is no grading, and of what kind a visit is', () => {
    const ungraded = [...Array(13).fill(''), 'annan orsak'];
    const row = visit(...given, ...ungraded).with(2, 'annat');
    expect(readTables(area, [people, table('Besök', headers, row)]).patients[0]?.line).toMatchObject({
      visits: [{ kind: 'other', sunnybrook: { notAssessable: 'other' } }],
    });
  });
});

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
