import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Checks, Radios, Select } from '../../../web/ui/choice.tsx';
import { DateField } from '../../../web/ui/date-field.tsx';
import { TextField } from '../../../web/ui/field.tsx';
import { Scale } from '../../../web/ui/scale.tsx';
import { Table } from '../../../web/ui/table.tsx';

const nothing = () => undefined;
const options = [{ value: 'a', text: 'Första' }];

describe('a field', () => {
  it.each([
    ['text', () => render(<TextField label=" " value="" onValue={nothing} />)],
    ['select', () => render(<Select label="" value="" onValue={nothing} options={options} />)],
    ['radios', () => render(<Radios label="" value="" onValue={nothing} options={options} />)],
    ['checks', () => render(<Checks label="" values={[]} onValues={nothing} options={options} />)],
    ['scale', () => render(<Scale label="" value={undefined} onValue={nothing} options={[]} />)],
  ])('without a label is refused: %s', (_, rendering) => {
    expect(rendering).toThrow('label');
  });

  it('ties its label, hint and error to its input', () => {
    const html = render(
      <DateField label="Datum" today="2026-11-20" value="x" onValue={nothing} error="Fyll i datumet." />,
    );
    const id = /<label for="([^"]+)"/.exec(html)?.[1];
    const input = /<input[^>]+>/.exec(html)?.[0] ?? '';
    expect(input).toContain(`id="${id}"`);
    expect(input).toContain(`aria-describedby="${id}-hint ${id}-error"`);
    expect(input).toContain('aria-invalid="true"');
    expect(html).toContain(`id="${id}-error"`);
  });

  it('says that it is optional, and only then is it not required', () => {
    expect(render(<TextField label="Namn" value="" onValue={nothing} optional />)).toContain(
      '(kan fyllas i senare)',
    );
    expect(render(<TextField label="Namn" value="" onValue={nothing} optional />)).not.toContain(
      'aria-required',
    );
    expect(render(<TextField label="Namn" value="" onValue={nothing} />)).toContain('aria-required="true"');
  });
});

describe('a table', () => {
  const html = render(
    <Table
      caption="Patienter"
      columns={[
        { heading: 'Referens', names: true, cell: (row: { id: string }) => row.id },
        { heading: 'Född', cell: () => '2001-01-01' },
      ]}
      rows={[{ id: 'SU-1' }]}
      keyOf={(row) => row.id}
    />,
  );

  it('names its rows and columns, also when it is shown as cards', () => {
    expect(html).toContain('<caption');
    expect(html).toMatch(/<th role="rowheader" scope="row"[^>]*>.*SU-1/s);
    expect(html.match(/role="columnheader"/g)).toHaveLength(2);
  });

  it('repeats the heading in each card for sighted readers only', () => {
    expect(html).toContain('<span class="cell-heading" aria-hidden="true">Född</span>');
  });
});
