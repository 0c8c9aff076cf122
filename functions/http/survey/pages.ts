import { setTimeout as pause } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import type { PageFrame } from '../../../web/survey/document.tsx';
import type { Posted } from '../../../web/survey/form.tsx';
import { renderEntry, renderHelp } from '../../../web/survey/help.tsx';
import { type Part, renderQuestionnaire } from '../../../web/survey/questionnaire.tsx';
import { areas, unitName } from '../../domain/areas/areas.ts';
import { Failed, type InputError } from '../../domain/failure.ts';
import { surveyBodyLimit } from '../../domain/limits.ts';
import { readCode, showCode } from '../../domain/survey/code.ts';
import { type Instrument, readFormValues } from '../../domain/survey/instrument.ts';
import { instrumentOf } from '../../domain/survey/instruments/instruments.ts';
import { textsIn } from '../../domain/survey/languages/languages.ts';
import { ownNotices } from '../../domain/survey/own-notices.ts';
import { fill, type SurveyTexts } from '../../domain/survey/survey-texts.ts';
import type { Wording } from '../../domain/survey/wording.ts';
import { findWording } from '../../domain/survey/wordings/wordings.ts';
import type { SurveyInvitation } from '../../storage/patient/survey-invitation.ts';
import { newId } from '../id.ts';
import { described } from '../openapi/described.ts';
import { problemResponse } from '../problem.ts';
import { readFields } from '../request.ts';
import type { WordingsAt } from '../unit-wordings.ts';
import { answerForm, receiptOf } from './answer.ts';
import { requireForm } from './api.ts';
import { byCode } from './by-code.ts';
import type { SurveyDeps } from './context.ts';
import { fieldsOnce } from './fields-once.ts';
import { surveyInformation } from './information.ts';
import { surveyOffline } from './offline.ts';
import { checkOpen, findInvitation, formsShown } from './open.ts';
import { qrImage } from './qr.ts';

type PageDeps = SurveyDeps & { wordingsAt: WordingsAt };

/**
 * The index of codes follows the table after a moment; the page waits for it this many times, this many ms.
 */
const indexDelay = { tries: 4, between: 100 } as const;

type Found = Awaited<ReturnType<typeof findInvitation>>;

/**
 * Collects the page's messages for a sent form's errors. Errors of fields not on the page point to the whole
 * form.
 */
function messagesFor({ errors }: SurveyTexts, { items }: Instrument, found: readonly InputError[]) {
  const first = items.find((one) => !one.unscored)?.key;
  const messages: Record<string, string> = {};
  for (const { path } of found) {
    const item = items.find(({ key }) => path === `values.${key}`)?.key;
    if (path === 'respondent') messages.respondent = errors.who;
    else if (item) messages[item] = errors.item;
    else if (path === 'values' && first) messages[first] = errors.none;
    else messages[''] = errors.other;
  }
  return messages;
}

/** The receipt of a form that was answered on the web, for the page that follows. */
function receiptIn({ receipts }: SurveyInvitation, form = ''): { form: string; receipt: string } | undefined {
  const receipt = Object.hasOwn(receipts, form) ? receipts[form] : undefined;
  return typeof receipt === 'object' ? { form, receipt: receiptOf(receipt.digest) } : undefined;
}

