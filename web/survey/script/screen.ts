import { element } from './element.ts';
import { endTexts, statusList } from './end.ts';
import { answersOf, type Part } from './parts.ts';
import { questionsOf, type Step } from './steps.ts';
import { drawSummary } from './summary.ts';
import type { Survey } from './survey.ts';

type Pressed = {
  next: () => void;
  back: () => void;
  retry: () => void;
  clear: () => void;
  /** The page has asked whether to clear. */
  asked: () => void;
  change: (part: Part, group: HTMLFieldSetElement) => void;
};

/** The screen: one step or the end, and below it the state of each part. */
export function makeScreen(survey: Survey, pressed: Pressed) {
  const { texts } = survey;
  const main = document.querySelector('main') as HTMLElement;
  const h1 = main.querySelector('h1') as HTMLElement;
  const title = h1.textContent ?? '';
  const lead = document.getElementById('lead');
  const status = statusList(texts);
  const count = element('p', { className: 'count' });
  const bar = element('progress', { 'aria-hidden': 'true' });
  const button = (text: string, onclick: () => void, className = 'plain') =>
    element('button', { type: 'button', textContent: text, onclick, className });
  const back = button(texts.back, pressed.back);
  const next = button(texts.next, pressed.next, '');
  const nav = element('div', { className: 'nav' }, back, next);
  const summary = element('div', { className: 'summary' });
  const end = element('div', { hidden: true, className: 'foot' });
  const note = element('p', { 'aria-live': 'polite' });
  const keep = button(texts.back, calm);
  const kept = element('div', { hidden: true, className: 'foot' }, note, button(texts.clear, clear), keep);
  calm();
  h1.after(end);
  (main.querySelector('.contact') ?? main.lastElementChild)?.before(status.list);
  main.querySelector('.errors')?.remove();
  document.querySelector('footer')?.prepend(kept);

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

  function drawStep({ part, group }: Step, first: boolean): HTMLElement | null {
    const form = part.form as HTMLFormElement;
    const heading = part.section.querySelector('h2') as HTMLElement;
    const intro = form.querySelector('.intro') as HTMLElement;
    const submit = form.querySelector('[type=submit]') as HTMLElement;
    const questions = survey.parts.flatMap(questionsOf);
    const number = group ? questions.indexOf(group) + 1 : 0;
    say(title);
    heading.hidden = back.hidden = first;
    intro.hidden = group !== questionsOf(part)[0];
    form.before(count, bar);
    count.hidden = bar.hidden = number === 0;
    count.textContent = texts.question
      .replace('{0}', String(number))
      .replace('{1}', String(questions.length));
    bar.max = questions.length;
    bar.value = number;
    form.append(summary, submit, nav);
    summary.hidden = submit.hidden = group !== null;
    next.hidden = group === null;
    if (group) return group.querySelector('legend');
    const drawn = drawSummary(survey, part, (asked) => pressed.change(part, asked));
    summary.replaceChildren(...drawn);
    return drawn[0];
  }

  function drawEnd(): HTMLElement {
    const [heading, text] = endTexts(survey.parts, texts, survey.kept);
    say(heading);
    end.replaceChildren(...(text ? [element('p', { textContent: text })] : []));
    if (survey.parts.some((part) => part.status === 'queued')) end.append(button(texts.retry, pressed.retry));
    return h1;
  }

  /** Updates the state of each part, and nothing else. */
  function refresh(): void {
    if (!end.hidden) drawEnd();
    status.update(survey.parts, survey.kept);
    kept.hidden = !survey.kept;
  }

  /** Shows a step, or the end when no step is left, and moves the focus there. */
  function show(step: Step | null, focus = true): void {
    calm();
    for (const part of survey.parts) {
      part.section.hidden = step ? part !== step.part : part.form !== null;
      part.form?.classList.toggle('guardian', answersOf(part).respondent === 'guardian');
      for (const group of part.groups) group.hidden = group !== step?.group;
    }
    const first = step?.part === survey.asked && step?.group === survey.asked?.groups[0];
    h1.classList.toggle('unseen', step !== null && !first);
    if (lead) lead.hidden = !first;
    end.hidden = step !== null;
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
    /** Shows an urgent message above the summary. */
    alert: (message: string) =>
      summary.prepend(element('p', { className: 'error', role: 'alert', textContent: message })),
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
