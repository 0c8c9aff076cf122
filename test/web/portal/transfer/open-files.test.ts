import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import { momentOf } from '../../../../functions/domain/care/period.ts';
import { exportAs, template } from '../../../../web/portal/transfer/export-formats.ts';
import { openFiles, type PatientFile } from '../../../../web/portal/transfer/open-files.ts';
import { addPiece, nothing, piecesOf } from '../../../../web/portal/transfer/pieces.ts';
import { invitation, newVisit, patient, surgery } from '../../../support/builders.ts';

const full = patient({
  visits: [newVisit({ referralReceivedOn: '2026-01-01' })],
  treatments: [surgery({ complications: [{ date: '2026-05-20', grade: 'IIIa', expected: false }] })],
  invitations: [invitation()],
});
const pages = [`${JSON.stringify(full)}\n`, `${JSON.stringify(patient({ reference: 'SU-0002' }))}\n`];
const moment = momentOf(new Date('2026-06-01T09:00:00Z'));
const named = async (content: Promise<Blob>, name: string) => new File([await content], name);

describe('an exported file opens again', () => {
  it.each(['xlsx', 'csv', 'ndjson'] as const)('as the same patients: %s', async (format) => {
    const file = await openFiles(
      area,
      [await named(exportAs(format, area, pages), `export.${format}`)],
      moment,
    );
    expect(file.refused).toEqual([]);
    expect(file.count).toBe(2);
    const texts: string[] = [];
    for await (const { text } of file.lines()) texts.push(text);
    expect(texts.map((text) => JSON.parse(text))).toEqual([full, patient({ reference: 'SU-0002' })]);
  });
});

describe('the template’s examples', () => {
  const references = ['EXEMPEL-1', 'EXEMPEL-2'];
  const sent = async (file: PatientFile | undefined) => {
    const found: unknown[] = [];
    for await (const { text } of file?.lines() ?? []) found.push(JSON.parse(text).reference);
    return { found, count: file?.count, refused: file?.refused };
  };

  it('are left out, and can be included', async () => {
    const file = await openFiles(area, [await named(template(area), 'mall.xlsx')], moment);
    expect(file.examples).toMatchObject({ references, areIn: false });
    expect(await sent(file)).toEqual({ found: [], count: 0, refused: [] });
    const turned = file.examples?.turned();
    expect(turned?.examples).toMatchObject({ references, areIn: true });
    expect(await sent(turned)).toEqual({ found: references, count: 2, refused: [] });
    expect(await sent(turned?.examples?.turned())).toMatchObject({ count: 0 });
  });

  it('are left out of a filled-in template, wherever their rows have moved', async () => {
    const text = [
      'Referens;Födelsedatum',
      'SU-1;2000-01-01',
      'exempel-2;igår',
      '',
      'Referens;Besök;Typ av besök;Datum;Form;Teambedömning',
      'SU-1;b1;nybesök;2026-02-11;fysiskt;ja',
      'EXEMPEL-1;b1;nybesök;2026-01-12;fysiskt;ja',
    ];
    const file = await openFiles(area, [new File([text.join('\n')], 'mall.csv')], moment);
    expect(file.examples?.references).toEqual(['EXEMPEL-1', 'exempel-2']);
    expect(await sent(file)).toEqual({ found: ['SU-1'], count: 1, refused: [] });
    expect((await sent(file.examples?.turned())).refused).toHaveLength(2);
  });

  it('are not searched for in lines from another system', async () => {
    const line = JSON.stringify(patient({ reference: 'EXEMPEL-1' }));
    const file = await openFiles(area, [new File([line], 'export.ndjson')], moment);
    expect([file.count, file.examples]).toEqual([1, undefined]);
  });

  it('do not include a real patient with a similar reference', async () => {
    const text = 'Referens;Födelsedatum\nEXEMPLAR-1;2000-01-01\n';
    const file = await openFiles(area, [new File([text], 'x.csv')], moment);
    expect([file.count, file.examples]).toEqual([1, undefined]);
  });
});

describe('sheets as CSV files of their own', () => {
  const patients = new File(['Referens;Födelsedatum\nSU-1;2000-01-01\nSU-2;2000-01-40\n'], 'Patienter.csv');
  const visits = new File(
    ['Referens;Besök;Typ av besök;Datum;Form;Teambedömning\nSU-1;v1;nybesök;2026-02-11;fysiskt;ja\n'],
    'Besök.csv',
  );

  it('are read together, with errors named by sheet, row and column', async () => {
    const file = await openFiles(area, [patients, visits], moment);
    expect(file.count).toBe(1);
    expect(file.refused).toEqual([
      {
        line: 3,
        reference: 'SU-2',
        errors: [
          {
            path: 'Patienter/3/Födelsedatum',
            sheet: 'Patienter',
            row: 3,
            column: 'Födelsedatum',
            message: 'Skriv ett datum som finns, ÅÅÅÅ-MM-DD.',
          },
        ],
      },
    ]);
  });

  it('get the server’s errors placed in them', async () => {
    const file = await openFiles(area, [patients, visits], moment);
    for await (const piece of piecesOf(file.lines())) {
      const errors = [{ path: 'visits.0.date', message: 'Besökets datum ligger i framtiden.' }];
      const sum = addPiece(nothing, piece, {
        ...nothing,
        rejected: [{ line: 1, reference: 'SU-1', errors }],
      });
      expect(sum.rejected[0]?.errors[0]).toMatchObject({ sheet: 'Besök', row: 2, column: 'Datum' });
    }
    expect.assertions(1);
  });
});
