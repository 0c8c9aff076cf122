import type { ScriptData } from '../texts.ts';
import type { Draft } from './draft.ts';
import { element } from './element.ts';
import { endTexts, statusList } from './end.ts';
import { answersOf, bodyOf, chosenIn, fillIn, type Part, questionOf, readParts } from './parts.ts';
import { watchPointer } from './pointer.ts';
import { send } from './sender.ts';
import { findStep, missingIn, questionsOf, resumeAt, type Step, stepsOf } from './steps.ts';
import { openVault } from './vault.ts';

/** How long a choice is seen before the next question comes, in ms. */
const glance = 250;

/** Turns the server's page into one question at a time that keeps its answers and tells the truth about them. */
export function enhance(data: ScriptData, base: string, code: string): void {
  const { texts } = data;
  const api = `${base}/api/survey/${code}`;
  const vault = openVault<Draft>(code);
  const pointer = watchPointer();
  let parts = readParts();
  let unit = data.unit.name;
  let asked = parts.find((part) => part.status === 'open');
  let current: Step | null = null;
  /** The summary that a single answer is being changed from. */
  let returning: Part | undefined;
  let kept = false;
  let touched = false;
  let moved = false;
  /** Of a page that was loaded again: where it was. */
  const remembered = history.state?.step;

  const main = document.querySelector('main') as HTMLElement;
  const h1 = main.querySelector('h1') as HTMLElement;
  const lead = document.getElementById('lead');
  const title = h1.textContent;
  const status = statusList(texts);
  const count = element('p', { className: 'count' });
  const bar = element('progress', { 'aria-hidden': 'true' });
  const back = element('button', { type: 'button', className: 'plain', textContent: texts.back });
  const next = element('button', { type: 'button', textContent: texts.next });
  const nav = element('div', { className: 'nav' }, back, next);
  const summary = element('div');
  const end = element('div', { hidden: true });
  const clear = element('button', { type: 'button', className: 'plain', textContent: texts.clear });
  const storage = element('div', { hidden: true }, element('p', { textContent: texts.draftNote }), clear);
  h1.after(end);
  main.append(status.list);
  main.querySelector('.errors')?.remove();
  document.querySelector('footer')?.prepend(storage);

  const guardian = (part: Part) => answersOf(part).respondent === 'guardian';
  const summaryId = (part: Part) => `${part.id}-summary`;

  function refresh(): void {
    status.update(parts, kept);
    storage.hidden = !kept;
  }

  async function save(): Promise<void> {
    const draft: Draft = { unit, open: [], parts: {} };
    for (const part of parts) {
      if (part.status === 'open' || part.status === 'queued') draft.open.push(part.id);
      const now = part.status === 'open' ? answersOf(part) : part.status === 'queued' ? part.sent : undefined;
      if (!now || (!now.respondent && Object.keys(now.values).length === 0)) continue;
      draft.parts[part.id] = { ...now, queued: part.status === 'queued' };
    }
    if (Object.keys(draft.parts).length > 0) kept = await vault.save(draft);
    else {
      vault.clear();
      kept = false;
    }
    refresh();
  }

  function complain(group: HTMLFieldSetElement, message: string): void {
    forgive(group);
    const id = `${group.id}-error`;
    group.querySelector('legend')?.after(element('p', { className: 'error', id, textContent: message }));
    group.setAttribute('aria-invalid', 'true');
    group.setAttribute('aria-describedby', id);
    group.querySelector('input')?.focus();
  }

  function forgive(group: HTMLFieldSetElement): void {
    group.querySelector('.error')?.remove();
    for (const name of ['aria-invalid', 'aria-describedby']) group.removeAttribute(name);
  }

  function drawSummary(part: Part): HTMLElement {
    const title = element('h3', { tabIndex: -1, textContent: texts.check });
    summary.replaceChildren(title, element('p', { textContent: texts.checkText }));
    for (const group of part.groups) {
      const answer = chosenIn(group)?.parentElement?.textContent ?? texts.unanswered;
      const row = element(
        'button',
        { type: 'button', className: 'row' },
        element('span', { textContent: questionOf(group, guardian(part)) }),
        ' ',
        element('b', { textContent: answer }),
        ' ',
        element('small', { textContent: texts.change }),
      );
      row.onclick = () => {
        returning = part;
        go(findStep(parts, group.id));
      };
      summary.append(row);
    }
    return title;
  }

  /** Shows a step, or the end where there is none left, and puts the focus on what is new. */
  function show(step: Step | null, focus = true): void {
    current = step;
    for (const part of parts) {
      part.section.hidden = step ? part !== step.part : part.status !== 'done';
      part.form?.classList.toggle('guardian', guardian(part));
      for (const group of part.groups) group.hidden = group !== step?.group;
    }
    end.hidden = step !== null;
    const first = step !== null && step.group === asked?.groups[0] && step.part === asked;
    h1.classList.toggle('unseen', step !== null && !first);
    if (lead) lead.hidden = !first;
    let target: HTMLElement | null | undefined;
    if (step) {
      const { part, group } = step;
      const form = part.form as HTMLFormElement;
      const heading = part.section.querySelector('h2') as HTMLElement;
      const questions = parts.flatMap(questionsOf);
      const number = group ? questions.indexOf(group) + 1 : 0;
      document.title = h1.textContent = title ?? '';
      heading.hidden = first;
      (form.querySelector('.intro') as HTMLElement).hidden = group !== questionsOf(part)[0];
      form.before(count, bar);
      count.hidden = bar.hidden = number === 0;
      count.textContent = texts.question
        .replace('{0}', String(number))
        .replace('{1}', String(questions.length));
      bar.max = questions.length;
      bar.value = number;
      const submit = form.querySelector('[type=submit]') as HTMLElement;
      form.append(summary, submit, nav);
      summary.hidden = submit.hidden = group !== null;
      next.hidden = group === null;
      back.hidden = first;
      target = group ? group.querySelector('legend') : drawSummary(part);
    } else {
      target = drawEnd();
    }
    refresh();
    if (!focus || !target) return;
    target.tabIndex = -1;
    scrollTo(0, 0);
    target.focus({ preventScroll: true });
  }

  function drawEnd(): HTMLElement {
    const [heading, text] = endTexts(parts, texts, kept);
    document.title = h1.textContent = heading;
    end.replaceChildren(element('p', { textContent: text }));
    if (parts.some((part) => part.status === 'queued')) {
      const retry = element('button', { type: 'button', textContent: texts.retry });
      retry.onclick = flush;
      end.append(retry);
    }
    return h1;
  }

  function go(step: Step | null | undefined): void {
    moved = true;
    history.pushState({ step: step?.id, back: true }, '');
    show(step ?? null);
  }

  function advance(): void {
    const group = current?.group;
    if (!current || !group) return;
    const { part } = current;
    if (group.hasAttribute('aria-required') && !chosenIn(group)) {
      const who = group === part.groups[0];
      complain(group, who ? texts.errors.who : texts.errors.item);
      return;
    }
    if (returning === part) {
      returning = undefined;
      go(findStep(parts, summaryId(part)));
      return;
    }
    const steps = stepsOf(parts, asked);
    go(steps[steps.findIndex((step) => step.id === current?.id) + 1] ?? findStep(parts, summaryId(part)));
  }

  function goBack(): void {
    if (history.state?.back) {
      history.back();
      return;
    }
    const steps = stepsOf(parts, asked);
    const before = steps[steps.findIndex((step) => step.id === current?.id) - 1];
    if (before) show(before);
  }

  function finish(part: Part): void {
    const missing = missingIn(part);
    if (missing) {
      returning = part;
      go(findStep(parts, missing.group.id));
      complain(missing.group, texts.errors[missing.error]);
      return;
    }
    part.sent = answersOf(part);
    part.status = 'queued';
    part.tries = 0;
    void save();
    void flush();
    go(resumeAt(stepsOf(parts, asked)));
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Sends everything that waits. Called again by itself until the server has answered for each. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    const waiting = parts.filter((part) => part.status === 'queued' && !part.sending);
    await Promise.all(
      waiting.map(async (part) => {
        if (!part.sent) return;
        part.sending = true;
        refresh();
        const outcome = await send(`${api}/${part.id}`, bodyOf(part.sent));
        part.sending = false;
        part.tries += 1;
        if (outcome.kind === 'waiting') {
          const seconds = Math.max(outcome.seconds, Math.min(60, 2 ** part.tries));
          clearTimeout(timer);
          timer = setTimeout(flush, seconds * 1000);
        } else if (outcome.kind === 'refused') {
          part.status = 'open';
          show(findStep(parts, summaryId(part)) ?? null);
          summary.prepend(element('p', { className: 'error', role: 'alert', textContent: texts.refused }));
        } else {
          part.status = outcome.kind;
          if (outcome.kind === 'stored') part.receipt = outcome.receipt;
        }
      }),
    );
    await save();
    if (!end.hidden) drawEnd();
    else if (parts.some((part) => part.status === 'closed')) show(null);
  }

  /** Takes over what the phone had kept, but never over an answer that is in the page already. */
  function restore(draft: Draft): void {
    for (const part of parts) {
      const own = draft.parts[part.id];
      if (!own) continue;
      part.submission = own.submission;
      fillIn(part, own);
      // Also where the page shows it as stored: only the server's answer tells whether it was this one.
      if (own.queued) Object.assign(part, { status: 'queued', sent: own });
    }
    kept = true;
  }

  function start(): void {
    if (parts.some((part) => part.status === 'queued')) void flush();
    // With nothing left to answer the server's page says all there is to say.
    if (parts.every((part) => !part.form)) return;
    const steps = stepsOf(parts, asked);
    const step = findStep(parts, remembered) ?? resumeAt(steps) ?? null;
    history.replaceState({ ...history.state, step: step?.id }, '');
    show(step, false);
  }

  main.addEventListener('submit', (event) => {
    event.preventDefault();
    if (current?.group) advance();
    else if (current) finish(current.part);
  });
  main.addEventListener('change', ({ target }) => {
    const input = target as HTMLInputElement;
    const step = current;
    if (!step) return;
    if (input.name === 'respondent') {
      for (const part of parts) {
        const same = part.form?.querySelector<HTMLInputElement>(`[name=respondent][value="${input.value}"]`);
        if (same) same.checked = true;
        part.form?.classList.toggle('guardian', input.value === 'guardian');
      }
    }
    if (step.group) forgive(step.group);
    void save();
    if (pointer()) setTimeout(() => current === step && advance(), glance);
  });
  next.onclick = advance;
  back.onclick = goBack;
  clear.onclick = () => {
    if (!confirm(texts.clearSure)) return;
    for (const part of parts) {
      part.form?.reset();
      for (const input of part.form?.querySelectorAll('input') ?? []) input.checked = false;
      if (part.status === 'queued' && part.form) part.status = 'open';
    }
    vault.clear();
    kept = false;
    go(stepsOf(parts, asked)[0]);
  };
  addEventListener('popstate', ({ state }) => {
    returning = undefined;
    const step = findStep(parts, state?.step) ?? resumeAt(stepsOf(parts, asked)) ?? null;
    show(step);
  });
  addEventListener('online', flush);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void flush();
  });
  addEventListener('beforeunload', (event) => {
    if (!kept && parts.some((part) => part.status === 'queued')) event.preventDefault();
  });

  /** The first touch by a person: what opening alone must never tell. */
  function touch(event: Event): void {
    if (touched || !event.isTrusted) return;
    touched = true;
    fetch(`${api}/opened`, { method: 'POST', keepalive: true }).catch(() => {});
    navigator.serviceWorker
      ?.register(
        `${base}/e/sw.js?lang=${document.documentElement.lang}&unit=${data.unit.id}&v=${data.version}`,
      )
      .catch(() => {});
  }
  for (const name of ['pointerdown', 'keydown']) addEventListener(name, touch);

  document.documentElement.classList.add('js');
  if (!data.shell) start();
  vault.load().then((draft) => {
    if (data.shell) {
      if (!draft) {
        addEventListener('online', () => location.reload());
        h1.textContent = texts.offline;
        if (lead) lead.textContent = texts.offlineText;
        for (const part of parts) part.section.hidden = true;
        document.documentElement.classList.remove('waiting');
        return;
      }
      for (const part of parts) part.section.hidden = true;
      parts = parts.filter((part) => draft.open.includes(part.id));
      asked = parts[0];
      unit = draft.unit;
      const name = document.querySelector('header p');
      if (name) name.textContent = unit;
    }
    if (draft) restore(draft);
    if (draft && !moved) start();
    document.documentElement.classList.remove('waiting');
    refresh();
  });
}
