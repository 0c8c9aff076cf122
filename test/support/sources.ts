import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One import of a file, as the linker sees it. */
export type Import = {
  from: string;
  /** The path of a file of the project, or the package's name as written. */
  to: string;
  /** Imports only types: none of it is left when the program runs. */
  typesOnly: boolean;
  /** Loaded when it is called for (`import()`), not with the file. */
  later?: true;
};

export type Source = { path: string; imports: readonly Import[]; typeNames: readonly string[] };

/** Reads a source file with TypeScript: its imports, and the types it declares at its top level. */
export function sourceOf(path: string, text: string): Source {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const add = (specifier: string, typesOnly: boolean, later?: true) => {
    const to = specifier.startsWith('.') ? join(dirname(path), specifier) : specifier;
    imports.push({ from: path, to, typesOnly, ...(later && { later }) });
  };
  for (const { moduleRequest, start } of module.staticImports)
    add(moduleRequest.value, text.startsWith('import type', start));
  for (const { entries, start } of module.staticExports)
    for (const { moduleRequest } of entries)
      if (moduleRequest) add(moduleRequest.value, text.startsWith('export type', start));
  for (const { moduleRequest } of module.dynamicImports)
    add(text.slice(moduleRequest.start + 1, moduleRequest.end - 1), false, true);
  const typeNames = program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return declared?.type === 'TSTypeAliasDeclaration' || declared?.type === 'TSInterfaceDeclaration'
      ? [declared.id.name]
      : [];
  });
  return { path, imports, typeNames };
}

/** Reads the project's own source files below the folders. */
export const sourcesBelow = (...folders: readonly string[]): Source[] =>
  folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')));
