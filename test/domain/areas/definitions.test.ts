import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';

const changelog = readFileSync(new URL('../../../CHANGELOG.md', import.meta.url), 'utf8');
const [, measures = ''] = /^## Measures$([\s\S]*?)^## /m.exec(changelog) ?? [];
const days = [...measures.matchAll(/^### (\d{4}-\d{2}-\d{2})$/gm)].map(([, day]) => day);

it.each(areas.map(({ id, definitions }) => [id, definitions]))(
  'the definitions of %s have a version that the changelog tells of',
  (_, definitions) => {
    expect(days).toContain(definitions);
  },
);
