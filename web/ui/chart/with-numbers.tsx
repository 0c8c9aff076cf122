import type { ComponentChildren } from 'preact';

/** The numbers of a chart, as a table. Its first column names the row. */
export type ChartNumbers = {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
};

type NumbersTableProps = { numbers: ChartNumbers; showsCaption?: boolean };

export function NumbersTable({ numbers, showsCaption = false }: NumbersTableProps) {
  const { caption, head, rows } = numbers;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
    <section class="numbers" aria-label={caption} tabIndex={0}>
      <table>
        <caption class={showsCaption ? '' : 'unseen'}>{caption}</caption>
        <thead>
          <tr>
            {head.map((heading, index) => (
              <th key={heading} scope="col" class={index > 0 ? 'numeric' : ''}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={head[index + 1]} class="numeric">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type WithNumbersProps = {
  numbers: ChartNumbers;
  /** The words of the button, where it shows other things than numbers. */
  text?: string;
  children: ComponentChildren;
};

/** A chart with «Visa tal»: the same numbers as a table. */
export function WithNumbers({ numbers, text = 'Visa tal', children }: WithNumbersProps) {
  return (
    <figure class="with-numbers">
      {children}
      <details>
        <summary>
          {text}
          <span class="unseen">: {numbers.caption}</span>
        </summary>
        <NumbersTable numbers={numbers} />
      </details>
    </figure>
  );
}
