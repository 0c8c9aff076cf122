import type { ScriptData } from '../../../functions/domain/survey/survey-texts.ts';
import { deliver } from './delivery.ts';
import type { Draft } from './draft.ts';
import { adopt, draftOf, showKept } from './drafting.ts';
import { complain, forgive } from './fault.ts';
import { onFirstTouch } from './first-touch.ts';
import type { makeGuard } from './guard.ts';
import { forgetPages, keepPage } from './kept-page.ts';
import { answersOf, chosenIn, numberParts, type Part, readParts } from './parts.ts';
import { watchPointer } from './pointer.ts';
import { makeScreen } from './screen.ts';
import { makeSettling } from './settling.ts';
import { findStep, lastStepOf, missingIn, resumeAt, type Step, stepsOf } from './steps.ts';
import type { Survey } from './survey.ts';
import { openVault } from './vault.ts';

/** How long a choice stays visible before the next question is shown, in ms. */
const glance = 250;

/**
 * Shows the server's page as one question at a time, keeps a draft and shows what is stored.
 * @param guard wraps every event handler
 */
export function enhance(
  data: ScriptData,
  base: string,
  code: string,
  guard: ReturnType<typeof makeGuard>,
): void {
  const { texts } = data;
  const api = `${base}/api/survey/${code}`;
  const vault = openVault<Draft>(code);
  const parts = readParts();
  const survey: Survey = {
    texts,
    parts,
    asked: parts.find((part) => part.status === 'open'),
    before: 0,
    of: numberParts(parts, 0),
    unreached: false,
    kept: false,
  };
  const byPointer = watchPointer();
  const settle = makeSettling();
  /** The screen that was shown before the page was reloaded. */
  const remembered = history.state?.step;
  let current: Step | null = null;
  /** The summary to return to after changing one answer. */
  let returning: Part | undefined;
  let moved = false;
  let advancing: ReturnType<typeof setTimeout> | undefined;

  const steps = () => stepsOf(survey.parts, survey.asked);
  const here = () => steps().findIndex((step) => step.id === current?.id);

  function show(step: Step | null | undefined, focus = true): void {
    current = step ?? null;
    screen.show(current, focus);
  }

  function go(step: Step | null | undefined): void {
    moved = true;
    history.pushState({ step: step?.id, back: true }, '');
    show(step);
    if (byPointer()) settle();
  }

  async function save(): Promise<void> {
    const before = await vault.load();
    if (before) adopt(survey, before);
    const draft = draftOf(survey, data.unit.name, before);
    const some = Object.keys(draft.parts).length > 0;
    if (!some) vault.clear();
    const unsent = Object.values(draft.parts).some(({ queued }) => queued);
    survey.kept = some && (await vault.save(draft, unsent));
    screen.refresh();
    leaveIfSent();
  }

  /** Skips the parts that another window has sent. */
  function leaveIfSent(): void {
    if (current?.part.status === 'queued') show(resumeAt(steps()));
  }

  /** Reads the draft again, because another window may have changed it. */
  async function catchUp(): Promise<void> {
    const draft = await vault.load();
    survey.kept = draft !== null;
    if (draft) adopt(survey, draft);
    leaveIfSent();
    screen.refresh();
    await flush();
  }

  function advance(): void {
    if (!current) return;
    const { part, group } = current;
    if (group?.hasAttribute('aria-required') && !chosenIn(group)) {
      complain(group, group === part.groups[0] ? texts.errors.who : texts.errors.item);
      return;
    }
    const next = returning === part ? undefined : steps()[here() + 1];
    returning = undefined;
    go(next?.part === part ? next : lastStepOf(part));
  }

  function advanceByItself(): void {
    advance();
    // This holds even when a slow phone handles the tap late.
    settle();
  }

  function finish(part: Part): void {
    const missing = missingIn(part);
    if (missing) {
      returning = part;
      if (missing.group !== current?.group) go(findStep(survey.parts, missing.group.id));
      complain(missing.group, texts.errors[missing.error]);
      return;
    }
    Object.assign(part, { sent: answersOf(part), status: 'queued', tries: 0 });
    guard(save)();
    guard(flush)();
    go(resumeAt(steps()));
  }

  function clear(): void {
    for (const part of survey.parts) {
      for (const input of part.form?.querySelectorAll('input') ?? []) input.checked = false;
      if (part.status === 'queued' && part.form) part.status = 'open';
    }
    vault.clear();
    forgetPages(base);
    survey.kept = false;
    go(steps()[0]);
  }

  const screen = makeScreen(survey, {
    next: guard(advance),
    back: guard(() => {
      if (current?.pause && current.part !== survey.asked) go(null);
      else if (history.state?.back) history.back();
      else show(steps()[here() - 1] ?? current);
    }),
    resume: guard(() => go(resumeAt(steps()))),
    retry: guard(() => flush()),
    clear: guard(clear),
    asked: settle,
    change: guard((part: Part, group: HTMLFieldSetElement) => {
      returning = part;
      go(findStep(survey.parts, group.id));
    }),
  });

  const flush = deliver(survey, api, {
    async onNews() {
      await save();
      if (current && survey.parts.some((part) => part.status === 'closed')) show(null);
    },
    plainPath: (part) => `${base}/e/${code}/${part.id}`,
    onRefused(part) {
      show(lastStepOf(part));
      screen.alert(texts.refused);
    },
  });

  function start(): void {
    guard(flush)();
    // Nothing is left to answer: the server's page says so.
    if (survey.parts.every((part) => !part.form)) return;
    const step = findStep(survey.parts, remembered) ?? resumeAt(steps());
    history.replaceState({ ...history.state, step: step?.id }, '', location.href.replace(/[?&]wait$/, ''));
    show(step, false);
  }

  /** The page was opened without a network: only a questionnaire that was begun can continue. */
  function startOffline(draft: Draft | null): void {
    if (!draft) {
      const patient = `${location.pathname}?lang=${data.language}&wait`;
      // The network may only be slow.
      if (!location.search.endsWith('wait')) location.replace(patient);
      screen.offline(patient);
      addEventListener('online', () => location.replace(patient));
      return;
    }
    showKept(survey, draft);
  }

  const submit = guard((event: Event) => {
    event.preventDefault();
    if (current && current.id === lastStepOf(current.part).id) finish(current.part);
    else advance();
  });
  const change = guard(({ target }: Event) => {
    const { name, value } = target as HTMLInputElement;
    const step = current;
    if (!step?.group) return;
    if (name === 'respondent') {
      for (const { form } of survey.parts) {
        const same = form?.querySelector<HTMLInputElement>(`[name=respondent][value="${value}"]`);
        if (same) same.checked = true;
        form?.classList.toggle('guardian', value === 'guardian');
      }
    }
    forgive(step.group);
    guard(save)();
    clearTimeout(advancing);
    // A question that its part is sent from waits for the button.
    if (byPointer() && step.id !== lastStepOf(step.part).id)
      advancing = setTimeout(() => current === step && guard(advanceByItself)(), glance);
  });
  const moveTo = guard(({ state }: PopStateEvent) => {
    returning = undefined;
    if (current || survey.parts.some((part) => part.form)) {
      show(findStep(survey.parts, state?.step) ?? resumeAt(steps()));
    }
  });

  document.documentElement.classList.add('js');
  document.documentElement.classList.remove('soon');
  if (!data.shell) start();
  onFirstTouch(() => {
    fetch(`${api}/opened`, { method: 'POST', keepalive: true }).catch(() => {});
    keepPage(base, data);
  });
  document.addEventListener('submit', submit);
  document.addEventListener('change', change);
  addEventListener('popstate', moveTo);
  for (const name of ['online', 'offline']) addEventListener(name, guard(screen.refresh));
  addEventListener('storage', guard(catchUp));
  addEventListener('pageshow', ({ persisted }) => persisted && guard(catchUp)());
  void vault.load().then(
    guard((draft: Draft | null) => {
      if (data.shell) startOffline(draft);
      if (draft) {
        adopt(survey, draft);
        survey.kept = survey.parts.some(({ status }) => status === 'open' || status === 'queued');
        // The draft holds only parts that are no longer asked for.
        if (!survey.kept) vault.clear();
        if (moved) void flush();
        else start();
        screen.refresh();
      }
      document.documentElement.classList.remove('waiting');
      for (const image of document.querySelectorAll('.paper noscript'))
        image.outerHTML = image.textContent ?? '';
    }),
  );
}
