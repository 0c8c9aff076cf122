import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../support/chromium.ts';
import { withTable } from './database.ts';
import { findChoice, watchClick, watchFirstChoice } from './in-page.ts';
import { median } from './median.ts';
import { plainPage } from './plain-page.ts';
import { decimal, type Row, ratio, type Section } from './row.ts';
import { invite, readAssets, surveyForms, surveyOn } from './survey-world.ts';

const loads = 7;
/**
 * The number of clicks: at most the number of questions in the first form, including the one about the
 * respondent.
 */
const clicks = 2;
const glance = 1_000;

/** Slow 4G. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1_000_000) / 8,
  uploadThroughput: (0.75 * 1_000_000) / 8,
};
/** How many times slower than this machine's the phone's processor is: an older phone, and one of the slowest. */
const slowness = [4, 8];

type Loaded = { paint: number; first: number; longest: number; clicks: number[] };

async function slowPage(browser: Browser, slower: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'sv-SE' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

/** Loads the page with an empty cache, waits for its first choice, then chooses a few more by mouse. */
async function load(browser: Browser, url: string, slower: number): Promise<Loaded> {
  const page = await slowPage(browser, slower);
  try {
    await page.addInitScript(watchFirstChoice);
    await page.goto(url, { waitUntil: 'load' });
    const paint = await page.evaluate<number>('window.firstPaint');
    const first = await page.evaluate<number>('window.firstChoice');
    const times: number[] = [];
    for (let index = 0; index < clicks; index += 1) {
      // After an answer the script shows the next question, with a short delay.
      await wait(glance);
      const choice = await page.evaluate<{ x: number; y: number } | null>(findChoice);
      // A choice made before the script started counts as an answer: there may be one question less.
      if (!choice && times.length > 0) break;
      if (!choice) throw new Error('there is nothing to choose from');
      await page.evaluate(watchClick);
      await page.mouse.click(choice.x, choice.y);
      times.push(await page.evaluate<number>('window.nextClick'));
    }
    const tasks = await page.evaluate<number[]>('window.longTasks');
    return { paint, first, longest: Math.max(0, ...tasks), clicks: times };
  } finally {
    await page.context().close();
  }
}

/** Serves the survey and the bare page alike: brotli, one origin. */
async function serve<Result>(work: (survey: string, plain: string) => Promise<Result>): Promise<Result> {
  const assets = await readAssets();
  const bare = brotliCompressSync(plainPage(surveyForms));
  return withTable(async (table) => {
    const { code } = await invite(table);
    const app = new Hono()
      .get('/plain', (c) =>
        c.body(new Uint8Array(bare), 200, {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Encoding': 'br',
        }),
      )
      .route('/', surveyOn(table, assets));
    const server = createServer(getRequestListener(app.fetch));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      return await work(`${origin}/e/${code}`, `${origin}/plain`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
}

/** Loads both pages in turns, so that other load on the machine affects both alike. */
async function compare(browser: Browser, survey: string, plain: string, slower: number): Promise<Row[]> {
  const own: Loaded[] = [];
  const floors: Loaded[] = [];
  for (let index = 0; index <= loads; index += 1) {
    const floor = await load(browser, plain, slower);
    const measured = await load(browser, survey, slower);
    // The first two loads start the browser's processes.
    if (index === 0) continue;
    floors.push(floor);
    own.push(measured);
  }
  const row = (what: string, of: (one: Loaded) => number | number[], aim: string): Row => {
    const [value, floor] = [own, floors].map((list) => median(list.flatMap(of))) as [number, number];
    return {
      what,
      value: decimal(value, 0),
      floor: `${decimal(floor, 0)} plain HTML`,
      ...(floor > 0 ? { ratio: ratio(value, floor) } : {}),
      aim,
    };
  };
  return [
    row(
      `slow 4G, processor ${slower} × slower: first paint, ms (median of ${loads}), beside the same questions as plain HTML`,
      ({ paint }) => paint,
      '≤ 1.10 ×',
    ),
    row('– first radio button reacts, ms', ({ first }) => first, '≤ 1.30 ×'),
    row('– the longest task, ms (0: none is over 50)', ({ longest }) => longest, '≤ 1.30 ×'),
    row(`– a click until the next frame, ms`, (one) => one.clicks, '≤ 34 ms'),
  ];
}

async function run(): Promise<Row[]> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await serve(async (survey, plain) => {
      const rows: Row[] = [];
      for (const slower of slowness) rows.push(...(await compare(browser, survey, plain, slower)));
      return rows;
    });
  } finally {
    await browser.close();
  }
}

export const browser: Section = { name: 'browser', title: 'The survey page in a slow browser', run };
