import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { explanation } from '../../../functions/exchange/template/template.ts';

it('docs/import.md describes every column as the template does', () => {
  const docs = readFileSync(new URL('../../../docs/import.md', import.meta.url), 'utf8');
  for (const [, ...cells] of explanation(periferFacialispares).rows.slice(1)) {
    expect(docs).toContain(`| ${cells.join(' | ')} |`);
  }
});
