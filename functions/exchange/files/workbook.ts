import { partsLimit, sheetsLimit } from '../../domain/limits.ts';
import type { CellContext } from './cell-text.ts';
import { ShownText } from './shown-text.ts';
import { UnreadableFile } from './table.ts';
import { attributesOf, isYes, type Tag, tagsOf } from './tags.ts';

/** The parts of a workbook by their names in lower case. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** The needed parts of a workbook; relations lead to them, not their names. */
export type Workbook = {
  /** In their order; sheets without cells, such as charts, are left out. */
  sheets: { name: string; part: Uint8Array; isHidden: boolean }[];
  context: CellContext;
};

export const isDamaged = (cause?: unknown) =>
  new UnreadableFile(
    'Filen är ingen arbetsbok i formatet XLSX, eller så är den skadad.',
    cause === undefined ? undefined : { cause },
  );

type Relation = { id: string; kind: string; target: string };

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** Resolves the target of a relation: from the root, or from the folder of its source. */
function resolved(from: string, target: string): string {
  const names: string[] = [];
  const path = target.startsWith('/') ? target : `${folderOf(from)}${target}`;
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/').toLowerCase();
}

/** Finds the targets of a part's relations, or of the whole file's (''). */
function relationsOf(parts: Parts, from: string): Relation[] {
  const folder = folderOf(from);
  const part = parts.get(`${folder}_rels/${from.slice(folder.length)}.rels`.toLowerCase());
  const relations: Relation[] = [];
  for (const tag of tagsOf(part ?? new Uint8Array())) {
    if (tag.name !== 'Relationship' || !tag.opens) continue;
    if (relations.length >= partsLimit) throw new UnreadableFile('Arbetsboken har för många delar.');
    const attributes = attributesOf(tag);
    if (attributes.get('TargetMode') === 'External') continue;
    const kind = (attributes.get('Type') ?? '').split('/').at(-1) ?? '';
    const target = resolved(from, attributes.get('Target') ?? '');
    relations.push({ id: attributes.get('Id') ?? '', kind, target });
  }
  return relations;
}

type Listed = { name: string; id: string; isHidden: boolean };

function readWorkbookPart(part: Uint8Array): { listed: Listed[]; countsFrom1904: boolean } {
  const listed: Listed[] = [];
  let countsFrom1904 = false;
  for (const tag of tagsOf(part)) {
    if (!tag.opens) continue;
    if (tag.name === 'workbookPr') countsFrom1904 = isYes(attributesOf(tag).get('date1904'));
    if (tag.name !== 'sheet') continue;
    if (listed.length >= sheetsLimit)
      throw new UnreadableFile(`Arbetsboken har för många blad: högst ${sheetsLimit} läses.`);
    const attributes = attributesOf(tag);
    const [name = '', id = ''] = [attributes.get('name'), attributes.get('id')];
    listed.push({ name, id, isHidden: (attributes.get('state') ?? 'visible') !== 'visible' });
  }
  return { listed, countsFrom1904 };
}

function sharedTexts(part: Uint8Array | undefined): string[] {
  const texts: string[] = [];
  const text = new ShownText();
  for (const tag of tagsOf(part ?? new Uint8Array())) {
    text.see(tag);
    if (tag.name === 'si' && tag.closes) texts.push(text.take());
  }
  return texts;
}

/** Reads the number formats of cells, by the number of their style. */
function formatsOf(part: Uint8Array | undefined): CellContext['formats'] {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isIn = false;
  const see = (tag: Tag) => {
    if (tag.name === 'cellXfs') isIn = tag.opens && !tag.closes;
    if (!tag.opens) return;
    if (tag.name === 'numFmt') {
      const attributes = attributesOf(tag);
      codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
    }
    if (isIn && tag.name === 'xf') formats.push(Number(attributesOf(tag).get('numFmtId') ?? 0));
  };
  for (const tag of tagsOf(part ?? new Uint8Array())) see(tag);
  return formats.map((id) => ({ id, code: codes.get(id) }));
}

/** @throws UnreadableFile when the parts make no workbook */
export function workbookOf(parts: Parts): Workbook {
  const document = relationsOf(parts, '').find(({ kind }) => kind === 'officeDocument');
  const path = document?.target ?? 'xl/workbook.xml';
  const part = parts.get(path);
  if (!part) throw isDamaged();
  const { listed, countsFrom1904 } = readWorkbookPart(part);
  const relations = relationsOf(parts, path);
  const partOf = (kind: string) => parts.get(relations.find((one) => one.kind === kind)?.target ?? '');
  const sheets = listed.flatMap(({ id, ...sheet }) => {
    const relation = relations.find((one) => one.id === id);
    if (relation && relation.kind !== 'worksheet') return [];
    const found = parts.get(relation?.target ?? '');
    if (!found) throw isDamaged();
    return [{ ...sheet, part: found }];
  });
  if (listed.length === 0) throw isDamaged();
  const context = {
    countsFrom1904,
    sharedTexts: sharedTexts(partOf('sharedStrings')),
    formats: formatsOf(partOf('styles')),
  };
  return { sheets, context };
}
