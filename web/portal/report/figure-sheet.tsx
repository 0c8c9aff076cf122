import { useState } from 'preact/hooks';
import type { ReportContent } from '../../../functions/domain/report/content.ts';
import { type ReportLine, reportLines } from '../../../functions/domain/report/report-lines.ts';
import { formatInstant } from '../../ui/format.ts';
import { CopyButton } from '../patients/sending/copyable.tsx';
import { usePlace } from '../session.ts';

type Copied = Readonly<Record<string, string>>;

const keptUnder = (unit: string, year: number) => `nhv.report-copied.${unit}.${year}`;

function readCopied(key: string): Copied {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

/** Every figure in the order of the measure list, to be typed into another system: with what was copied, and when. */
export function FigureSheet({ content }: { content: ReportContent }) {
  const { area, unit } = usePlace();
  const key = keptUnder(unit.id, content.year);
  const [copied, setCopied] = useState(() => readCopied(key));
  const lines = reportLines(area, content);
  const keep = (next: Copied) => {
    localStorage.setItem(key, JSON.stringify(next));
    setCopied(next);
  };
  const mark = (id: string, isDone: boolean) => {
    const { [id]: _, ...others } = copied;
    keep(isDone ? { ...others, [id]: new Date().toISOString() } : others);
  };
  const done = lines.filter(({ id }) => copied[id]).length;
  return (
    <details class="card no-print report-sheet">
      <summary>
        Skriv in i ett annat system ({done} av {lines.length} klara)
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Klar</th>
            <th scope="col">Tal</th>
            <th scope="col" class="numeric">
              Värde
            </th>
            <th scope="col">Kopiera</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <SheetRow key={line.id} line={line} at={copied[line.id]} onMark={mark} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

type SheetRowProps = {
  line: ReportLine;
  at: string | undefined;
  onMark: (id: string, isDone: boolean) => void;
};

function SheetRow({ line: { id, measure, name, part, n, of }, at, onMark }: SheetRowProps) {
  const words = `${measure} ${name}${part ? `: ${part}` : ''}`;
  return (
    <tr>
      <td>
        <label>
          <input
            type="checkbox"
            checked={at !== undefined}
            onChange={(event) => onMark(id, event.currentTarget.checked)}
          />
          <span class="unseen">{words} är klar</span>
        </label>
      </td>
      <th scope="row">
        {words}
        {at && <span class="small quiet"> · {formatInstant(at)}</span>}
      </th>
      <td class="numeric">
        {n ?? '–'}
        {of !== undefined && ` av ${of}`}
      </td>
      <td>
        {n !== null && <CopyButton text={String(n)} what={words} onCopied={() => onMark(id, true)} />}
        {of !== undefined && (
          <CopyButton text={String(of)} what={`nämnaren för ${words}`} onCopied={() => onMark(id, true)} />
        )}
      </td>
    </tr>
  );
}
