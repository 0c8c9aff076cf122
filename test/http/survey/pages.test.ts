import { beforeAll, describe, expect, it } from 'vitest';
import { wordings } from '../../../functions/domain/survey/wordings/wordings.ts';
import { withdrawInvitation } from '../../../functions/storage/patient/invitations.ts';
import { entry } from '../../support/builders.ts';
import { newSubmission, premAnswer, surveyWorld, unit } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld({ guess: { perAddress: 1_000, total: 1_000, windowSeconds: 60 } });
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await world.app.request(path, { headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
};

/** The inputs of one form of a page. */
function formOf(html: string, code: string, form: string): string {
  const [, found] =
    new RegExp(`<form[^>]*action="/e/${code}/${form}"[^>]*>(.*?)</form>`, 's').exec(html) ?? [];
  return found ?? '';
}
const fieldOf = (html: string) => /<input id="code"[^>]*>/.exec(html)?.[0] ?? '';
const hidden = (form: string, name: string) =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]+)"`).exec(form)?.[1];
const radios = (form: string) =>
  [...form.matchAll(/<input type="radio" name="([^"]+)" value="([^"]+)"/g)].map(
    ([, name, value]) => `${name}=${value}`,
  );

describe('GET /e/{code}', () => {
  it('has every question of every form, each form posting by itself', async () => {
    const { code } = await world.invite();
    const { status, html } = await get(`/e/${code}`);
    expect(status).toBe(200);
    expect(radios(formOf(html, code, 'prem'))).toHaveLength(3 + 6);
    expect(radios(formOf(html, code, 'face'))).toHaveLength(3 + 4 + 15 * 5);
    expect(radios(formOf(html, code, 'fdi'))).toHaveLength(3 + 10 * 6);
    expect(html).toContain('Hur upplevde du besöket som helhet?');
    expect(radios(formOf(html, code, 'prem')).slice(0, 3)).toEqual([
      'respondent=patient',
      'respondent=patient-with-help',
      'respondent=guardian',
    ]);
  });

  it('has a submission of its own for every time it is opened', async () => {
    const { code } = await world.invite();
    const ids = await Promise.all(
      [1, 2].map(async () => hidden(formOf((await get(`/e/${code}`)).html, code, 'prem'), 'submission')),
    );
    expect(ids[0]).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('names the unit and nothing else of the patient', async () => {
    const { code, reference } = await world.invite();
    const { html } = await get(`/e/${code}`);
    expect(html).toContain('Sahlgrenska Universitetssjukhuset');
    for (const secret of [reference, '1980-05', 'facialispares', 'new-visit', 'the-visit', '2026-02']) {
      expect(html).not.toContain(secret);
    }
  });

  it('is in English when asked, with the language said', async () => {
    const { code } = await world.invite();
    const { html } = await get(`/e/${code}?lang=en`);
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain('How was the visit as a whole?');
    expect(html).toContain(`href="/e/${code}?lang=sv" lang="sv"`);
    expect(hidden(formOf(html, code, 'face'), 'language')).toBe('en');
    expect((await get(`/e/${code}?lang=xx`)).html).toContain('<html lang="sv"');
  });

  it('marks provisional wording, and only that', async () => {
    const { code } = await world.invite();
    const { html } = await get(`/e/${code}`);
    expect(formOf(html, code, 'face')).toContain('Frågornas text är preliminär.');
    expect(formOf(html, code, 'prem')).not.toContain('preliminär');
  });

  it('offers a form in the languages it has words in, where it has none in the page’s', async () => {
    const few = await surveyWorld({
      wordings: wordings.filter(({ instrument, language }) => instrument !== 'face' || language === 'sv'),
    });
    const { code } = await few.invite();
    const html = await (await few.app.request(`/e/${code}?lang=en`)).text();
    expect(formOf(html, code, 'face')).toBe('');
    expect(html).toContain('This part is available in');
    expect(html).toContain('<span lang="sv" dir="ltr">Ansiktet den senaste veckan</span>');
    expect(formOf(html, code, 'fdi')).not.toBe('');
  });

  it('serves a right code however it was typed', async () => {
    const { code } = await world.invite();
    const { status, html } = await get(`/e/${code.toLowerCase().replace(/(.{4})(?=.)/g, '$1-')}`);
    expect(status).toBe(200);
    expect(html).toContain(`action="/e/${code}/prem"`);
  });

  it.each([
    ['unknown', 404, 'Koden finns inte'],
    ['withdrawn', 410, 'Länken är återkallad'],
    ['expired', 410, 'Länken gäller inte längre'],
  ])('helps where the code is %s', async (state, status, title) => {
    const { code, reference } = await world.invite(
      state === 'expired' ? { expiresAt: '2026-02-28T09:00:00Z' } : {},
    );
    if (state === 'withdrawn') {
      await withdrawInvitation(world.table, unit, reference, 'i1', entry({ at: '2026-02-25T09:00:00Z' }));
    }
    const page = await get(`/e/${state === 'unknown' ? '0000000000000000' : code}`);
    expect(page.status).toBe(status);
    expect(page.html).toContain(`<h1>${title}</h1>`);
    expect(page.html).toContain(
      state === 'unknown'
        ? 'Ring mottagningen som bjöd in dig.'
        : 'Kontakta Sahlgrenska Universitetssjukhuset. Numret står i kallelsen',
    );
  });

  it('does not echo what somebody put in the address', async () => {
    const { status, html } = await get('/e/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E?lang=%22%3E%3Cb%3E');
    expect(status).toBe(404);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('"><b>');
  });
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

    const { html } = await get(next);
    expect(formOf(html, code, 'prem')).toBe('');
    expect(html).toContain('This part is answered. Thank you!');
    expect(html.indexOf(`/e/${code}/face`)).toBeLessThan(html.indexOf('<details'));
    expect(html).not.toContain('very-good');
  });

  it('stores numbers as numbers, and leaves out what was left out', async () => {
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
    // The same submission as JSON is a repetition only where the values are the same.
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

  it('shows the page again with what is missing marked and what was answered kept', async () => {
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

  it('asks for at least one answer, in the voice of a guardian who answers', async () => {
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

  it('says where there is nothing to answer any more', async () => {
    const { code } = await world.invite({ expiresAt: '2026-02-28T09:00:00Z' });
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
    const { status, headers } = await get(`/e/${code}/prem`);
    expect(status).toBe(303);
    expect(headers.get('Location')).toBe(`/e/${code}`);
  });
});

describe('when everything is answered', () => {
  it('thanks, with the receipts and none of the answers', async () => {
    const { code } = await world.invite({ forms: ['prem'] });
    const put = await world.put(code, 'prem', premAnswer({ overall: 'very-poor' }));
    const { receipt } = (await put.json()) as { receipt: string };
    const { status, html } = await get(`/e/${code}`);
    expect(status).toBe(200);
    expect(html).toContain('<h1>Tack! Alla svar är sparade</h1>');
    expect(html).toContain(`Kvitto ${receipt}`);
    expect(html).not.toMatch(/<form|very-poor|Mycket dålig/);
  });

  it('has no receipt for what staff typed in', async () => {
    const { code, reference } = await world.invite({ forms: ['prem'] });
    await world.typeIn(reference);
    const { html } = await get(`/e/${code}`);
    expect(html).toContain('Tack! Alla svar är sparade');
    expect(html).not.toMatch(/Kvitto [0-9A-F]/);
  });
});

describe('the entry page', () => {
  it('takes a typed code and leads to its address', async () => {
    expect((await get('/')).html).toContain('<h1>Skriv din kod</h1>');
    const { code } = await world.invite();
    const typed = ` ${code.toLowerCase().slice(0, 8)} ${code.slice(8)} `;
    const response = await world.post('/', { code: typed, language: 'en' });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe(`/e/${code}?lang=en`);
  });

  it('leads on in the same way whether or not anybody has the code', async () => {
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
    // Not where it could end up in an address.
    expect(html.replace(field, '')).not.toContain(kept || 'nothing');
  });

  it('has an empty field that nothing is said to be wrong with, before anything is typed', async () => {
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

  it('keeps it also where codes are being guessed, and never more than a field holds', async () => {
    const strict = await surveyWorld({ guess: { perAddress: 0, total: 0, windowSeconds: 60 } });
    const html = await (await strict.app.request('/e/0000000000000001')).text();
    expect(html).toContain('Många koder har skrivits fel');
    expect(fieldOf(html)).toContain('value="0000-0000-0000-0001"');
    const long = await (await world.post('/', { code: 'A'.repeat(5_000), language: 'sv' })).text();
    expect(long).toContain('Du skrev 5000 tecken');
    expect(/value="(A[^"]*)"/.exec(fieldOf(long))?.[1]?.replaceAll('-', '')).toHaveLength(60);
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
