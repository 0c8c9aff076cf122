import type { ComponentChildren } from 'preact';
import type { Measure, MeasureTexts as Texts } from '../../../functions/domain/measure/measure.ts';
import { categoryName } from '../../../functions/domain/measure/measure-set.ts';

type Row = { term: string; text: string | undefined };

const levelNames = { country: 'Riket', unit: 'NHV-enhet' } as const;

/**
 * The measure's definition in the words of its source, and our reading where the source leaves something
 * open.
 */
export function MeasureTexts({ measure, children }: { measure: Measure; children?: ComponentChildren }) {
  const { texts } = measure;
  const isPublic = (name: keyof Texts) => measure.publicTexts.includes(name);
  const row = (term: string, name: Exclude<keyof Texts, 'technical' | 'readings'>): Row => ({
    term: isPublic(name) ? `${term}*` : term,
    text: texts[name],
  });
  const rows: Row[] = [
    row('Mått', 'measured'),
    row('Mätenhet', 'unitOfMeasure'),
    row('Syfte', 'purpose'),
    row('Riktning', 'direction'),
    { term: 'Kategori', text: categoryName(measure.category) },
    row('Typ av mått', 'type'),
    row('Datakälla', 'dataSource'),
    row('Felkällor och begränsningar', 'limitations'),
    { term: 'Redovisningsnivåer', text: measure.levels.map((level) => levelNames[level]).join(', ') },
    row('Kommentar', 'comment'),
    row('Inrapportering', 'reporting'),
    { term: 'Redovisas första gången', text: `mars ${measure.firstReportYear}` },
  ];
  return (
    <details class="about">
      <summary>
        Om måttet<span class="unseen"> {measure.id}</span>
      </summary>
      {children}
      <dl class="texts small">
        {rows
          .filter(({ text }) => text)
          .map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        <div>
          <dt>Teknisk beskrivning{isPublic('technical') && '*'}</dt>
          {texts.technical.map((text) => (
            <dd key={text}>{text}</dd>
          ))}
        </div>
        {texts.readings.length > 0 && (
          <div>
            <dt>Så läser vi källan</dt>
            {texts.readings.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        )}
      </dl>
      <p class="small quiet">* Visas offentligt bredvid resultatet.</p>
    </details>
  );
}
