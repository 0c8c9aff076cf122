import { Hono } from 'hono';
import * as z from 'zod';
import { unitName } from '../../domain/areas/areas.ts';
import { WrittenLanguage } from '../../domain/care/written.ts';
import { fail } from '../../domain/failure.ts';
import { surveyBodyLimit } from '../../domain/limits.ts';
import { instrumentOf, instruments } from '../../domain/survey/instruments/instruments.ts';
import { markOpened } from '../../storage/patient/survey-invitation.ts';
import { asJson, described } from '../openapi/described.ts';
import { readJson } from '../request.ts';
import type { WordingsAt } from '../unit-wordings.ts';
import { answerForm, sentFormSchema } from './answer.ts';
import { byCode } from './by-code.ts';
import type { SurveyDeps } from './context.ts';
import { checkOpen, findInvitation, formsShown, languagesShown } from './open.ts';

/** @throws Failed when the invitation has no such form */
export function requireForm(forms: readonly string[], form: string): string {
  return forms.includes(form) ? form : fail({ kind: 'not-found', what: 'form' });
}

/** The survey for programs: it reads an invitation by its code, and stores one form at a time. */
export function surveyApi(deps: SurveyDeps & { wordingsAt: WordingsAt }) {
  const { table, now, random, wordingsAt, address } = deps;
  return new Hono()
    .get(
      '/:code',
      described(() => {
        const SurveyView = z
          .strictObject({
            unit: z.string(),
            forms: z.array(z.strictObject({ id: z.string(), answered: z.boolean() })),
            languages: z.array(WrittenLanguage),
          })
          .meta({ id: 'SurveyView' });
        return {
          summary:
            'What the code opens, until its last day ends: unit, forms and languages, nothing about the patient',
          answers: { 200: asJson(SurveyView) },
          ...byCode(),
        };
      }),
      async (c) => {
        const { invitation } = await findInvitation(deps, c.req.param('code'), address(c));
        checkOpen(invitation, now());
        const { unit, receipts } = invitation;
        const { shown } = await wordingsAt(unit);
        const forms = formsShown(invitation, shown);
        return c.json({
          unit: unitName(unit),
          forms: forms.map((id) => ({ id, answered: receipts[id] !== undefined })),
          languages: languagesShown(forms, shown),
        });
      },
    )
    .post(
      '/:code/opened',
      described(() => ({
        summary: 'Somebody touched the page, the first time only',
        answers: { 204: {} },
        ...byCode(),
      })),
      async (c) => {
        const { codeHash, invitation } = await findInvitation(deps, c.req.param('code'), address(c));
        checkOpen(invitation, now());
        await markOpened(table, invitation, codeHash, now());
        return c.body(null, 204);
      },
    )
    .put(
      '/:code/:form',
      described(() => {
        const SentForm = z
          .union(instruments.map((one) => sentFormSchema(one, deps.wordings ?? [])))
          .meta({ id: 'SentForm' });
        const Receipt = z.strictObject({ receipt: z.string() }).meta({ id: 'Receipt' });
        return {
          summary:
            'Stores a form once; the same submission with the same values again is 200 with the same receipt, anything else 409. Also on the seven days after the last one, when nothing opens',
          body: asJson(SentForm),
          answers: { 200: asJson(Receipt), 201: asJson(Receipt) },
          ...byCode(409),
        };
      }),
      async (c) => {
        const sent = await readJson(c, surveyBodyLimit);
        const opened = await findInvitation(deps, c.req.param('code'), address(c));
        const form = requireForm(opened.invitation.forms, c.req.param('form'));
        const { repeated, receipt } = await answerForm(
          { table, now, random, wordingsAt },
          opened,
          instrumentOf(form),
          sent,
        );
        return c.json({ receipt }, repeated ? 200 : 201);
      },
    );
}
