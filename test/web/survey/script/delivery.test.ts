import type { Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type * as Delivery from '../../../../web/survey/script/delivery.ts';
import type { Part } from '../../../../web/survey/script/parts.ts';
import type { Survey } from '../../../../web/survey/script/survey.ts';
import { openScript, origin } from '../../../support/survey-script.ts';

type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | 'cut';

const receipt = { receipt: 'ABCD-1234' };

/**
 * Parts to deliver, over a network that gives its answers in turn and then repeats the last one, in a browser
 * whose clock stands still.
 */
async function delivering(
  answers: readonly Answer[],
  ids: readonly string[] = ['prem'],
  more: Partial<Part> = {},
) {
  const { page, script } = await openScript<typeof Delivery>('delivery.ts');
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  const requests: Request[] = [];
  await page.route('**/api/**', async (route) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)] ?? 'cut';
    requests.push(route.request());
    if (answer === 'cut') return route.abort();
    const { status, body, headers = {} } = answer;
    return route.fulfill({
      status,
      headers,
      contentType: 'application/json',
      body: JSON.stringify(body ?? {}),
    });
  });
  const state = await script.evaluateHandle(
    ({ deliver }, given) => {
      const parts = given.ids.map(
        (id) =>
          ({
            id,
            title: id,
            form: null,
            groups: [],
            section: document.body,
            submission: `submission-${id}`,
            status: 'queued',
            tries: 0,
            sent: {
              submission: `submission-${id}`,
              respondent: 'patient',
              language: 'sv',
              wording: 'w',
              values: { '1': '4' },
            },
            ...given.more,
          }) as Part,
      );
      const told = { news: 0, refused: [] as string[] };
      const flush = deliver({ parts, kept: true } as unknown as Survey, '/api/survey/CODE', {
        plainPath: ({ id }) => `/e/CODE/${id}`,
        onNews: async () => {
          told.news += 1;
        },
        onRefused: ({ id }) => void told.refused.push(id),
      });
      return { parts, told, flush };
    },
    { ids: [...ids], more },
  );
  return {
    page,
    requests,
    flush: () => state.evaluate(({ flush }) => flush()),
    now: () =>
      state.evaluate(({ parts, told }) => ({
        ...told,
        parts: parts.map(({ id, status, receipt = '' }) => `${id} ${status} ${receipt}`.trim()),
      })),
  };
}

describe('bringing a part to the server', () => {
  it('puts the part as it was when it was sent, and calls it stored when the receipt has come', async () => {
    const { flush, now, requests } = await delivering([{ status: 201, body: receipt }], ['prem', 'fdi']);
    await flush();
    expect(await now()).toEqual({
      parts: ['prem stored ABCD-1234', 'fdi stored ABCD-1234'],
      news: 1,
      refused: [],
    });
    expect(requests.map((one) => `${one.method()} ${one.url()}`).sort()).toEqual([
      `PUT ${origin}/api/survey/CODE/fdi`,
      `PUT ${origin}/api/survey/CODE/prem`,
    ]);
    const prem = requests.find((one) => one.url().endsWith('prem'));
    expect(prem?.postDataJSON()).toEqual({
      submission: 'submission-prem',
      respondent: 'patient',
      language: 'sv',
      wording: 'w',
      values: { '1': 4 },
    });
    await flush();
    expect(requests).toHaveLength(2);
  });

  it.each<[Answer, string]>([
    [{ status: 200, body: receipt }, 'prem stored ABCD-1234'],
    [{ status: 409 }, 'prem taken'],
    [{ status: 404 }, 'prem closed'],
    [{ status: 410 }, 'prem closed'],
    // A network's own sign-in page answers too.
    [{ status: 200, body: 'sign in' }, 'prem queued'],
    [{ status: 429 }, 'prem queued'],
    [{ status: 500 }, 'prem queued'],
    [{ status: 403 }, 'prem queued'],
    ['cut', 'prem queued'],
  ])('takes %j for: %s', async (answer, part) => {
    const { flush, now } = await delivering([answer]);
    await flush();
    expect(await now()).toEqual({ parts: [part], news: 1, refused: [] });
  });

  it.each([400, 413, 415, 422])('opens a part again that the server could not accept: %i', async (status) => {
    const { flush, now } = await delivering([{ status }]);
    await flush();
    expect(await now()).toEqual({ parts: ['prem open'], news: 1, refused: ['prem'] });
  });

  it('calls the part taken when another window’s answers were stored', async () => {
    const { flush, now } = await delivering([{ status: 201, body: receipt }], ['prem'], { overtaken: true });
    await flush();
    expect((await now()).parts).toEqual(['prem taken ABCD-1234']);
  });

  it('tries the same again with growing pauses of at most a minute', async () => {
    const { page, flush, now, requests } = await delivering(['cut']);
    await flush();
    for (const [tries, seconds] of [2, 4, 8, 16, 32, 60, 60].entries()) {
      await page.clock.runFor(seconds * 1000 - 1);
      expect(requests).toHaveLength(tries + 1);
      await page.clock.runFor(1);
      await expect.poll(async () => (await now()).news).toBe(tries + 2);
    }
    expect(new Set(requests.map((one) => one.postData())).size).toBe(1);
  });

  it('waits as long as the server asks', async () => {
    const { page, flush, now, requests } = await delivering([
      { status: 429, headers: { 'Retry-After': '90' } },
      { status: 201, body: receipt },
    ]);
    await flush();
    await page.clock.runFor(89_999);
    expect(requests).toHaveLength(1);
    await page.clock.runFor(1);
    await expect.poll(async () => (await now()).parts).toEqual(['prem stored ABCD-1234']);
  });

  it('tries at once when the network is back or the page is visible again', async () => {
    for (const [target, event] of [
      ['window', 'online'],
      ['document', 'visibilitychange'],
    ]) {
      const { page, flush, now } = await delivering(['cut', { status: 201, body: receipt }]);
      await flush();
      expect((await now()).parts).toEqual(['prem queued']);
      await page.evaluate(`${target}.dispatchEvent(new Event('${event}'))`);
      await expect.poll(async () => (await now()).parts).toEqual(['prem stored ABCD-1234']);
    }
  });

  it('never has two tries of a part under way', async () => {
    const { page, flush, now, requests } = await delivering([{ status: 201, body: receipt }]);
    await Promise.all([flush(), flush(), page.evaluate("dispatchEvent(new Event('online'))")]);
    await expect.poll(async () => (await now()).parts).toEqual(['prem stored ABCD-1234']);
    expect(requests).toHaveLength(1);
  });

  it('gives up a request that is not answered in 20 seconds', async () => {
    const { page, now, requests, flush } = await delivering([{ status: 201, body: receipt }]);
    let release = () => {};
    await page.route('**/api/**', async (route) => {
      requests.push(route.request());
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await route.abort().catch(() => {});
    });
    const trying = flush();
    await expect.poll(() => requests.length).toBe(1);
    await page.clock.runFor(19_999);
    expect((await now()).news).toBe(0);
    await page.clock.runFor(1);
    await trying;
    expect(await now()).toMatchObject({ parts: ['prem queued'], news: 1 });
    release();
  });
});
