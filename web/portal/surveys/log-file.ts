import type { Area } from '../../../functions/domain/care/area.ts';
import type { Occasion } from '../../../functions/domain/care/occasion.ts';
import { stockholmDate } from '../../../functions/domain/care/period.ts';
import type { InvitationRow } from '../api.ts';
import { csvCode } from '../transfer/file-code.ts';
import { channelNames, formName, inFormOrder, occasionNames } from '../words.ts';

const headers = [
  'Referens',
  'Tillfälle',
  'Formulär',
  'Sätt',
  'Skapad eller skickad',
  'Sista svarsdag',
  'Läge',
  'Öppnad',
  'Besvarade formulär',
];

/** Each state as of one survey: «Besvarade» is «Besvarad» of one. */
const stateNames = {
  created: 'Skapad, inte lämnad',
  lapsed: 'Aldrig lämnad',
  answered: 'Besvarad',
  open: 'Väntar på svar',
  expired: 'Utgången',
  withdrawn: 'Tillbakadragen',
} as const satisfies Record<InvitationRow['state'], string>;

/** The rows of a log as cells, below their headers. They hold no answers. */
export const logRows = (area: Area, occasion: Occasion, rows: readonly InvitationRow[]): string[][] => {
  const names = (forms: readonly string[]) => inFormOrder(area, forms).map(formName).join(', ');
  return [
    headers,
    ...rows.map(({ reference, forms, channel, sentAt, createdAt, until, state, opened, answered }) => [
      reference,
      occasionNames[occasion],
      names(forms),
      channelNames[channel],
      stockholmDate(sentAt ?? createdAt ?? ''),
      until,
      stateNames[state],
      opened ? 'Ja' : 'Nej',
      names(answered),
    ]),
  ];
};

/** Writes a log as a CSV file. */
export async function logFile(area: Area, occasion: Occasion, rows: readonly InvitationRow[]): Promise<Blob> {
  const { writeCsv } = await csvCode();
  const table = { name: 'Enkäter', rows: logRows(area, occasion, rows), isText: [true] };
  return new Blob([writeCsv([table])], { type: 'text/csv' });
}
