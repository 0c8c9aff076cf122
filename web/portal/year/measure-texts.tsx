import type { Measure } from '../../../functions/domain/measure.ts';

/** The measure's definition in the words of its source, and how it is read where the source leaves something open. */
export function MeasureTexts({ measure }: { measure: Measure }) {
  const { texts } = measure;
  const rows: [string, string | undefined][] = [
    ['Mått', texts.measured],
    ['Mätenhet', texts.unitOfMeasure],
    ['Syfte', texts.purpose],
    ['Riktning', texts.direction],
    ['Typ av mått', texts.type],
    ['Datakälla', texts.dataSource],
    ['Felkällor och begränsningar', texts.limitations],
    ['Kommentar', texts.comment],
    ['Inrapportering', texts.reporting],
  ];
  return (
    <details class="about">
      <summary>
        Om måttet<span class="unseen"> {measure.id}</span>
      </summary>
      <dl class="texts small">
        {rows
          .filter(([, text]) => text)
          .map(([term, text]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        <div>
          <dt>Teknisk beskrivning</dt>
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
    </details>
  );
}