/** The survey for people: pages that work without scripts. */
export function surveyPages(deps: PageDeps) {
  const { table, now, wordingsAt, address, random, publicUrl, assets, notices = ownNotices } = deps;
  const base = new URL(publicUrl).pathname.replace(/\/$/, '');
  const asking = areas.map(({ name, units }) => ({ area: name, units: units.map((unit) => unit.name) }));
  const frameOf = (path: string, language: string | undefined): PageFrame => ({
    assets,
    base,
    path: `${base}${path}`,
    texts: textsIn(language),
    asking,
  });
  const offline = surveyOffline({ wordingsAt, worker: assets.worker, frameOf });
  const pathOf = (code: string) => `/e/${code}`;

  const partsOf = (invitation: SurveyInvitation, language: string, shown: readonly Wording[]): Part[] =>
    formsShown(invitation, shown).map((form) => {
      const offered = shown.filter((wording) => wording.instrument === form);
      const receipt = invitation.receipts[form];
      return {
        instrument: instrumentOf(form),
        wording: findWording(form, language, shown),
        offered: offered.map((wording) => wording.language),
        fallback: offered[0],
        answered: receipt !== undefined,
        receipt: typeof receipt === 'object' ? receiptOf(receipt.digest) : undefined,
      };
    });

  const questionnaire = async (
    { invitation, code }: Pick<Found, 'invitation' | 'code'>,
    frame: PageFrame,
    { submission, posted }: { submission?: string; posted?: { form: string; content: Posted } } = {},
  ) => {
    const { unit } = invitation;
    const { language } = frame.texts;
    const words = await wordingsAt(unit);
    const { shown, contact } = words;
    return renderQuestionnaire({
      frame,
      unit: { id: unit, name: unitName(unit) },
      contact,
      parts: partsOf(invitation, language, shown),
      submission: submission ?? Buffer.from(random(16)).toString('base64url'),
      posted,
      paper: { code: showCode(code), qr: qrImage(`${publicUrl}${pathOf(code)}`) },
      version: offline.versionOf(unit, language, words),
    });
  };

  /** Shows a failure as a help page; failures that people cannot cause by hand get the problem answer. */
  const helpPage = async (
    c: Context,
    error: unknown,
    frame: PageFrame,
    typed: string,
    invitation?: SurveyInvitation,
  ): Promise<Response> => {
    const { help } = frame.texts;
    const unit = invitation && { id: invitation.unit, name: unitName(invitation.unit) };
    // The cause of the failure may hit this read too, and must not keep the help page away.
    const words = invitation && (await wordingsAt(invitation.unit).catch(() => undefined));
    const common = { frame, unit, contact: words?.contact };
    if (!(error instanceof Failed)) {
      const id = newId(random);
      const { status } = problemResponse(error, id);
      return c.html(
        renderHelp({ ...common, title: help.failed, text: fill(help.failedText, id) }),
        status as 500,
      );
    }
    const { failure } = error;
    const { status, headers } = problemResponse(error, '');
    const page = (
      title: string,
      text: string,
      more: Omit<Parameters<typeof renderHelp>[0], keyof typeof common | 'title' | 'text'> = {},
    ) => {
      const retryAfter = headers.get('Retry-After');
      if (retryAfter) c.header('Retry-After', retryAfter);
      return c.html(renderHelp({ ...common, title, text, ...more }), status as 404);
    };
    switch (failure.kind) {
      case 'not-found':
        return page(help.unknown, help.unknownText, { askCode: true, typed });
      case 'gone': {
        const closed = failure.reason;
        if (closed === 'withdrawn') return page(help.withdrawn, help.withdrawnText, { closed });
        const receipt = invitation && receiptIn(invitation, c.req.query('after'));
        // A form that was sent after the last day leads here: the page no longer opens.
        const title = receipt ? frame.texts.script.partly : help.expired;
        return page(title, help.expiredText, { closed, stored: receipt });
      }
      case 'conflict':
        return page(help.answered, help.answeredText, {
          onward: `${frame.path}?lang=${frame.texts.language}`,
        });
      case 'too-many':
        return page(help.tooMany, fill(help.tooManyText, Math.ceil(failure.retryAfterSeconds / 60)), {
          askCode: true,
          typed,
        });
      default:
        return problemResponse(error, '');
    }
  };

  return new Hono()
    .get('/', (c) => c.html(renderEntry(frameOf('/', c.req.query('lang')))))
    .post('/', async (c) => {
      const sent = await readFields(c, surveyBodyLimit);
      const frame = frameOf('/', sent.get('language') ?? undefined);
      const typed = sent.get('code') ?? '';
      const code = readCode(typed);
      if (!code) return c.html(renderEntry(frame, typed), 422);
      return c.redirect(`${base}${pathOf(code)}?lang=${frame.texts.language}`, 303);
    })
    .route('/', offline.routes)
    .route('/', surveyInformation({ wordingsAt, notices, frameOf }))
    .get(
      '/e/:code',
      described(() => ({
        summary: 'The questionnaire as a page that works without script; opening it changes nothing',
        answers: { 200: { 'text/html': null } },
        page: true,
        ...byCode(),
      })),
      async (c) => {
        const typed = c.req.param('code');
        const language = c.req.query('lang');
        let invitation: SurveyInvitation | undefined;
        try {
          const found = await findInvitation(deps, typed, address(c));
          invitation = found.invitation;
          const stored = c.req.query('after');
          // Just after a form was stored, the index may not show it yet, and the page must not offer it
          // again.
          for (let tries = 0; tries < indexDelay.tries && stored; tries += 1) {
            if (!invitation.forms.includes(stored) || invitation.receipts[stored] !== undefined) break;
            await pause(indexDelay.between);
            invitation = (await findInvitation(deps, typed, address(c))).invitation;
          }
          checkOpen(invitation, now());
          return c.html(await questionnaire({ ...found, invitation }, frameOf(pathOf(found.code), language)));
        } catch (error) {
          return helpPage(c, error, frameOf(pathOf(encodeURIComponent(typed)), language), typed, invitation);
        }
      },
    )
    .get('/e/:code/:form', (c) =>
      c.redirect(`${base}${pathOf(encodeURIComponent(c.req.param('code')))}`, 303),
    )
    .post(
      '/e/:code/:form',
      described(() => ({
        summary: 'Stores a form without script, and leads to the next step',
        body: { 'application/x-www-form-urlencoded': null },
        answers: { 303: {} },
        page: true,
        ...byCode(409),
      })),
      async (c) => {
        const typed = c.req.param('code');
        const given = await readFields(c, surveyBodyLimit);
        const language = given.get('language') ?? '';
        const { once, errors: repeated } = fieldsOnce(given);
        const { submission = '', language: _, respondent, wording, ...fields } = once;
        let frame = frameOf(pathOf(encodeURIComponent(typed)), language);
        let invitation: SurveyInvitation | undefined;
        try {
          const found = await findInvitation(deps, typed, address(c));
          invitation = found.invitation;
          frame = frameOf(pathOf(found.code), language);
          const instrument = instrumentOf(requireForm(invitation.forms, c.req.param('form')));
          const values = readFormValues(instrument, fields);
          const form = { submission, respondent, language, wording, values };
          const sent = repeated.length > 0 ? { errors: repeated } : { value: form };
          try {
            await answerForm({ table, now, random, wordingsAt }, found, instrument, sent);
          } catch (error) {
            if (!(error instanceof Failed) || error.failure.kind !== 'invalid') throw error;
            const errors = messagesFor(frame.texts, instrument, error.failure.errors);
            const posted = { form: instrument.id, content: { respondent, values: fields, errors } };
            // A malformed submission id is replaced; with it the form could never be sent.
            const kept = error.failure.errors.some(({ path }) => path === 'submission') ? {} : { submission };
            return c.html(await questionnaire(found, frame, { ...kept, posted }), 422);
          }
          return c.redirect(`${frame.path}?lang=${frame.texts.language}&after=${instrument.id}`, 303);
        } catch (error) {
          return helpPage(c, error, frame, typed, invitation);
        }
      },
    )
    .use('*', async (c, next) => {
      // A QR code in capitals gives `/E/CODE`, and a link joined by hand `/e//CODE`.
      const { pathname, search } = new URL(c.req.url);
      const [, code] = /^.*?\/e\/+([^/]+)\/?$/i.exec(pathname) ?? [];
      if (code && c.req.method === 'GET') return c.redirect(`${base}${pathOf(code)}${search}`, 303);
      return next();
    })
    .all('*', (c) => {
      const frame = frameOf('/', c.req.query('lang'));
      const { missing, missingText } = frame.texts.help;
      return c.html(renderHelp({ frame, title: missing, text: missingText, askCode: true }), 404);
    });
}
