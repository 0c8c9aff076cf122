import type { JSHandle } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Part } from '../../../../web/survey/script/parts.ts';
import type * as Steps from '../../../../web/survey/script/steps.ts';
import { openScript } from '../../../support/survey-script.ts';
import { surveyWorld } from '../../../support/survey-world.ts';

let html: string;
beforeAll(async () => {
  const { app, invite } = await surveyWorld();
  html = await (await app.request(`/e/${(await invite()).code}`)).text();
});

/** The parts of the page, as far as steps use them, with choices made: `form.name=value`. */
const partsWith = (script: JSHandle<typeof Steps>, chosen: string[]) =>
  script.evaluateHandle((_, wanted) => {
    for (const one of wanted) {
      const [form, name, value] = one.split(/[.=]/);
      const input = document.querySelector<HTMLInputElement>(
        `#${form} input[name="${name}"][value="${value}"]`,
      );
      if (!input) throw new Error(`no ${one}`);
      input.checked = true;
    }
    return [...document.querySelectorAll('form')].map(
      (form) =>
        ({
          id: form.id,
          form,
          groups: [...form.querySelectorAll('fieldset')],
          section: form,
          status: 'open',
          title: '',
          submission: '',
          tries: 0,
        }) as Part,
    );
  }, chosen);

async function open(...chosen: string[]) {
  const { script } = await openScript<typeof Steps>('steps.ts', html);
  const parts = await partsWith(script, chosen);
  return {
    /** The ids of all steps, with some parts sent. */
    steps: (...sent: string[]) =>
      script.evaluate(
        ({ stepsOf }, { given, done }) => {
          const now = given.map((part) =>
            done.includes(part.id) ? { ...part, status: 'queued' as const } : part,
          );
          return stepsOf(now, now[0]).map(({ id }) => id);
        },
        { given: parts, done: sent },
      ),
    resumed: () =>
      script.evaluate(({ stepsOf, resumeAt }, given) => resumeAt(stepsOf(given, given[0]))?.id, parts),
    missing: (id: string) =>
      script.evaluate(
        ({ missingIn }, { given, wanted }) => {
          const part = given.find((one) => one.id === wanted);
          const found = part && missingIn(part);
          return found && [found.group.id, found.error];
        },
        { given: parts, wanted: id },
      ),
    find: (id: unknown, ...sent: string[]) =>
      script.evaluate(
        ({ findStep }, { given, wanted, done }) => {
          const now = given.map((part) =>
            done.includes(part.id) ? { ...part, status: 'stored' as const } : part,
          );
          const step = findStep(now, wanted);
          return step && { id: step.id, part: step.part.id, alone: step.group === null };
        },
        { given: parts, wanted: id, done: sent },
      ),
  };
}

describe('the steps of the questionnaire', () => {
  it('are the respondent, a breathing point, each question and a summary, part by part, without sent parts', async () => {
    const { steps } = await open();
    const all = await steps();
    expect(all.slice(0, 5)).toEqual([
      'prem-respondent',
      'prem-overall',
      'face-respondent',
      'face-pause',
      'face-side',
    ]);
    expect(all).toHaveLength(2 + 19 + 13);
    const rest = await steps('prem', 'face');
    expect(rest).toHaveLength(13);
    expect(rest.at(-1)).toBe('fdi-summary');
  });

  it('of one question are the question alone, after a breathing point when the part is not the first', async () => {
    const { steps } = await open('prem.respondent=patient');
    expect((await steps()).slice(0, 2)).toEqual(['prem-respondent', 'prem-overall']);
    expect(await steps('face', 'fdi')).toEqual(['prem-respondent', 'prem-overall']);
  });

  it('ask for the respondent once: in later parts only when it is unknown', async () => {
    const { steps } = await open('prem.respondent=patient', 'face.respondent=patient');
    const all = await steps();
    expect(all.filter((id) => id.endsWith('-respondent'))).toEqual(['prem-respondent', 'fdi-respondent']);
  });

  it.each([
    [[], 'prem-respondent'],
    [['prem.respondent=patient'], 'prem-overall'],
    [['prem.overall=good'], 'prem-respondent'],
    [['prem.respondent=patient', 'prem.overall=good'], 'prem-overall'],
  ])('go on after %j at %s', async (chosen, step) => {
    const { resumed } = await open(...chosen);
    expect(await resumed()).toBe(step);
  });

  it('are found by their ids while their part is open', async () => {
    const { find } = await open();
    expect(await find('face-3')).toEqual({ id: 'face-3', part: 'face', alone: false });
    expect(await find('fdi-summary')).toEqual({ id: 'fdi-summary', part: 'fdi', alone: true });
    expect(await find('fdi-pause')).toEqual({ id: 'fdi-pause', part: 'fdi', alone: true });
    expect(await find('prem-summary')).toBeUndefined();
    expect(await find('face-3', 'face')).toBeUndefined();
    for (const none of ['face-99', undefined, null, 7]) expect(await find(none)).toBeUndefined();
  });

  it.each<[string, string[], string, [string, string] | undefined]>([
    ['who answers', [], 'prem', ['prem-respondent', 'who']],
    ['a required question', ['prem.respondent=patient'], 'prem', ['prem-overall', 'item']],
    ['nothing', ['prem.respondent=patient', 'prem.overall=good'], 'prem', undefined],
    ['any answer', ['fdi.respondent=patient'], 'fdi', ['fdi-1', 'none']],
    ['nothing after one of them', ['fdi.respondent=patient', 'fdi.7=2'], 'fdi', undefined],
    ['any answer that is scored', ['face.respondent=patient', 'face.side=left'], 'face', ['face-1', 'none']],
  ])('cannot be sent while answers are missing: %s', async (_, chosen, part, missing) => {
    const { missing: missingIn } = await open(...chosen);
    expect(await missingIn(part)).toEqual(missing);
  });
});
