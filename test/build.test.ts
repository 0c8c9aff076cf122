import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/temporary.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Builds a project with only these files, in the same way as this one. */
function build(files: Record<string, string>) {
  const folder = temporaryFolder();
  for (const name of ['build.ts', 'vite.config.ts', 'package.json']) {
    copyFileSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const file = (name: string) => join(folder, name);
  return { status, stdout, stderr, file, read: (name: string) => readFileSync(file(name), 'utf8') };
}

describe('the build', () => {
  it('builds every part without output', () => {
    const { status, stdout, stderr, read } = build({});
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(JSON.parse(read('dist/survey/assets.json'))).toEqual({
      style: '',
      entryStyle: '',
      script: '',
      entry: '',
      worker: '',
    });
  });

  it('puts the solver’s WebAssembly beside the functions that solve, and no others', async () => {
    const { file } = build({
      'functions/entry/publish.ts': `
        import load from 'highs';
        export const handler = async () => {
          const highs = await load();
          return highs.solve('Minimize\\n x\\nSubject To\\n x >= 2\\nEnd', { output_flag: false }).ObjectiveValue;
        };`,
      'functions/entry/other.ts': 'export const handler = async () => 0;',
    });
    const { handler } = (await import(pathToFileURL(file('dist/functions/publish/index.mjs')).href)) as {
      handler: () => Promise<number>;
    };
    expect(await handler()).toBe(2);
    expect(existsSync(file('dist/functions/other/highs.wasm'))).toBe(false);
  });

  it('makes a function that runs alone, with what it reads at run time beside it', async () => {
    const { status, file, read } = build({
      'functions/entry/survey.tsx': `
        import { createRequire } from 'node:module';
        import { render } from 'preact-render-to-string';
        export const handler = async () => render(<p>{typeof createRequire}</p>);`,
      'web/survey/style.css': '/* said */ p {\n  color: #ff0000;\n}\n',
      'web/survey/script.ts': 'const text: string = "å";\ndocument.title = text;\n',
    });
    expect(status).toBe(0);
    const { handler } = (await import(pathToFileURL(file('dist/functions/survey/index.mjs')).href)) as {
      handler: () => Promise<string>;
    };
    expect(await handler()).toBe('<p>function</p>');
    const assets = JSON.parse(read('dist/functions/survey/assets.json')) as Record<string, string>;
    expect(assets.style).toBe('p{color:red}');
    expect(assets.script).toContain('document.title=');
    expect(read('dist/survey/assets.json')).toBe(read('dist/functions/survey/assets.json'));
  });

  it('makes a portal without anything inline, below /portal/, also beside its function', () => {
    const { status, read, file } = build({
      'functions/entry/portal.ts': 'export const handler = () => undefined;',
      'web/portal/index.html':
        '<!doctype html><html lang="sv"><head><title>P</title></head><body><script type="module" src="./main.tsx"></script></body></html>',
      'web/portal/main.tsx':
        "import './style.css';\nimport { render } from 'preact';\nrender(<h1>Portal</h1>, document.body);\n",
      'web/portal/style.css': 'h1 { color: red }',
    });
    expect(status).toBe(0);
    const html = read('dist/portal/index.html');
    const references = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
    expect(references).toHaveLength(2);
    for (const path of references) {
      expect(path).toMatch(/^\/portal\/assets\//);
      expect(existsSync(file(`dist${path}`))).toBe(true);
    }
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|style="/);
    expect(read('dist/functions/portal/static/index.html')).toBe(html);
  });

  it('does not keep a function whose entry is gone', () => {
    const { file } = build({ 'dist/functions/old/index.mjs': '', 'functions/entry/survey.ts': 'export {};' });
    expect(existsSync(file('dist/functions/old'))).toBe(false);
    expect(existsSync(file('dist/functions/survey/index.mjs'))).toBe(true);
  });

  it('fails with the place of the fault', () => {
    const { status, stderr } = build({
      'functions/entry/survey.ts': 'export const a = 1;\nimport "./missing.ts";',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The build failed\.\nfunctions\/entry\/survey\.ts:2:8: .*missing\.ts/);
  });

  it('reports the faults of every part, and builds the other parts', () => {
    const { status, stderr, read } = build({
      'functions/entry/survey.ts': 'import "./missing.ts";',
      'web/portal/index.html': '<!doctype html><script type="module" src="./main.ts"></script>',
      'web/portal/main.ts': 'import "./absent.ts";',
      'web/survey/style.css': 'p { color: red }',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('functions/entry/survey.ts:1:8');
    expect(stderr).toContain("Could not resolve './absent.ts' in web/portal/main.ts");
    expect(JSON.parse(read('dist/survey/assets.json'))).toMatchObject({ style: 'p{color:red}' });
  });
});
