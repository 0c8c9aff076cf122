import type { APIGatewayProxyResult } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { showCode } from '../../functions/domain/survey/code.ts';
import { guessRules } from '../../functions/http/survey/guess.ts';
import { asDescribed } from '../support/described.ts';
import { startLambda } from '../support/lambda.ts';
import { received, restEvent, withoutDomain } from '../support/rest-api.ts';
import { newSubmission, premAnswer, surveyWorld } from '../support/survey-world.ts';

// The function's clock is the real one.
const { table, invite } = await surveyWorld();
const open = { sentAt: new Date(Date.now() - 3_600_000).toISOString(), expiresAt: '2099-01-01' };
const survey = await startLambda(
  'survey',
  { dynamodb: table.endpoint },
  { TABLE_NAME: table.name, PUBLIC_URL: withoutDomain, PROVISIONAL_WORDING: 'accepted' },
);
const ask = async (...request: Parameters<typeof restEvent>) =>
  received(await survey.invoke<APIGatewayProxyResult>(restEvent(...request)));

const json = (body: unknown) => ({
  method: 'PUT',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

describe('the survey as Lambda runs it', () => {
  it('says that it serves', async () => {
    const answer = await ask('/healthz');
    expect([answer.status, answer.json()]).toEqual([200, { status: 'ok' }]);
    const { status, headers } = answer;
    const described = await asDescribed('GET', '/healthz', new Response(answer.text(), { status, headers }));
    expect(described).toBe('GET /healthz 200');
    const posted = await ask('/healthz', { method: 'POST' });
    expect([posted.status, posted.headers.get('content-type')]).toEqual([405, 'application/problem+json']);
  });

  it('sends the page packed, whole, and small enough for the first flight', async () => {
    const { code } = await invite(open);
    const plain = await ask(`/e/${code}`);
    const packed = await ask(`/e/${code}`, { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect([plain.status, packed.status]).toEqual([200, 200]);
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('content-length')).toBe(String(packed.bytes.length));
    expect(packed.bytes.length).toBeLessThanOrEqual(13_500);
    for (const page of [plain.text(), packed.text()]) {
      expect(page).toMatch(/^<!doctype html>/i);
      expect(page).toMatch(/<\/html>\s*$/);
      expect(page).toContain('å');
      expect(page).toContain('<script>');
    }
    expect(packed.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('leads to addresses below the stage while there is no domain', async () => {
    const { code } = await invite(open);
    const path = `/live/e/${code}`;
    const [, action] = /action="([^"]+)"/.exec((await ask(`/e/${code}`)).text()) ?? [];
    expect(action).toBe(`${path}/prem`);
    const sent = { submission: newSubmission(), respondent: 'patient', language: 'sv', overall: 'good' };
    const posted = await ask(`/e/${code}/prem`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(sent).toString(),
    });
    expect(posted.status).toBe(303);
    expect(posted.headers.get('location')).toMatch(new RegExp(`^${path}\\?`));
  });

  it('reads a code as people type it, in an address that was decoded on the way', async () => {
    const { code } = await invite(open);
    const event = restEvent(`/e/${code}`);
    const typed = `/e/${showCode(code).toLowerCase().replaceAll('-', ' ')}`;
    const answer = received(await survey.invoke<APIGatewayProxyResult>({ ...event, path: typed }));
    expect(answer.status).toBe(200);
  });

  it('stores an answer once', async () => {
    const { code, stored } = await invite(open);
    const sent = json(premAnswer({ overall: 'good' }));
    const [first, again] = [
      await ask(`/api/survey/${code}/prem`, sent),
      await ask(`/api/survey/${code}/prem`, sent),
    ];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.json()).toEqual(first.json());
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'good' });
    const other = await ask(`/api/survey/${code}/prem`, json(premAnswer({ overall: 'poor' })));
    expect([other.status, other.headers.get('content-type')]).toEqual([409, 'application/problem+json']);
  });

  it('answers HEAD and unknown addresses', async () => {
    const { code } = await invite(open);
    expect((await ask(`/e/${code}`, { method: 'HEAD' })).status).toBe(200);
    expect((await ask('/robots')).status).toBe(404);
  });

  it('counts wrong codes for each address that they come from', async () => {
    const { code } = await invite(open);
    const statuses = new Set<number>();
    for (let index = 0; index <= guessRules.perAddress; index += 1) {
      statuses.add((await ask('/api/survey/0000-0000-0000-0000', { address: '192.0.2.66' })).status);
    }
    expect([...statuses]).toEqual([404, 429]);
    expect((await ask('/api/survey/0000-0000-0000-0000')).status).toBe(404);
    expect((await ask(`/api/survey/${code}`, { address: '192.0.2.66' })).status).toBe(200);
    expect(survey.said.stderr).toBe('');
  });

  it('logs only the duration and status of its requests, by route', async () => {
    const { code } = await invite(open);
    const before = survey.said.stdout.length;
    await ask(`/api/survey/${code}`, { address: '192.0.2.66' });
    await ask(`/e/${code}?lang=sv`);
    await ask(`/${code}`);
    const text = survey.said.stdout.slice(before);
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { service: 'survey', route: 'GET /api/survey/:code', status: '200', Status2xx: 1 },
      { service: 'survey', route: 'GET /e/:code', status: '200', Status2xx: 1 },
      { service: 'survey', route: 'other', status: '404', Status4xx: 1 },
    ]);
    for (const { _aws, Latency } of lines) {
      expect(_aws.CloudWatchMetrics[0].Namespace).toBe('NhvFollowUp/test');
      expect(Latency).toBeGreaterThan(0);
    }
    for (const part of [code, showCode(code), '192.0.2.66', 'lang']) expect(text).not.toContain(part);
  });
});
