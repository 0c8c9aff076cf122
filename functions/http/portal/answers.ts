import { Hono } from 'hono';
import * as z from 'zod';
import { formsOf } from '../../domain/care/area.ts';
import { AnsweredWording } from '../../domain/care/free-text.ts';
import { WrittenDate, WrittenInstant, WrittenLanguage } from '../../domain/care/written.ts';
import { fail, type InputError } from '../../domain/failure.ts';
import { readInput } from '../../domain/input.ts';
import { answerChanges } from '../../domain/patient/invitation-changes.ts';
import { type Answer, Respondent } from '../../domain/survey/answer.ts';
import { findInstrument } from '../../domain/survey/instruments/instruments.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { answeredAt, isCorrectable, staffModes } from '../../domain/survey/staff-answer.ts';
import { Value } from '../../domain/survey/values.ts';
import { valuesSchema } from '../../domain/survey/values-schema.ts';
import { correctAnswer, storeStaffAnswer } from '../../storage/patient/invitations.ts';
import type { AtUnit } from '../auth.ts';
import { newId } from '../id.ts';
import { asJson, described } from '../openapi/described.ts';
import { json } from '../request.ts';
import { readFormWordings, readUnitWordings } from '../unit-wordings.ts';
import { entryOf, KnownVersion, type PortalDeps, type PortalEnv } from './context.ts';
import { invitationOrFail } from './invitation-checks.ts';
import { FormWordings } from './wording-view.ts';

const StaffAnswer = z
  .strictObject({
    respondent: Respondent,
    mode: z.enum(staffModes),
    language: WrittenLanguage,
    answeredOn: WrittenDate,
    /**
     * The version of the wording that was answered, when it is known: paper forms have it printed below the
     * questions.
     */
    wording: AnsweredWording.optional(),
    /** By item; null leaves an item out. */
    values: z.record(z.string(), Value.nullable()),
    /**
     * The replacement of an earlier typed-in answer: the version of the invitation that it rests on, and the
     * reason.
     */
    replaces: KnownVersion.optional(),
  })
  .meta({ id: 'StaffAnswer' });

const Recorded = z
  .strictObject({
    answeredAt: WrittenInstant.describe('The moment that stands for the day'),
  })
  .meta({ id: 'Recorded' });
type Recorded = z.infer<typeof Recorded>;

/**
 * Stores answers that staff type in: on paper, by phone or at the clinic. Also after the link has expired.
 */
export function answerRoutes(deps: PortalDeps) {
  const { table } = deps;
  return new Hono<PortalEnv>()
    .get(
      '/forms/:form/wordings',
      described(() => ({
        summary: 'The words of a form that the unit shows, and those it may have shown before',
        answers: { 200: asJson(FormWordings) },
      })),
      async (c) => {
        const { area, unit } = c.var.at;
        const { form } = c.req.param();
        if (!formsOf(area).includes(form)) return fail({ kind: 'not-found', what: 'form-at-unit' });
        return c.json({ wordings: await readFormWordings(deps, unit.id, form) } satisfies FormWordings);
      },
    )
    .put(
      '/patients/:reference/invitations/:key/answers/:form',
      described(() => ({
        summary:
          'Records an answer that came on paper, by phone or at the clinic; with `replaces`, in place of one that was typed in',
        answers: { 200: asJson(Recorded), 201: asJson(Recorded) },
        problems: [409],
      })),
      json(StaffAnswer),
      async (c) => {
        const asked = c.req.valid('json');
        const { place, invitation, before, answer, sends } = await judgedAnswer(
          deps,
          c.var.at,
          c.req.param(),
          asked,
        );
        const { reference, key, form } = place;
        const unit = c.var.at.unit.id;
        const recorded: Recorded = { answeredAt: answer.answeredAt };
        const changes = answerChanges(invitation, form, before, answer);
        const detail = { key, form, mode: answer.mode, changes };
        if (!asked.replaces || !before) {
          const entry = entryOf(deps, c.var.at, { action: 'record-answer', reference, detail });
          await storeStaffAnswer(table, unit, reference, key, form, answer, entry, sends);
          return c.json(recorded, 201);
        }
        const { version, reason } = asked.replaces;
        const entry = entryOf(deps, c.var.at, { action: 'correct-answer', reference, reason, detail });
        await correctAnswer(table, unit, { ...place, version }, answer, entry);
        return c.json(recorded, 200);
      },
    )
    .delete(
      '/patients/:reference/invitations/:key/answers/:form',
      described(() => ({
        summary: 'Removes an answer that was typed in; what was answered on the web is never removed so',
        answers: { 204: {} },
        problems: [409],
      })),
      json(KnownVersion),
      async (c) => {
        const { version, reason } = c.req.valid('json');
        const { patient, invitation } = await invitationOrFail(deps, c.var.at, c.req.param());
        const form = c.req.param('form');
        const before = correctableOrFail(invitation, form);
        const { reference } = patient;
        const { key } = invitation;
        const entry = entryOf(deps, c.var.at, {
          action: 'delete-answer',
          reference,
          reason,
          detail: {
            key,
            form,
            mode: before.mode,
            changes: answerChanges(invitation, form, before, undefined),
          },
        });
        await correctAnswer(table, c.var.at.unit.id, { reference, key, form, version }, null, entry);
        return c.body(null, 204);
      },
    );
}

