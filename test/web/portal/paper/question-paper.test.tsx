import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { instrumentOf } from '../../../../functions/domain/survey/instruments/instruments.ts';
import { textsIn } from '../../../../functions/domain/survey/languages/languages.ts';
import { voiced } from '../../../../functions/domain/survey/wording.ts';
import { wordings } from '../../../../functions/domain/survey/wordings/wordings.ts';
import { type PaperVoice, QuestionPaper } from '../../../../web/portal/paper/question-paper.tsx';

const paper = (language: string, voice: PaperVoice, parts: { reference?: string; code?: string } = {}) =>
  render(
    <QuestionPaper
      unit="Sahlgrenska Universitetssjukhuset"
      wordings={wordings.filter((one) => one.language === language)}
      texts={textsIn(language)}
      voice={voice}
      heading={1}
      {...parts}
    />,
  )
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('the questions on paper', () => {
  it.each([
    ['sv', 'patient'],
    ['sv', 'guardian'],
    ['en', 'patient'],
    ['en', 'guardian'],
  ] as const)('hold every question and every answer of every form: %s, %s', (language, voice) => {
    const html = paper(language, voice);
    for (const wording of wordings.filter((one) => one.language === language)) {
      expect(html).toContain(wording.version);
      for (const { key } of instrumentOf(wording.instrument).items)
        expect(html).toContain(voiced(wording.items[key] ?? 'no words', voice));
      for (const options of Object.values(wording.options))
        for (const text of Object.values(options)) expect(html).toContain(`${text}</li>`);
    }
  });

  it('mark each form whose wording is provisional', () => {
    const provisional = wordings.filter(
      ({ language, status }) => language === 'sv' && status === 'provisional',
    );
    expect(paper('sv', 'patient').split(textsIn('sv').provisional).length - 1).toBe(provisional.length);
    expect(provisional.length).toBeGreaterThan(0);
  });

  it('say when the translation has not been reviewed', () => {
    for (const language of ['ar', 'fi'])
      expect(paper(language, 'patient')).toContain(`<strong>${textsIn(language).unreviewed}</strong>`);
  });

  it('do not promise that nobody reads the answers, since staff type them in', () => {
    expect(paper('sv', 'patient')).not.toContain(textsIn('sv').answersShownTo.nobody);
  });

  it('carry the patient’s reference, or leave a blank for it', () => {
    expect(paper('sv', 'patient', { reference: 'SU-0001' })).toContain('<dd>SU-0001</dd>');
    expect(paper('sv', 'patient')).toContain('<dt>Referens</dt><dd><span class="sheet-line"></span></dd>');
  });

  it('offer the web only when there is a code', () => {
    expect(paper('sv', 'patient', { code: 'ABCD-EFGH-JKMN-PQRS' })).toContain('ABCD-EFGH-JKMN-PQRS');
    expect(paper('sv', 'patient')).not.toContain('svara på nätet');
  });

  it('run from right to left in Arabic, except the parts for staff', () => {
    const html = paper('ar', 'patient');
    expect(html).toMatch(/^<div class="sheet" lang="ar" dir="rtl">/);
    expect(html).toContain('<dl class="sheet-staff" lang="sv" dir="ltr">');
  });
});
