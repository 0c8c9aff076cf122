import { fill } from '../../../functions/domain/survey/survey-texts.ts';
import { element } from './element.ts';
import { endTexts, stateLine, statusList } from './end.ts';
import { answersOf, type Part } from './parts.ts';
import { lastStepOf, questionsOf, type Step } from './steps.ts';
import { drawSummary } from './summary.ts';
import type { Survey } from './survey.ts';

type Pressed = {
  next: () => void;
  /** The quiet button: back, or at a breathing point stop for now. */
  back: () => void;
  /** Goes on after a stop. */
  resume: () => void;
  retry: () => void;
  clear: () => void;
  /** The page has asked whether to clear. */
  asked: () => void;
  change: (part: Part, group: HTMLFieldSetElement) => void;
};

/** The screen: one step or the end, with the state of the parts at its top. */
export function makeScreen(survey: Survey, pressed: Pressed) {
  const { texts } = survey;
  const find = (selector: string) => document.querySelector(selector) as HTMLElement;
  const main = find('main');
  const h1 = find('h1');
  const title = h1.textContent ?? '';
  const lead = document.getElementById('lead');
  const languages = find('nav');
  const status = statusList(texts);
  const state = document.querySelector('.state') ?? element('p', { className: 'state' });
  const trouble = element('p', { className: 'error', role: 'alert' });
  const count = element('p', { className: 'count' });
  const bar = element('progress', { 'aria-hidden': 'true' });
  const button = (text: string | null, onclick: () => void, className = 'plain') =>
    element('button', { type: 'button', textContent: text, onclick, className });
  const back = button('', pressed.back, 'nav plain');
  const next = button('', pressed.next, 'nav');
  const summary = element('div', { className: 'summary' });
  const end = element('div', { hidden: true, className: 'foot' });
  const note = element('p', { 'aria-live': 'polite' });
  const keep = button(texts.keep, calm);
  const kept = element('div', { hidden: true, className: 'foot' }, note, button(texts.clear, clear), keep);
  const more = button(
    languages.getAttribute('aria-label'),
    () => {
      languages.hidden = more.hidden;
      more.hidden = true;
      languages.querySelector('a')?.focus();
    },
    'nav plain',
  );
  state.setAttribute('aria-live', 'polite');
  calm();
  h1.after(end);
  find('header').append(count, more, bar, languages);
  (main.querySelector('.contact') ?? main.lastElementChild)?.before(status.list);
  main.querySelector('.errors')?.remove();
  find('footer').prepend(kept);

  /** Asks in the page itself: `confirm()` is answered with no by the browsers inside other apps. */
  function clear(): void {
    if (!keep.hidden) {
      pressed.clear();
      return;
    }
    note.textContent = texts.clearSure;
    keep.hidden = false;
    pressed.asked();
  }

  function calm(): void {
    note.textContent = texts.draftNote;
    keep.hidden = true;
  }

  function say(text: string): void {
    document.title = h1.textContent = text;
  }

  /** The line above the questions: the part, the question, and a bar. */
  function drawProgress({ part, group, pause }: Step): void {
    const questions = survey.parts.flatMap(questionsOf);
    const own = questionsOf(part);
    const before = questions.indexOf(own[0] as HTMLFieldSetElement);
    const number = group ? questions.indexOf(group) + 1 : 0;
    const place = fill(texts.question, number, questions.length);
    const whole = survey.of > 1 ? `${fill(texts.part, part.number, survey.of)} · ${place}` : place;
    count.textContent = number ? whole : '';
    bar.max = questions.length;
    bar.value = number || (pause ? before : before + own.length);
  }

  function drawStep(step: Step, first: boolean): HTMLElement | null {
    const { part, group, pause } = step;
    const form = part.form as HTMLFormElement;
    const heading = part.section.querySelector('h2') as HTMLElement;
    const intro = form.querySelector('.intro') as HTMLElement;
    const submit = form.querySelector('[type=submit]') as HTMLElement;
    const sends = step.id === lastStepOf(part).id;
    say(title);
    heading.hidden = back.hidden = first;
    heading.classList.toggle('unseen', group !== null);
    intro.hidden = !pause && !(sends && group);
    part.section.prepend(state);
    drawProgress(step);
    form.append(summary, submit, next, back);
    next.textContent = pause ? texts.onward : texts.next;
    back.textContent = pause && part !== survey.asked ? texts.later : texts.back;
    next.hidden = sends;
    submit.hidden = !sends;
    summary.hidden = !sends || group !== null;
    if (group) return group.querySelector('legend');
    if (pause) return heading;
    const drawn = drawSummary(survey, part, (asked) => pressed.change(part, asked));
    summary.replaceChildren(...drawn);
    return drawn[0];
  }

  function drawEnd(): HTMLElement {
    const [heading, text] = endTexts(survey);
    say(heading);
    end.replaceChildren(...(text ? [element('p', { textContent: text })] : []));
    if (survey.parts.some((part) => part.status === 'queued')) end.append(button(texts.retry, pressed.retry));
    if (heading === texts.laterTitle) end.append(' ', button(texts.onward, pressed.resume, ''));
    return h1;
  }

  /** Updates the state of each part, and nothing else. */
  function refresh(): void {
    if (!end.hidden) drawEnd();
    const line = stateLine(survey);
    if (state.textContent !== line) state.textContent = line;
    status.update(survey.parts);
    kept.hidden = !survey.kept;
  }

  /** Shows a step, or the end when no step is left, and moves the focus there. */
  function show(step: Step | null, focus = true): void {
    calm();
    trouble.remove();
    for (const part of survey.parts) {
      part.section.hidden = step ? part !== step.part : part.form !== null;
      part.form?.classList.toggle('guardian', answersOf(part).respondent === 'guardian');
      for (const group of part.groups) group.hidden = group !== step?.group;
    }
    const first = step?.part === survey.asked && step?.group === survey.asked?.groups[0];
    const begun = step !== null && !first;
    for (const one of [h1, find('header p')]) one.classList.toggle('unseen', begun);
    languages.hidden = begun;
    more.hidden = count.hidden = bar.hidden = !begun;
    if (lead) lead.hidden = !first;
    end.hidden = step !== null;
    if (!step) state.remove();
    status.list.hidden = step !== null;
    const target = step ? drawStep(step, first) : drawEnd();
    refresh();
    if (!focus || !target) return;
    target.tabIndex = -1;
    scrollTo(0, 0);
    target.focus({ preventScroll: true });
  }

  return {
    show,
    refresh,
    /** Shows an urgent message at the top of the card. */
    alert(message: string) {
      trouble.textContent = message;
      state.after(trouble);
    },
    /**
     * Shows that there is no network and no draft.
     * @param again the address to try again
     */
    offline(again: string) {
      for (const part of survey.parts) part.section.hidden = true;
      say(texts.offline);
      if (lead) lead.textContent = texts.offlineText;
      lead?.after(element('a', { href: again, className: 'button plain', textContent: texts.retry }));
    },
  };
}
