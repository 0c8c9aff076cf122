import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { JSHandle, Page } from 'playwright-core';
import { openPage } from './browser.ts';

const folder = fileURLToPath(new URL('../../web/survey/script/', import.meta.url));

/** The address of such a page: browsers allow encryption there, and no request is ever sent to it. */
export const origin = 'http://localhost';

/**
 * Loads one module of the survey's script in a browser, on a page without the other modules.
 * @param name e.g. `vault.ts`
 * @param html the page it works on; its own scripts are removed
 */
export async function openScript<Module>(
  name: string,
  html = '<!doctype html><title>page</title>',
): Promise<{ page: Page; script: JSHandle<Module> }> {
  const { outputFiles } = await build({
    entryPoints: [`${folder}${name}`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'script',
    logLevel: 'silent',
  });
  const page = await openPage({ bypassCSP: true });
  const body = html.replace(/<script>.*<\/script>/s, '');
  await page.route(`${origin}/`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await page.goto(`${origin}/`);
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  return { page, script: await page.evaluateHandle<Module>('script') };
}
