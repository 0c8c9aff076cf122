import { readdir, readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { type Row, ratio, type Section, whole } from './row.ts';

const folder = new URL('../portal/', import.meta.url);
const assets = new URL('assets/', folder);

/** Adds the script, and the scripts that it imports before it runs, to those already loaded. */
async function withImports(script: string, there: ReadonlySet<string> = new Set()): Promise<Set<string>> {
  const all = new Set([...there, script]);
  for (const name of all) {
    if (there.has(name)) continue;
    const code = await readFile(new URL(name, assets), 'utf8');
    for (const [, imported = ''] of code.matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g)) all.add(imported);
  }
  return all;
}

async function weight(files: Iterable<URL>): Promise<number> {
  const sizes = await Promise.all(
    [...files].map(async (file) => brotliCompressSync(await readFile(file)).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Measures the size of the portal's first load, and of each further page. Each file is compressed by itself.
 */
async function run(): Promise<Row[]> {
  const names = await readdir(assets);
  const named = (start: string, end: string) => {
    const name = names.find((one) => one.startsWith(start) && one.endsWith(end));
    if (!name) throw new Error(`the portal has no file ${start}…${end}`);
    return name;
  };
  const at = (scripts: Iterable<string>) => [...scripts].map((name) => new URL(name, assets));

  const start = await withImports(named('index-', '.js'));
  const year = await withImports(named('overview-page-', '.js'), start);
  const patient = await withImports(named('patient-page-', '.js'), year);
  const around = await weight([new URL('index.html', folder), ...at([named('index-', '.css')])]);
  const scripts = await weight(at(year));
  const everything = await weight(at(names.filter((name) => name.endsWith('.js'))));
  return [
    {
      what: 'portal, first load of the year, brotli bytes (document, style, scripts)',
      value: whole(around + scripts),
      floor: `${whole(around + everything)} with every page`,
      ratio: ratio(around + scripts, around + everything),
    },
    { what: '– a patient opened from there adds', value: whole((await weight(at(patient))) - scripts) },
  ];
}

export const portalCode: Section = { name: 'portal', title: 'Weight of the portal', run };
