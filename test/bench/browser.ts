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

const loads = 5;
/**
 * The number of clicks: at most the number of questions in the first form, including the one about the
 * respondent.
 */
const clicks = 2;
const glance = 1_000;

/** Slow 4G, and a processor four times slower than this machine's. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1_000_000) / 8,
  uploadThroughput: (0.75 * 1_000_000) / 8,
};
const slower = 4;

type Loaded = { first: number; longest: number; clicks: number[] };

async function slowPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'sv-SE' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

/** Loads the page with an empty cache, waits for its first choice, then chooses a few more by mouse. */
async function load(browser: Browser, url: string): Promise<Loaded> {
  const page = await slowPage(browser);
  try {
    await page.addInitScript(watchFirstChoice);
    await page.goto(url, { waitUntil: 'load' });
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
    return { first, longest: Math.max(0, ...tasks), clicks: times };
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

async function run(): Promise<Row[]> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await serve(async (survey, plain) => {
      const own: Loaded[] = [];
      const floors: Loaded[] = [];
      for (let index = 0; index <= loads; index += 1) {
        const floor = await load(browser, plain);
        const measured = await load(browser, survey);
        // The first two loads start the browser's processes.
        if (index === 0) continue;
        floors.push(floor);
        own.push(measured);
      }
      const first = (list: Loaded[]) => median(list.map((one) => one.first));
      const click = (list: Loaded[]) => median(list.flatMap((one) => one.clicks));
      const longest = (list: Loaded[]) => Math.max(...list.map((one) => one.longest));
      return [
        {
          what: `slow 4G, processor ${slower} × slower: first radio button reacts, ms (median of ${loads})`,
          value: decimal(first(own), 0),
          floor: `${decimal(first(floors), 0)} the same questions as plain HTML`,
          ratio: ratio(first(own), first(floors)),
          aim: '≤ 1.30 ×',
        },
        {
          what: `– a click until the next frame, ms (median of ${own.flatMap((one) => one.clicks).length})`,
          value: decimal(click(own)),
          floor: `${decimal(click(floors))} plain HTML`,
          ratio: ratio(click(own), click(floors)),
          aim: '≤ 34 ms',
        },
        {
          what: '– the longest task of any load, ms (none is under 50)',
          value: decimal(longest(own), 0),
          floor: `${decimal(longest(floors), 0)} plain HTML`,
          aim: '≤ 150 ms',
        },
      ];
    });
  } finally {
    await browser.close();
  }
}

export const browser: Section = { name: 'browser', title: 'The survey page in a slow browser', run };
