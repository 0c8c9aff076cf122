import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { portalCode } from '../support/portal-code.ts';
import { type Row, ratio, type Section, whole } from './row.ts';

const folder = new URL('../portal/', import.meta.url);

/**
 * Measures the size of the portal's first load, and of each further page. Each file is compressed by itself.
 */
async function run(): Promise<Row[]> {
  const { scripts, style, withScript, overview, weight } = portalCode(folder);
  const first = overview();
  const patient = withScript('patient-page', first);
  const around = brotliCompressSync(readFileSync(new URL('index.html', folder))).length + weight([style]);
  const weightOfFirst = weight(first);
  return [
    {
      what: 'portal, first load of the year, brotli bytes (document, style, scripts)',
      value: whole(around + weightOfFirst),
      floor: `${whole(around + weight(scripts))} with every page`,
      ratio: ratio(around + weightOfFirst, around + weight(scripts)),
    },
    { what: '– scripts alone', value: whole(weightOfFirst), aim: '≤ 60 000' },
    { what: '– a patient opened from there adds', value: whole(weight(patient) - weightOfFirst) },
  ];
}

export const portalWeight: Section = { name: 'portal', title: 'Weight of the portal', run };
