import { beforeAll, describe, expect, it } from 'vitest';
import { wordings } from '../../../functions/domain/survey/wordings/wordings.ts';
import { withdrawInvitation } from '../../../functions/storage/patient/invitations.ts';
import { entry } from '../../support/builders.ts';
import { formOf, hidden, radios } from '../../support/survey-html.ts';
import { premAnswer, surveyWorld, unit } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld({ guess: { slips: 0, perAddress: 1_000, total: 1_000, windowSeconds: 60 } });
});

describe('GET /e/{code}', () => {
  it('has every question of every form, each form posting by itself', async () => {
    const { code } = await world.invite();
    const { status, html } = await world.get(`/e/${code}`);
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
      [1, 2].map(async () =>
        hidden(formOf((await world.get(`/e/${code}`)).html, code, 'prem'), 'submission'),
      ),
    );
    expect(ids[0]).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('names the unit and shows no facts of the patient', async () => {
    const { code, reference } = await world.invite();
    const { html } = await world.get(`/e/${code}`);
    expect(html).toContain('Sahlgrenska Universitetssjukhuset');
    for (const secret of [reference, '1980-05', 'facialispares', 'new-visit', 'the-visit', '2026-02']) {
      expect(html).not.toContain(secret);
    }
  });

  it('is in English on request, and declares its language', async () => {
    const { code } = await world.invite();
    const { html } = await world.get(`/e/${code}?lang=en`);
    expect(html).toContain('<html lang="en" dir="ltr"');
    expect(html).toContain('How was the visit as a whole?');
    expect(html).toContain(`href="/e/${code}?lang=sv" lang="sv"`);
    expect(hidden(formOf(html, code, 'face'), 'language')).toBe('en');
    expect((await world.get(`/e/${code}?lang=xx`)).html).toContain('<html lang="sv"');
  });

  it('marks provisional wording, and only that', async () => {
    const { code } = await world.invite();
    const { html } = await world.get(`/e/${code}`);
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
    const { status, html } = await world.get(`/e/${code.toLowerCase().replace(/(.{4})(?=.)/g, '$1-')}`);
    expect(status).toBe(200);
    expect(html).toContain(`action="/e/${code}/prem"`);
  });

  it.each([
    ['unknown', 404, 'Koden finns inte'],
    ['withdrawn', 410, 'Länken är återkallad'],
    ['expired', 410, 'Länken gäller inte längre'],
  ])('helps where the code is %s', async (state, status, title) => {
    const { code, reference } = await world.invite(state === 'expired' ? { expiresAt: '2026-02-28' } : {});
    if (state === 'withdrawn') {
      await withdrawInvitation(world.table, unit, reference, 'i1', entry({ at: '2026-02-25T09:00:00Z' }));
    }
    const page = await world.get(`/e/${state === 'unknown' ? '0000000000000000' : code}`);
    expect(page.status).toBe(status);
    expect(page.html).toContain(`<h1>${title}</h1>`);
    expect(page.html).toContain(
      state === 'unknown'
        ? 'Ring mottagningen som bjöd in dig.'
        : 'Kontakta Sahlgrenska Universitetssjukhuset. Numret står i kallelsen',
    );
  });

  it('does not repeat text from the address', async () => {
    const { status, html } = await world.get(
      '/e/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E?lang=%22%3E%3Cb%3E',
    );
    expect(status).toBe(404);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('"><b>');
  });
});

describe('when everything is answered', () => {
  it('thanks, with the receipts and none of the answers', async () => {
    const { code } = await world.invite({ forms: ['prem'] });
    const put = await world.put(code, 'prem', premAnswer({ overall: 'very-poor' }));
    const { receipt } = (await put.json()) as { receipt: string };
    const { status, html } = await world.get(`/e/${code}`);
    expect(status).toBe(200);
    expect(html).toContain('<h1>Tack! Alla svar är sparade</h1>');
    expect(html).toContain(`Kvitto ${receipt}`);
    expect(html).not.toMatch(/<form|very-poor|Mycket dålig/);
  });

  it('has no receipt for answers that staff typed in', async () => {
    const { code, reference } = await world.invite({ forms: ['prem'] });
    await world.typeIn(reference);
    const { html } = await world.get(`/e/${code}`);
    expect(html).toContain('Tack! Alla svar är sparade');
    expect(html).not.toMatch(/Kvitto [0-9A-F]/);
  });
});