type AnswerPlace = { reference: string; key: string; form: string };

type JudgedAnswer = {
  place: AnswerPlace;
  invitation: Invitation;
  before: Answer | undefined;
  answer: Answer;
  /** The invitation was created, and is sent by this answer. */
  sends: boolean;
};

/**
 * Judges a typed-in answer by the form, the invitation and the wording of the unit.
 * @returns the answer to store, and the one that it replaces
 * @throws Failed not-found, conflict or invalid when it must not be stored
 */
async function judgedAnswer(
  deps: PortalDeps,
  at: AtUnit,
  asked: AnswerPlace,
  { answeredOn, values, replaces, ...head }: z.infer<typeof StaffAnswer>,
): Promise<JudgedAnswer> {
  const { form } = asked;
  const { patient, invitation } = await invitationOrFail(deps, at, asked);
  const instrument = findInstrument(form);
  if (!instrument || !invitation.forms.includes(form)) return fail({ kind: 'not-found', what: 'form' });
  const before = replaces && correctableOrFail(invitation, form);
  if (invitation.withdrawnAt && !before) return fail({ kind: 'conflict', why: 'withdrawn-for-answers' });
  const read = readInput(valuesSchema(instrument), values);
  const moment = answeredAt(invitation, answeredOn, deps.now(), before);
  const unknown = await unknownWording(deps, at.unit.id, { ...head, form }, before);
  if ('errors' in read || 'errors' in moment || unknown.length > 0) {
    const wrongValues = 'errors' in read ? read.errors : [];
    const errors = wrongValues.map(({ path, message }) => ({
      path: path ? `values.${path}` : 'values',
      message,
    }));
    return fail({
      kind: 'invalid',
      errors: [...errors, ...('errors' in moment ? moment.errors : []), ...unknown],
    });
  }
  const entered =
    instrument.answersShownTo === 'nobody' ? { entryId: newId(deps.random), typedIn: true as const } : {};
  return {
    place: { reference: patient.reference, key: invitation.key, form },
    invitation,
    before,
    sends: invitation.sentAt === undefined,
    answer: { answeredAt: moment.instant, ...head, values: read.value, ...entered },
  };
}

/** Returns the answer to a form, if staff typed it in. Staff may not change an answer given on the web. */
function correctableOrFail({ forms, answers }: Invitation, form: string): Answer {
  if (!forms.includes(form)) fail({ kind: 'not-found', what: 'form' });
  const answer = answers?.[form];
  if (!answer) return fail({ kind: 'conflict', why: 'answer-removed' });
  if (!isCorrectable(answer)) fail({ kind: 'conflict', why: 'answered-on-web' });
  return answer;
}

/**
 * Checks the version of the wording. It must name a wording of the form that the unit has shown in the
 * language, or the wording of the replaced answer; it may also be absent.
 */
async function unknownWording(
  deps: PortalDeps,
  unit: string,
  { form, language, wording }: { form: string; language: string; wording?: string | undefined },
  before: Answer | undefined,
): Promise<InputError[]> {
  if (wording === undefined) return [];
  if (before?.wording === wording && before.language === language) return [];
  const { known } = await readUnitWordings(deps, unit, { consistent: true });
  const found = known.some(
    (one) => one.instrument === form && one.language === language && one.version === wording,
  );
  const message = 'Enheten har inte visat den ordalydelsen av formuläret på språket.';
  return found ? [] : [{ path: 'wording', message }];
}
