import { describe, expect, it } from 'vitest';
import { expectAccessible, expectFitsWidth, openPage } from '../support/browser.ts';
import { surveyForAll } from '../support/survey-site.ts';
import { choice, shown, tap } from '../support/survey-steps.ts';

const site = surveyForAll();
const small = { viewport: { width: 320, height: 640 } };

describe('a patient who reads another language', () => {
  it('answers in Arabic from right to left, and sees which forms are left in other languages', async () => {
    const { code, stored } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await openPage(small);
    await page.goto(`${site.link(code)}?lang=ar`);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.getByText('هذه الترجمة أولية.').waitFor();
    await expectAccessible(page);
    await expectFitsWidth(page);
    const label = page.locator('fieldset:visible label').first();
    const [row, circle] = [await label.boundingBox(), await label.locator('input').boundingBox()];
    expect((circle?.x ?? 0) - (row?.x ?? 0)).toBeGreaterThan((row?.width ?? 0) / 2);

    await tap(page, 'من الذي يجيب؟', 'وليّ الأمر');
    await tap(page, 'كيف كانت الزيارة', 'جيدة جدًا');
    await expectAccessible(page);
    await expectFitsWidth(page);
    await page.getByRole('button', { name: 'أرسل هذا الجزء' }).click();
    await page.getByRole('heading', { name: 'شكرًا لك! حُفظت إجاباتك', level: 1 }).waitFor();
    await expectAccessible(page);
    expect((await stored())?.answers?.prem).toMatchObject({ language: 'ar', wording: 'prem-ar-visit-1' });

    await page.getByRole('main').getByRole('link', { name: 'Svenska' }).click();
    await page.locator('legend:visible', { hasText: 'Vem svarar?' }).waitFor();
  });

  it('answers in Finnish', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code, small);
    await page.getByRole('link', { name: 'Suomi' }).click();
    await tap(page, 'Kuka vastaa?', /^Olen potilas$/);
    await tap(page, 'Millainen käynti oli', 'Hyvä');
    await expectFitsWidth(page);
    await page.getByRole('button', { name: 'Lähetä tämä osa' }).click();
    await page.getByRole('heading', { name: 'Kiitos! Kaikki vastaukset on tallennettu' }).waitFor();
    expect((await stored())?.answers?.prem?.language).toBe('fi');
  });

  it('keeps the answers when the language is changed', async () => {
    const { code } = await site.invite();
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await tap(page, 'Hur upplevde du besöket', 'Mycket bra');
    await page.getByRole('button', { name: 'Rensa på den här telefonen' }).waitFor();
    await page.getByRole('button', { name: 'Språk' }).click();
    await page.getByRole('link', { name: 'English' }).click();
    await shown(page, 'How was the visit as a whole?');
    expect(await choice(page, 'Very good').locator('input').isChecked()).toBe(true);
  });
});

describe('the page on paper', () => {
  it.each([true, false])('has every question, the code and its image, with script: %s', async (script) => {
    const { code } = await site.invite();
    const page = await site.open(code, { javaScriptEnabled: script });
    await page.emulateMedia({ media: 'print' });
    for (const question of ['#prem-overall', '#face-1', '#face-15', '#fdi-10']) {
      expect(await page.locator(question).isVisible()).toBe(true);
    }
    expect(await page.locator('button:visible, nav:visible, progress:visible').count()).toBe(0);
    await page.getByText(code.replace(/(.{4})(?=.)/g, '$1-')).waitFor();
    await page.getByText('face-sv-provisional-1', { exact: true }).waitFor();
    const image = page.locator('.paper img');
    expect(await image.isVisible()).toBe(true);
    const box = await image.boundingBox();
    expect(box?.width).toBeGreaterThan(100);
    expect(box?.width).toBe(box?.height);
  });

  it('has an image that is the QR code of the link', async () => {
    const { generate, correction } = await import('lean-qr');
    const { code } = await site.invite();
    const page = await site.open(code);
    const drawn = await page.locator('.paper img').evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const { naturalWidth: size } = image;
      const canvas = new OffscreenCanvas(size, size);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data = [] } = context?.getImageData(0, 0, size, size) ?? {};
      return Array.from({ length: size }, (_, y) =>
        Array.from({ length: size }, (_, x) => (Number(data[(y * size + x) * 4]) < 128 ? '#' : '.')).join(''),
      );
    });
    const expected = generate(`https://follow-up.example/e/${code}`, { minCorrectionLevel: correction.M });
    expect(drawn).toHaveLength(expected.size + 8);
    const rows = Array.from({ length: expected.size + 8 }, (_, y) =>
      Array.from({ length: expected.size + 8 }, (_, x) => (expected.get(x - 4, y - 4) ? '#' : '.')).join(''),
    );
    expect(drawn).toEqual(rows);
  });
});

describe('a form that a language lacks', () => {
  it('is never called finished', async () => {
    const { code } = await site.invite({ forms: ['prem', 'face'] });
    const page = await openPage();
    await page.goto(`${site.link(code)}?lang=fi`);
    await tap(page, 'Kuka vastaa?', /^Olen potilas$/);
    await tap(page, 'Millainen käynti oli', 'Hyvä');
    await page.getByRole('button', { name: 'Lähetä tämä osa' }).click();
    await page.getByRole('heading', { name: 'Kiitos! Vastauksesi on tallennettu' }).waitFor();
    expect(await page.getByText('Kaikki vastaukset').count()).toBe(0);
    await page.reload();
    await page.getByRole('link', { name: 'English' }).last().click();
    await tap(page, 'Who is answering?', /^I am the patient$/);
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await page.getByText('Question 1 of 16').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await tap(page, 'smile', 'A little');
  });
});
