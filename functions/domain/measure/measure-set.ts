import type { Measure, MeasureCategory } from './measure.ts';
import type { MeasuredArea } from './measured-area.ts';

/** Source: the measure list for perifer facialispares, introduction and the section of each category. */
const categories: Readonly<
  Record<MeasureCategory, { name: string; initial: string; least: number; most: number }>
> = {
  background: { name: 'Bakgrundsmått', initial: 'B', least: 1, most: 5 },
  access: { name: 'Tillgänglighetsmått', initial: 'T', least: 1, most: 2 },
  outcome: { name: 'Resultatmått', initial: 'R', least: 1, most: 3 },
  'patient-reported': {
    name: 'Patientrapporterade mått',
    initial: 'P',
    least: 1,
    most: Number.POSITIVE_INFINITY,
  },
  handover: { name: 'Överrapporteringsmått', initial: 'Ö', least: 1, most: Number.POSITIVE_INFINITY },
};

/** The Swedish name of a category (kategori), in the words of the source. */
export const categoryName = (category: MeasureCategory): string => categories[category].name;

const wholeSet = { least: 5, most: 10 };

const allowed = (least: number, most: number) =>
  Number.isFinite(most) ? `${least}–${most}` : `minst ${least}`;

/** The texts that every measure must have; «Felkällor och begränsningar» may be empty, as in the source. */
const requiredTexts = [
  ['measured', 'Mått'],
  ['unitOfMeasure', 'Mätenhet'],
  ['purpose', 'Syfte'],
  ['type', 'Typ av mått'],
  ['dataSource', 'Datakälla'],
  ['technical', 'Teknisk beskrivning'],
  ['reporting', 'Inrapportering'],
] as const;

function breachesOfMeasure(measure: Measure): string[] {
  const { id, category, direction, texts, levels, publicTexts } = measure;
  const breaches: string[] = [];
  if (!id.startsWith(categories[category].initial))
    breaches.push(
      `${id}: beteckningen ska börja på ${categories[category].initial} i kategorin ${categories[category].name}.`,
    );
  if (category === 'background' && direction !== null)
    breaches.push(`${id}: ett bakgrundsmått har ingen önskvärd riktning.`);
  if (category !== 'background' && direction === null) breaches.push(`${id}: önskvärd riktning saknas.`);
  if (!measure.name) breaches.push(`${id}: namn saknas.`);
  for (const [text, name] of requiredTexts) {
    if (texts[text].length === 0) breaches.push(`${id}: texten «${name}» saknas.`);
  }
  if (!levels.includes('country') || !levels.includes('unit'))
    breaches.push(`${id}: redovisningsnivåerna ska vara riket och NHV-enhet.`);
  if (publicTexts.length === 0)
    breaches.push(`${id}: det är inte angivet vilka texter som visas offentligt.`);
  return breaches;
}

/**
 * Checks an area's measures against the rules for a set: 5–10 in all, 1–5 background, 1–2 access, 1–3
 * outcome, at least one patient-reported and one handover; background measures have no direction, all others
 * have one; texts present.
 * @returns one Swedish sentence per broken rule; empty for a set that may be reported
 */
export function breachesOf(area: MeasuredArea): string[] {
  const breaches: string[] = [];
  const { measures } = area;
  if (measures.length < wholeSet.least || measures.length > wholeSet.most)
    breaches.push(`Mått i allt: ${measures.length} finns, ${wholeSet.least}–${wholeSet.most} ska finnas.`);
  for (const [category, { name, least, most }] of Object.entries(categories)) {
    const count = measures.filter((measure) => measure.category === category).length;
    if (count < least || count > most)
      breaches.push(`${name}: ${count} finns, ${allowed(least, most)} ska finnas.`);
  }
  const ids = measures.map(({ id }) => id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    breaches.push(`${id}: beteckningen finns flera gånger.`);
  return [...breaches, ...measures.flatMap(breachesOfMeasure)];
}
