import type { Area } from '../../domain/care/area.ts';
import { momentOfDay } from '../../domain/care/period.ts';
import { sunnybrookExample, usesSunnybrook } from '../../domain/patient/sunnybrook-grading.ts';
import { instrumentOf } from '../../domain/survey/instruments/instruments.ts';
import { isAsked } from './column.ts';
import { sheetsOf } from './sheets.ts';
import { type ExportedLine, type WrittenTable, writeTables } from './write-tables.ts';

const exampleStart = 'EXEMPEL-';

/** Decides whether a reference is of the template's invented patients, or of a copy of one. */
export const isExample = (reference: string): boolean => reference.toUpperCase().startsWith(exampleStart);

/** Invented patients that show every sheet of the template; their references say that they are invented. */
function examples(area: Area): ExportedLine[] {
  const [group] = area.patientGroups;
  const [cause] = area.causes;
  const [treatment] = area.treatmentKinds;
  const [procedure] = area.procedures;
  const carried = {
    procedures: {
      procedures: procedure ? [procedure.id] : [],
      complications: [{ date: '2026-02-10', grade: 'IIIa', expected: false }],
    },
    mode: { mode: 'digital' },
    nothing: {},
  };
  const answered = (form: string) => ({
    answeredAt: momentOfDay('2026-01-14'),
    respondent: 'patient',
    mode: 'paper',
    language: 'sv',
    values: instrumentOf(form).example.values,
  });
  const forms = area.forms['new-visit'];
  return [
    {
      reference: `${exampleStart}1`,
      birthDate: '1979-04-30',
      legalSex: 'female',
      homeRegion: '14',
      ...(group ? { patientGroup: group.id } : {}),
      ...(cause ? { cause: cause.id } : {}),
      visits: [
        {
          key: 'b1',
          kind: 'new',
          date: '2026-01-12',
          mode: 'physical',
          multidisciplinary: true,
          referralReceivedOn: '2025-11-03',
          patientChoseToWait: false,
          reportedToReferrerOn: '2026-01-20',
          ...(usesSunnybrook(area) ? { sunnybrook: sunnybrookExample } : {}),
        },
      ],
      treatments: treatment
        ? [{ key: 'k1', kind: treatment.id, date: '2026-02-02', ...carried[treatment.carries] }]
        : [],
      invitations: [
        {
          key: 'u1',
          occasion: 'new-visit',
          anchor: 'b1',
          forms,
          channel: 'letter',
          sentAt: momentOfDay('2026-01-13'),
          answers: Object.fromEntries(forms.map((form) => [form, answered(form)])),
        },
      ],
    },
    {
      reference: `${exampleStart}2`,
      birthDate: '2013-09-15',
      legalSex: 'male',
      homeRegion: 'not-registered',
      visits: [{ key: 'b1', kind: 'new', date: '2026-01-15', mode: 'digital', multidisciplinary: true }],
      treatments: [],
      invitations: [],
    },
  ];
}

/**
 * Makes the template with examples, which can be imported; by default the portal leaves them out of an
 * import.
 */
export const templateTables = (area: Area): WrittenTable[] => writeTables(area, examples(area));

/** The sheet that explains the others: the content of every column of the template. */
export function explanation(area: Area): WrittenTable {
  const rows = sheetsOf(area).flatMap((sheet) =>
    sheet.columns
      .filter(isAsked)
      .map((column) => [
        sheet.name,
        column.header,
        column.required ? 'ja' : 'nej',
        column.field === 'reference'
          ? 'Enhetens egen referens: 1–40 tecken, A–Z, siffror, punkt, streck eller understreck. Aldrig ett personnummer.'
          : column.codec.explains,
      ]),
  );
  return { name: 'Läs mig', rows: [['Blad', 'Kolumn', 'Måste fyllas i', 'Vad som ska stå'], ...rows] };
}
