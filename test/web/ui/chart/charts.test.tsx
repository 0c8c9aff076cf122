import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { CountBarChart } from '../../../../web/ui/chart/count-bar.tsx';
import { DotIntervalChart, dotSentence } from '../../../../web/ui/chart/dot-interval.tsx';
import { Slope, slopeNumbers } from '../../../../web/ui/chart/slope.tsx';
import { SmallMultiples } from '../../../../web/ui/chart/small-multiples.tsx';
import { Spark } from '../../../../web/ui/chart/spark.tsx';
import { partNumbers, SplitBar } from '../../../../web/ui/chart/split-bar.tsx';
import { Weeks, weekNumbers } from '../../../../web/ui/chart/weeks.tsx';
import { stripNumbers, WindowStrip } from '../../../../web/ui/chart/window-strip.tsx';
import { type ChartNumbers, WithNumbers } from '../../../../web/ui/chart/with-numbers.tsx';

const months = [0.5, 0.55, 0.6, null, null, null, null, null, null, null, null, null];
const parts = [
  { id: 'good', name: 'bra eller mycket bra', count: 65, look: 'now' },
  { id: 'other', name: 'annat svar', count: 13, look: 'before' },
  { id: 'silent', name: 'inget svar än', count: 2, look: 'none' },
] as const;
const series = [
  { id: 'answered', name: 'besvarade', look: 'now' },
  { id: 'expired', name: 'utgångna', look: 'none' },
] as const;
const weeks = [
  { week: '2026-W21', counts: { answered: 3, expired: 1 } },
  { week: '2026-W22', counts: { answered: 6 } },
];
const slope = {
  occasions: ['Nybesök', 'Ettårskontroll'],
  lines: [
    { id: 'total', name: 'FaCE', scores: [40, 62.5] },
    { id: 'social', name: 'Social funktion', scores: [null, 61], isPart: true },
  ],
  band: { size: 18, name: 'mätfel' },
};
const strip = {
  events: [
    { id: 'v1', kind: 'visit', name: 'Nybesök', date: '2026-02-01' },
    { id: 't1', kind: 'treatment', name: 'Operation', date: '2026-05-01' },
    { id: 'f1', kind: 'form', name: 'FaCE', date: '2026-02-10' },
  ],
  window: { name: '9–15 månader', from: '2027-02-01', to: '2027-08-01' },
  today: '2026-11-28',
} as const;

const textsOf = (html: string) => [...html.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text);
const numbersIn = (texts: readonly string[]) => texts.flatMap((text) => text.match(/\d+(,\d+)?/g) ?? []);
const inTable = ({ head, rows }: ChartNumbers) => numbersIn([...head, ...rows.flat()]);

describe.each<[string, VNode]>([
  ['spark', <Spark key="" name="En mening." now={{ year: 2026, months }} />],
  ['dot with interval', <DotIntervalChart key="" label="En mening" share={0.6} interval={[0.5, 0.7]} />],
  ['count bar', <CountBarChart key="" label="En mening" count={5} most={10} />],
  ['split bar', <SplitBar key="" name="En mening." parts={parts} />],
  ['weeks', <Weeks key="" name="En mening." series={series} weeks={weeks} />],
  ['slope', <Slope key="" name="En mening." {...slope} />],
  ['window strip', <WindowStrip key="" name="En mening." {...strip} />],
])('a %s', (_, chart) => {
  const html = render(chart);

  it('is an image with a sentence as its name', () =>
    expect(html).toMatch(/^<svg[^>]* role="img"[^>]*><title>En mening[.:]/));

  it('is rendered without a browser, and without inline style, which the page refuses', () => {
    expect(html).not.toContain('style=');
    expect(html).not.toContain('NaN');
  });
});

describe.each<[string, VNode, ChartNumbers]>([
  ['split bar', <SplitBar key="" name="" parts={parts} />, partNumbers('', parts)],
  ['weeks', <Weeks key="" name="" series={series} weeks={weeks} />, weekNumbers('', series, weeks)],
  ['window strip', <WindowStrip key="" name="" {...strip} />, stripNumbers('', strip)],
])('the numbers of a %s', (_, chart, numbers) => {
  it('all stand in its table', () => {
    const shown = numbersIn(textsOf(render(chart)));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((number) => !inTable(numbers).includes(number))).toEqual([]);
  });
});

describe('a spark', () => {
  it('is a line through the months that have a share, with a dot at the last', () => {
    const html = render(<Spark name="" now={{ year: 2026, months }} />);
    expect(html.match(/class="line-now" d="([^"]+)"/)?.[1]?.split('L')).toHaveLength(3);
    expect(html).toContain('<circle class="mark-now" cx="17.5%"');
  });

  it('has the year before behind it, each line with its year', () => {
    const before = { year: 2025, months: months.map(() => 0.6) };
    const html = render(<Spark name="" now={{ year: 2026, months }} before={before} />);
    expect(html.indexOf('line-before')).toBeLessThan(html.indexOf('line-now'));
    expect(textsOf(html).filter((text) => text.length === 4)).toEqual(['2025', '2026']);
    const [one = 0, other = 0] = [...html.matchAll(/y="([\d.]+)"[^>]*>20/g)].map(([, y]) => Number(y));
    expect(Math.abs(one - other)).toBeGreaterThanOrEqual(14);
  });
});

