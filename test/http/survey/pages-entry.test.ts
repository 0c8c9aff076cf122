import { beforeAll, describe, expect, it } from 'vitest';
import { surveyWorld } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld({ guess: { slips: 0, perAddress: 1_000, total: 1_000, windowSeconds: 60 } });
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await world.app.request(path, { headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
};

const fieldOf = (html: string) => /<input id="code"[^>]*>/.exec(html)?.[0] ?? '';

describe('the entry page', () => {
  it('takes a typed code and leads to its address', async () => {
    expect((await get('/')).html).toContain('<h1>Skriv din kod</h1>');
    const { code } = await world.invite();
    const typed = ` ${code.toLowerCase().slice(0, 8)} ${code.slice(8)} `;
    const response = await world.post('/', { code: typed, language: 'en' });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe(`/e/${code}?lang=en`);
  });

  it('leads on in the same way for known and unknown codes', async () => {
    const response = await world.post('/', { code: '0000-0000-0000-0000', language: 'sv' });
    expect(response.status).toBe(303);
  });

  it.each([
    ['abcd 123', 'ABCD-123', 'Du skrev 7 av 16 tecken.'],
    ['-', '', 'Du skrev 0 av 16 tecken.'],
    ['1234-5678-9abc-defg-h', '1234-5678-9ABC-DEFG-H', 'Du skrev 17 tecken, men en kod har 16.'],
    ['åbcd.1234 u', 'ÅBCD-.123-4U', 'Det här finns inte i någon kod: Å . U.'],
  ])('keeps what was typed and says what is the matter with it: %j', async (typed, kept, said) => {
    const response = await world.post('/', { code: typed, language: 'sv' });
    expect(response.status).toBe(422);
    expect(response.headers.get('Location')).toBeNull();
    const html = await response.text();
    expect(html).toContain(said);
    const field = fieldOf(html);
    expect(field).toContain(kept ? `value="${kept}"` : ' value ');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('aria-describedby="code-error hint"');
    expect(field).toContain('autofocus');
    // The typed text is in no other place, such as an address.
    expect(html.replace(field, '')).not.toContain(kept || 'nothing');
  });

  it('has an empty field without an error before anything is typed', async () => {
    for (const path of ['/', '/nothing/here']) {
      const field = fieldOf((await get(path)).html);
      expect(field).toContain('aria-describedby="hint"');
      expect(field).toContain('dir="ltr"');
      expect(field).not.toMatch(/value=|aria-invalid|autofocus/);
    }
  });

  it.each([
    ['0000000000000000', '0000-0000-0000-0000', 'reason hint'],
    ['abcd', 'ABCD', 'code-error hint'],
  ])('keeps the code of an address that opens nothing: %s', async (typed, kept, described) => {
    const { status, html } = await get(`/e/${typed}`);
    expect(status).toBe(404);
    const field = fieldOf(html);
    expect(field).toContain(`value="${kept}"`);
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain(`aria-describedby="${described}"`);
    for (const id of described.split(' ')) expect(html.split(`id="${id}"`)).toHaveLength(2);
    expect(html.includes('Du skrev 4 av 16 tecken.')).toBe(typed === 'abcd');
  });

  it.each(['/E/', '/e//', '/E//'])('leads from %s to the address of the code', async (path) => {
    const { code } = await world.invite();
    const response = await world.app.request(`${path}${code}?lang=en`);
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe(`/e/${code}?lang=en`);
  });

  it.each(['.', ')', '%20', '%E2%80%8B'])('opens with %s behind the code, as in a message', async (sign) => {
    const { code } = await world.invite();
    expect((await world.app.request(`/e/${code}${sign}`)).status).toBe(200);
  });

  it('reads the code out of a pasted link or message', async () => {
    const { code } = await world.invite();
    const typed = `Svara här: https://nhv.example/e/${code}. Svara senast 13 maj.`;
    const response = await world.post('/', { code: typed, language: 'sv' });
    expect(response.headers.get('Location')).toBe(`/e/${code}?lang=sv`);
  });

  it('never counts a malformed code as a guess', async () => {
    const strict = await surveyWorld({ guess: { slips: 0, perAddress: 0, total: 0, windowSeconds: 60 } });
    expect((await strict.app.request('/e/abcd')).status).toBe(404);
    expect((await strict.app.request('/api/survey/abcd')).status).toBe(404);
  });

  it('keeps it also where codes are being guessed, and never more than a field holds', async () => {
    const strict = await surveyWorld({ guess: { slips: 0, perAddress: 0, total: 0, windowSeconds: 60 } });
    const html = await (await strict.app.request('/e/0000000000000001')).text();
    expect(html).toContain('Många koder har skrivits fel');
    expect(fieldOf(html)).toContain('value="0000-0000-0000-0001"');
    const long = await (await world.post('/', { code: 'A'.repeat(5_000), language: 'sv' })).text();
    expect(long).toContain('Du skrev 5000 tecken');
    expect(/value="(A[^"]*)"/.exec(fieldOf(long))?.[1]?.replaceAll('-', '')).toHaveLength(600);
  });

  it('is offered where there is no such page', async () => {
    const { status, html } = await get('/nothing/here');
    expect(status).toBe(404);
    expect(html).toContain('name="code"');
  });

  it('works below a path, as on a stage without a domain', async () => {
    const below = await surveyWorld({ publicUrl: 'https://api.example/live' });
    const { code } = await below.invite();
    const html = await (await below.app.request(`/e/${code}`)).text();
    expect(html).toContain(`action="/live/e/${code}/prem"`);
    const response = await below.post('/', { code, language: 'sv' });
    expect(response.headers.get('Location')).toBe(`/live/e/${code}?lang=sv`);
  });
});
