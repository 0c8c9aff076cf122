import { cpus } from 'node:os';
import { browser } from './browser.ts';
import { importFile, imports } from './import.ts';
import { numbers } from './numbers.ts';
import { page } from './page.ts';
import { patients } from './patients.ts';
import { portalWeight } from './portal-weight.ts';
import { publication } from './publication.ts';
import { requests } from './requests.ts';
import { type Row, type Section, tableOf } from './row.ts';
import { startup } from './start.ts';
import { tally } from './tally.ts';
import { worklist } from './worklist.ts';

/** `npm run bench` measures everything, `npm run bench -- NAME …` the sections named. Prints one table. */
const sections: readonly Section[] = [
  tally,
  page,
  portalWeight,
  startup,
  requests,
  numbers,
  publication,
  worklist,
  patients,
  imports,
  browser,
];

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !sections.some((section) => section.name === name));
  if (unknown.length > 0) {
    const known = sections.map((section) => section.name).join(', ');
    process.stderr.write(`There is no section ${unknown.join(', ')}: the sections are ${known}.\n`);
    process.exitCode = 1;
    return;
  }
  const rows: Row[] = [];
  for (const section of sections) {
    if (names.length > 0 && !names.includes(section.name)) continue;
    process.stderr.write(`${section.title} …\n`);
    try {
      rows.push(...(await section.run()));
    } catch (error) {
      process.stderr.write(`${section.title} failed: ${error instanceof Error ? error.stack : error}\n`);
      process.exitCode = 1;
    }
  }
  const [cpu] = cpus();
  console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}`);
  console.log('');
  console.log(tableOf(rows));
}

const [first = '', lines = '', database = ''] = process.argv.slice(2);
if (first === '--import') await importFile(lines, database);
else await main(process.argv.slice(2));