describe('a dot with its interval', () => {
  it('stands at its share, with this year, the year before and the country in shapes of their own', () => {
    const html = render(
      <DotIntervalChart label="T1" share={0.6} interval={[0.5, 0.7]} before={0.4} country={0.8} />,
    );
    expect(html).toContain('<line class="whisker" x1="50%" x2="70%"');
    expect(html).toContain('<circle class="mark-now" cx="60%"');
    expect(html).toContain('<circle class="mark-before" cx="40%"');
    expect(html).toMatch(/<svg x="80%"[^>]*><path class="mark-country"/);
  });

  it('gives all of it in words', () =>
    expect(
      dotSentence({ label: 'P1', share: 0.525, interval: [0.375, 0.671], before: 0.4 }).replace(
        /\u00a0/g,
        ' ',
      ),
    ).toBe('P1: 52,5 %, 95-procentigt konfidensintervall 37,5–67,1 %. Året före 40,0 %.'));
});

describe('a split bar', () => {
  it('gives each part its width and its number, and a part too narrow for its number only the width', () => {
    const html = render(<SplitBar name="" parts={parts} />);
    expect([...html.matchAll(/width="([\d.]+%)" y/g)].map(([, width]) => width)).toEqual([
      '81.25%',
      '16.25%',
      '2.5%',
    ]);
    expect(textsOf(html)).toEqual(['65', '13']);
  });
});

describe('weeks', () => {
  it('are stacked, the highest column with its number', () => {
    const html = render(<Weeks name="" series={series} weeks={weeks} />);
    expect(html.match(/<rect x=/g)).toHaveLength(3);
    expect(textsOf(html)).toEqual(['6', 'v 22']);
  });
});

describe('a slope', () => {
  const html = render(<Slope name="" {...slope} />);

  it('names the band of measurement error, 18 steps to each side of the first score', () => {
    const [, y = '', height = ''] = /class="band"[^>]* y="([\d.]+)" height="([\d.]+)"/.exec(html) ?? [];
    expect(Number(height)).toBeCloseTo(150 * 0.36);
    expect(Number(y)).toBeCloseTo(10 + 150 * 0.42);
    expect(textsOf(html)).toContain('±18 mätfel');
  });

  it('writes two names that would meet below each other', () => {
    const at = (name: string) => Number(new RegExp(`y="([\\d.]+)">[\\d,]+ ${name}`).exec(html)?.[1]);
    expect(Math.abs(at('FaCE') - at('Social funktion'))).toBeGreaterThanOrEqual(16);
  });

  it('has every score in its table, where one that could not be computed is a dash', () => {
    const numbers = slopeNumbers('', slope);
    const ticks = ['0', '50', '100'];
    expect(
      numbersIn(textsOf(html)).filter((one) => !ticks.includes(one) && !inTable(numbers).includes(one)),
    ).toEqual([]);
    expect(numbers.rows[1]).toEqual(['Social funktion', '–', '61']);
  });
});

describe('a window strip', () => {
  const html = render(<WindowStrip name="" {...strip} />);

  it('shows the window, today, and each event by a shape of its own', () => {
    expect(textsOf(html)).toEqual(expect.arrayContaining(['9–15 månader', 'idag', 'Nybesök', 'FaCE']));
    expect(html).toContain('mark-now');
    expect(html).toContain('mark-treatment');
    expect(html).toContain('mark-form');
  });

  it('has every day in its table, in order of time', () =>
    expect(stripNumbers('', strip).rows.map(([, day]) => day)).toEqual([
      ...['2026-02-01', '2026-02-10', '2026-05-01', '2026-11-28', '2027-02-01', '2027-08-01'],
    ]));
});

it('«Visa tal» opens the table of a chart', () => {
  const html = render(
    <WithNumbers numbers={partNumbers('Vad de svarat', parts)}>
      <SplitBar name="" parts={parts} />
    </WithNumbers>,
  );
  expect(html).toMatch(/<summary>Visa tal<span class="unseen">: Vad de svarat<\/span><\/summary>/);
  expect(html).toContain('<th scope="row">annat svar</th><td class="numeric">13</td>');
});

it('small multiples put the same chart over one axis side by side, each with its name', () => {
  const multiples = [1, 2].map((one) => ({
    title: `Del ${one}`,
    chart: <DotIntervalChart label={`Del ${one}`} share={one / 4} />,
  }));
  const html = render(<SmallMultiples multiples={multiples} />);
  expect([...html.matchAll(/cx="(\d+%)"/g)].map(([, at]) => at)).toEqual(['25%', '50%']);
  expect(html).toContain('<span class="multiple-title">Del 2</span>');
});
