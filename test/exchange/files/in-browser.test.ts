import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { build } from 'esbuild';
import { afterAll, expect, it } from 'vitest';
import { portalFiles } from '../../../functions/http/portal/files.ts';
import { openPage } from '../../support/browser.ts';
import { temporaryFolder } from '../../support/temporary.ts';

// As the portal does: its policy lets no text be evaluated as code.
const script = `
  import './web/portal/without-eval.ts';
  import { periferFacialispares as area } from './functions/domain/areas/perifer-facialispares.ts';
  import { readCsv, writeCsv } from './functions/exchange/files/csv.ts';
  import { readTables } from './functions/exchange/read-tables.ts';
  import { templateTables } from './functions/exchange/template/template.ts';
  import { readXlsx, writeXlsx } from './functions/exchange/files/xlsx.ts';

  const [patients, ...others] = templateTables(area);
  const [headers, example] = patients.rows;
  const many = Array.from({ length: 10_000 }, (_, index) => example.with(0, 'P-' + index));
  const tables = [{ ...patients, rows: [headers, ...patients.rows.slice(1), ...many] }, ...others];
  const bytes = new Uint8Array(await (await writeXlsx(tables)).arrayBuffer());
  const workbook = readTables(area, await readXlsx(bytes));
  const csv = readTables(area, readCsv('x', new TextEncoder().encode(writeCsv(tables))));
  document.title = [workbook, csv].map((read) => read.patients.length + '/' + read.errors.length).join(' ');
`;

const folder = temporaryFolder();
const server = createServer();
afterAll(() => new Promise((resolve) => server.close(resolve)));

it('ten thousand rows are written and read in the browser, under the portal’s security policy', async () => {
  const bundle = await build({
    stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  writeFileSync(join(folder, 'script.js'), bundle.outputFiles[0]?.text ?? '');
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><script type="module" src="/portal/script.js"></script>',
  );
  const files = portalFiles({ folder, issuer: 'https://issuer.test', clientId: 'portal' });
  server.on('request', getRequestListener(files.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const page = await openPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/portal/`);
  await expect.poll(() => page.title()).toBe('10002/0 10002/0');
});
