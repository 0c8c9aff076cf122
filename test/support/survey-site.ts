import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openPage } from './browser.ts';
import { surveyWorld } from './survey-world.ts';

/**
 * The fate of a request: `serve` it, `cut` it before it reaches the server, or `drop` the answer after the
 * server has handled it.
 */
export type Fate = 'serve' | 'cut' | 'drop';

type Seen = { method: string; path: string };

const stops: (() => void)[] = [];
afterAll(() => {
  for (const stop of stops.splice(0)) stop();
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

/** Waits until the script has made the page its own: it begins after the first paint. */
const begun = (page: Page): Promise<void> => page.locator('html:not(.soon)').waitFor();

/** The survey on a port of its own, behind a network that can be made to fail. */
export async function surveySite(...given: Parameters<typeof surveyWorld>) {
  const world = await surveyWorld(...given);
  const serve = getRequestListener(world.app.fetch, { overrideGlobalObjects: false });
  const seen: Seen[] = [];
  const network: { fate: (request: Seen) => Fate | Promise<Fate> } = { fate: () => 'serve' };

  const server = createServer(async (request, response) => {
    const { method = 'GET', url: path = '/' } = request;
    // On a used connection, the browser itself repeats a request that was cut.
    response.shouldKeepAlive = false;
    const fate = await network.fate({ method, path });
    if (fate !== 'cut') seen.push({ method, path });
    if (fate === 'serve') {
      serve(request, response);
      return;
    }
    if (fate === 'drop') {
      const headers = new Headers(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      await world.app.request(path, { method, headers, body: await bodyOf(request) });
    }
    request.socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const link = (code: string) => `${origin}/e/${code}`;

  /** Opens the questionnaire of a code on a new phone. */
  async function open(code: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await openPage(options);
    await page.goto(link(code));
    if (options.javaScriptEnabled !== false) await begun(page);
    return page;
  }

  /** Opens the questionnaire in another window of a phone. */
  async function openAgain(code: string, phone: BrowserContext): Promise<Page> {
    const page = await phone.newPage();
    await page.goto(link(code));
    await begun(page);
    return page;
  }

  return {
    ...world,
    origin,
    /** Sets the fate of requests from now on. */
    network,
    /** The requests that reached the server. */
    seen,
    link,
    open,
    openAgain,
  };
}

export type SurveySite = Awaited<ReturnType<typeof surveySite>>;

function started(before: typeof beforeAll | typeof beforeEach): SurveySite {
  const site = {} as SurveySite;
  before(async () => {
    Object.assign(site, await surveySite());
  });
  return site;
}

/** One survey for all stories of a file, started before them. */
export const surveyForAll = (): SurveySite => started(beforeAll);

/** A new survey for each story of a file: for networks that fail. */
export const surveyForEach = (): SurveySite => started(beforeEach);
