import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { Table } from '../../../functions/exchange/files/table.ts';
import { readTables } from '../../../functions/exchange/read-tables.ts';

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

  it('is read too for the reason without a grading, and for the kind of a visit', () => {
    const ungraded = [...Array(13).fill(''), 'annan orsak'];
    const row = visit(...given, ...ungraded).with(2, 'annat');
    expect(readTables(area, [people, table('Besök', headers, row)]).patients[0]?.line).toMatchObject({
      visits: [{ kind: 'other', sunnybrook: { notAssessable: 'other' } }],
    });
  });
});
