import { beforeAll, describe, expect, it } from 'vitest';
import type * as Parts from '../../../../web/survey/script/parts.ts';
import { openScript } from '../../../support/survey-script.ts';
import { premAnswer, surveyWorld } from '../../../support/survey-world.ts';

/** The server's page with PREM answered, FaCE open and FDI folded. */
let html: string;
beforeAll(async () => {
  const { app, invite, put } = await surveyWorld();
  const { code } = await invite();
  await put(code, 'prem', premAnswer());
  html = await (await app.request(`/e/${code}`)).text();
});
const open = () => openScript<typeof Parts>('parts.ts', html);

describe('the parts of the page', () => {
  it('are the server’s forms in order, all unfolded; an answered part has no form', async () => {
    const { script, page } = await open();
    expect(await page.locator('details').count()).toBe(1);
    const parts = await script.evaluate(({ readParts }) =>
      readParts().map(({ id, title, status, form, groups, section, tries }) => ({
        id,
        title,
        status,
        form: form?.id,
        groups: groups.length,
        inPage: document.contains(section),
        tries,
      })),
    );
    expect(parts).toEqual([
      {
        id: 'prem',
        title: 'Vad tycker du om vården hos oss?',
        status: 'done',
        form: undefined,
        groups: 0,
        inPage: true,
        tries: 0,
      },
      {
        id: 'face',
        title: 'Ansiktet den senaste veckan',
        status: 'open',
        form: 'face',
        groups: 1 + 16,
        inPage: true,
        tries: 0,
      },
      {
        id: 'fdi',
        title: 'Vardagen den senaste månaden',
        status: 'open',
        form: 'fdi',
        groups: 1 + 10,
        inPage: true,
        tries: 0,
      },
    ]);
    expect(await page.locator('details').count()).toBe(0);
  });

  it('have a submission id each, of 128 random bits', async () => {
    const ids: string[] = [];
    for (const { script } of [await open(), await open()]) {
      ids.push(
        ...(await script.evaluate(({ readParts }) => readParts().map(({ submission }) => submission))),
      );
    }
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(ids).size).toBe(6);
  });

  it('give the chosen options with the words shown, and can be filled with them again', async () => {
    const { script } = await open();
    const [answered, filled, same] = await script.evaluate(
      ({ readParts, answersOf, fillIn, sameAnswers }) => {
        const [, face, fdi] = readParts();
        if (!face || !fdi) throw new Error('no parts');
        const given = {
          submission: 'x',
          respondent: 'guardian',
          language: 'sv',
          wording: 'w',
          values: { side: 'left', '2': '4' },
        };
        fillIn(face, given);
        const first = answersOf(face);
        // Answers already given in the page are never overwritten.
        fillIn(face, {
          ...given,
          respondent: 'patient',
          values: { side: 'right', '2': '1', '3': '5', '4': '99' },
        });
        return [
          first,
          answersOf(face),
          [
            sameAnswers(first, { ...first, submission: 'other' }),
            sameAnswers(first, answersOf(face)),
            sameAnswers(first, { ...first, respondent: 'patient' }),
          ],
        ] as const;
      },
    );
    expect(answered).toMatchObject({
      respondent: 'guardian',
      language: 'sv',
      wording: expect.stringMatching(/^face-sv-/),
      values: { side: 'left', '2': '4' },
    });
    expect(answered.submission).toMatch(/^[0-9a-f]{32}$/);
    expect(filled.respondent).toBe('guardian');
    expect(filled.values).toEqual({ side: 'left', '2': '4', '3': '5' });
    expect(same).toEqual([true, false, false]);
  });

  it('are sent with numbers when the values are numbers', async () => {
    const { script } = await open();
    const body = await script.evaluate(({ bodyOf }) =>
      bodyOf({
        submission: 's',
        respondent: 'patient',
        language: 'sv',
        wording: 'w',
        values: { side: 'left', '1': '0', '2': '4' },
      }),
    );
    expect(JSON.parse(body)).toEqual({
      submission: 's',
      respondent: 'patient',
      language: 'sv',
      wording: 'w',
      values: { side: 'left', '1': 0, '2': 4 },
    });
  });

  it('ask in one voice at a time', async () => {
    const { script } = await open();
    const asked = await script.evaluate(({ readParts, questionOf }) => {
      const group = readParts()[2]?.groups[2];
      return group && [questionOf(group, false), questionOf(group, true)];
    });
    expect(asked).toEqual([
      'Hur svårt har du haft att dricka ur en mugg?',
      'Hur svårt har ditt barn haft att dricka ur en mugg?',
    ]);
  });
});
