import { beforeAll, describe, expect, it } from 'vitest';
import { formOf, hidden } from '../../support/survey-html.ts';
import { newSubmission, premAnswer, surveyWorld } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld({ guess: { slips: 0, perAddress: 1_000, total: 1_000, windowSeconds: 60 } });
});

describe('POST /e/{code}/{form}', () => {
  it('stores the form and leads to the next one, in the same language', async () => {
    const { code, stored } = await world.invite();
    const sent = {
      ...premAnswer(),
      values: undefined,
      overall: 'very-good',
      respondent: 'patient-with-help',
    };
    const { submission, respondent, overall } = sent;
    const response = await world.post(`/e/${code}/prem`, { submission, respondent, overall, language: 'en' });
    expect(response.status).toBe(303);
    const next = response.headers.get('Location') ?? '';
    expect(next).toBe(`/e/${code}?lang=en&after=prem`);
    expect((await stored())?.answers?.prem).toMatchObject({ mode: 'web', language: 'en', respondent });

    const { html } = await world.get(next);
    expect(formOf(html, code, 'prem')).toBe('');
    expect(html).toContain('This part is answered. Thank you!');
    expect(html.indexOf(`/e/${code}/face`)).toBeLessThan(html.indexOf('<details'));
    expect(html).not.toContain('very-good');
  });

  it('stores numbers as numbers, and leaves out skipped questions', async () => {
    const { code, stored } = await world.invite();
    const fields = {
      submission: newSubmission(),
      respondent: 'patient',
      language: 'sv',
      '1': '0',
      '6': '',
      '7': '6',
    };
    expect((await world.post(`/e/${code}/fdi`, fields)).status).toBe(303);
    const values = { '1': 0, '7': 6 };
    expect((await stored())?.answers?.fdi?.values).toEqual(values);
    // The same submission as JSON is a repetition only when the values are the same.
    const put = await world.put(code, 'fdi', {
      submission: fields.submission,
      respondent: 'patient',
      language: 'sv',
      values,
    });
    expect(put.status).toBe(200);
  });

  it('leads on in the same way when it is sent twice', async () => {
    const { code } = await world.invite();
    const fields = { submission: newSubmission(), respondent: 'patient', language: 'sv', overall: 'good' };
    const responses = await Promise.all([1, 2, 3].map(() => world.post(`/e/${code}/prem`, fields)));
    expect(responses.map((response) => response.status)).toEqual([303, 303, 303]);
  });

  it('says that the form is answered once its submission has come with other answers, and shows the receipt', async () => {
    const { code } = await world.invite();
    const fields = { submission: newSubmission(), respondent: 'patient', language: 'sv', overall: 'good' };
    const first = await world.post(`/e/${code}/prem`, fields);
    const { html: thanks } = await world.get(first.headers.get('Location') ?? '');
    const [receipt] = /Kvitto [0-9A-F]{4}-[0-9A-F]{4}/.exec(thanks) ?? [];
    expect(receipt).toBeDefined();
    for (const overall of ['poor', 'good'])
      expect((await world.post(`/e/${code}/prem`, { ...fields, overall })).status).toBe(409);
    expect((await world.get(`/e/${code}`)).html).toContain(receipt);
  });

  it('shows the page again, marks missing answers and keeps the given ones', async () => {
    const { code, stored } = await world.invite();
    const fields = { submission: newSubmission(), language: 'sv', side: 'left', '2': '4', '3': '9' };
    const response = await world.post(`/e/${code}/face`, fields);
    expect(response.status).toBe(422);
    const html = await response.text();
    const form = formOf(html, code, 'face');
    expect(hidden(form, 'submission')).toBe(fields.submission);
    expect(form).toContain('name="side" value="left" checked');
    expect(form).toContain('name="2" value="4" checked');
    expect(form).toMatch(
      /id="face-respondent"[^>]*aria-invalid="true"[^>]*aria-describedby="face-respondent-error"/,
    );
    expect(form).toContain('id="face-respondent-error">Välj vem som svarar.');
    expect(html).toContain('<a href="#face-respondent">Välj vem som svarar.</a>');
    expect(html).toContain('<a href="#face-3">Välj ett svar.</a>');
    expect(html).toContain('<title>Något saknas – ');
    expect((await stored())?.answers ?? {}).toEqual({});
  });

  it.each([
    ['respondent', 'guardian', 'prem-respondent'],
    ['overall', 'poor', 'prem-overall'],
  ])('stores nothing where a field is given twice, and marks it: %s', async (name, again, at) => {
    const { code, stored } = await world.invite();
    const fields = { submission: newSubmission(), language: 'sv', respondent: 'patient', overall: 'good' };
    const response = await world.app.request(`/e/${code}/prem`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `${new URLSearchParams(fields)}&${name}=${again}`,
    });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(`<a href="#${at}">`);
    expect(hidden(formOf(html, code, 'prem'), 'submission')).toBe(fields.submission);
    expect((await stored())?.answers ?? {}).toEqual({});
  });

  it('asks for at least one answer, and addresses a guardian as one', async () => {
    const { code } = await world.invite();
    const fields = { submission: newSubmission(), language: 'sv', respondent: 'guardian', side: 'left' };
    const html = await (await world.post(`/e/${code}/face`, fields)).text();
    expect(html).toContain('<a href="#face-1">Besvara minst en fråga.</a>');
    expect(html).toContain('class="guardian"');
    expect(formOf(html, code, 'face')).toContain('<span class="g">ditt barn </span>');
  });

  it('gives a new submission where the sent one was none, so that the next try can succeed', async () => {
    const { code } = await world.invite();
    const fields = { submission: 'x', language: 'sv', respondent: 'patient', overall: 'good' };
    const form = formOf(await (await world.post(`/e/${code}/prem`, fields)).text(), code, 'prem');
    expect(form).toContain('value="good" checked');
    const again = await world.post(`/e/${code}/prem`, {
      ...fields,
      submission: hidden(form, 'submission') ?? '',
    });
    expect(again.status).toBe(303);
  });

  it('says that a form is answered already, whatever was sent', async () => {
    const { code, stored } = await world.invite();
    await world.put(code, 'prem', premAnswer());
    const before = await stored();
    for (const fields of [
      { submission: newSubmission(), language: 'sv', respondent: 'patient', overall: 'good' },
      { submission: newSubmission(), language: 'sv' },
    ]) {
      const response = await world.post(`/e/${code}/prem`, fields);
      expect(response.status).toBe(409);
      const html = await response.text();
      expect(html).toContain('<h1>Den här delen är redan besvarad</h1>');
      expect(html).toContain(`href="/e/${code}?lang=sv"`);
    }
    expect(await stored()).toEqual(before);
  });

  it('stores a form on the days after the last one, and leads to a closed page with its receipt', async () => {
    const { code, stored } = await world.invite({ expiresAt: '2026-02-28' });
    const fields = { submission: newSubmission(), language: 'sv', respondent: 'patient', overall: 'good' };
    const response = await world.post(`/e/${code}/prem`, fields);
    expect([response.status, response.headers.get('Location')]).toEqual([
      303,
      `/e/${code}?lang=sv&after=prem`,
    ]);
    const closed = await world.app.request(`/e/${code}?lang=sv&after=prem`);
    expect(closed.status).toBe(410);
    const html = await closed.text();
    expect(html).toContain('<h1>Tack! Dina svar är sparade</h1>');
    expect(html).toMatch(/data-part="prem".*Kvitto [0-9A-F]{4}-[0-9A-F]{4}/);
    for (const after of ['face', 'toString', '']) {
      const other = await world.app.request(`/e/${code}?lang=sv&after=${after}`);
      expect(await other.text()).toContain('<h1>Länken gäller inte längre</h1>');
    }
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'good' });
  });

  it('says that no form is left to answer', async () => {
    const { code } = await world.invite({ expiresAt: '2026-02-21' });
    const fields = { submission: newSubmission(), language: 'en', respondent: 'patient', overall: 'good' };
    const response = await world.post(`/e/${code}/prem`, fields);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('The link is no longer valid');
    expect((await world.post('/e/0000000000000000/prem', fields)).status).toBe(404);
    expect((await world.post(`/e/${code}/sunnybrook`, fields)).status).toBe(404);
  });

  it('refuses other types and too much', async () => {
    const { code } = await world.invite();
    const json = await world.post(`/e/${code}/prem`, {}, { 'Content-Type': 'application/json' });
    expect(json.status).toBe(415);
    const large = await world.post(`/e/${code}/prem`, { overall: 'x'.repeat(20_000) });
    expect(large.status).toBe(413);
  });

  it('leads back from its own address, where a reload or a language link may end up', async () => {
    const { code } = await world.invite();
    const { status, headers } = await world.get(`/e/${code}/prem`);
    expect(status).toBe(303);
    expect(headers.get('Location')).toBe(`/e/${code}`);
  });
});
