import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

/** The files of the built portal, and what the browser loads before it shows a page. */
export function portalCode(folder: URL) {
  const assets = new URL('assets/', folder);
  const names = readdirSync(assets);
  const read = (name: string) => readFileSync(new URL(name, assets));

  /** Finds the file that a part of the portal was built to. @throws when there is none */
  function file(start: string, end: string): string {
    const found = names.find((one) => one.startsWith(`${start}-`) && one.endsWith(end));
    if (!found) throw new Error(`the portal has no file ${start}-…${end}`);
    return found;
  }

  /** Adds a part's script, and the scripts that it imports before it runs, to those already loaded. */
  function withScript(part: string, there: ReadonlySet<string> = new Set()): Set<string> {
    const all = new Set([...there, file(part, '.js')]);
    for (const name of all) {
      if (there.has(name)) continue;
      const imported = read(name)
        .toString()
        .matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g);
      for (const [, one = ''] of imported) all.add(one);
    }
    return all;
  }

  return {
    scripts: names.filter((name) => name.endsWith('.js')),
    style: file('index', '.css'),
    withScript,
    /** The scripts that the browser needs to show the overview to a user who is signed in. */
    overview: () => withScript('overview', withScript('start')),
    /** The bytes of files, each compressed by itself. */
    weight: (files: Iterable<string>): number =>
      [...files].reduce((sum, name) => sum + brotliCompressSync(read(name)).length, 0),
  };
}
