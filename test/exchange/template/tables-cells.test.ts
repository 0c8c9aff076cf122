import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { readCsv, writeCsv } from '../../../functions/exchange/files/csv.ts';
import { readTables } from '../../../functions/exchange/read-tables.ts';
import { writeTables } from '../../../functions/exchange/template/write-tables.ts';

const area = periferFacialispares;

const header = ['Referens', 'Födelsedatum'];

describe('cells', () => {
  const one = (name: string, value: string) => {
    const { patients: read, errors } = readTables(area, [
      {
        name: 'Patienter',
        rows: [
          { number: 1, cells: [...header, name] },
          { number: 2, cells: ['A', '1980-01-01', value] },
        ],
      },
    ]);
    return errors.length > 0 ? errors[0]?.message : read[0]?.line;
  };

  it.each<[string, string, object]>([
    ['Hemregion', '3', { homeRegion: '03' }],
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
