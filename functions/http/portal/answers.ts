import { Hono } from 'hono';
import * as z from 'zod';
import { formsOf } from '../../domain/area.ts';
import { fail, type InputError } from '../../domain/failure.ts';
import { readInput } from '../../domain/input.ts';
import { Values, valuesSchema } from '../../domain/instrument.ts';
import { findInstrument } from '../../domain/instruments/instruments.ts';
import { Respondent } from '../../domain/patient.ts';
import { answeredAt } from '../../domain/staff-answer.ts';
import { WrittenDate, WrittenInstant, WrittenLanguage } from '../../domain/written.ts';
import { storeStaffAnswer } from '../../storage/invitations.ts';
import { json } from '../request.ts';
import { readFormWordings, readUnitWordings } from '../unit-wordings.ts';
import { entryOf, type PortalDeps, type PortalEnv } from './context.ts';
import { invitationOrFail } from './invitations.ts';
import type { FormWordings } from './wording-view.ts';

export const StaffAnswer = z.strictObject({
  respondent: Respondent,
  mode: z.enum(['paper', 'phone', 'clinic']),
  language: WrittenLanguage,
  answeredOn: WrittenDate,
  /** The version of the words that were answered to, where it is known: on paper it is printed below the questions. */
  wording: z.string().min(1).max(80).optional(),
  values: Values,
});

export const Recorded = z.strictObject({
  answeredAt: WrittenInstant.describe('The moment that stands for the day'),
});
type Recorded = z.infer<typeof Recorded>;

/** Answers that staff type in: on paper, by phone or at the clinic. Also after the link has expired. */
export function answerRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>()
    .get('/forms/:form/wordings', async (c) => {
      const { area, unit } = c.var.at;
      const { form } = c.req.param();
      if (!formsOf(area).includes(form))
        return fail({ kind: 'not-found', detail: 'Enheten använder inte formuläret.' });
      return c.json({ wordings: await readFormWordings(deps, unit.id, form) } satisfies FormWordings);
    })
    .put('/patients/:reference/invitations/:key/answers/:form', json(StaffAnswer), async (c) => {
      const { answeredOn, values, ...head } = c.req.valid('json');
      const { patient, invitation } = await invitationOrFail(deps, c.var.at, c.req.param());
      const form = c.req.param('form');
      const instrument = findInstrument(form);
      if (!instrument || !invitation.forms.includes(form))
        return fail({ kind: 'not-found', detail: 'Formuläret ingår inte i utskicket.' });
      if (invitation.withdrawnAt)
        return fail({ kind: 'conflict', detail: 'Utskicket är återkallat. Svaret kan inte registreras.' });
      const read = readInput(valuesSchema(instrument), values);
      const moment = answeredAt(invitation, answeredOn, now());
      const unknown = await unknownWording(deps, c.var.at.unit.id, { ...head, form });
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

      const answer = { answeredAt: moment.instant, ...head, values: read.value };
      const { reference } = patient;
      const { key } = invitation;
      const entry = entryOf(deps, c.var.at, {
        action: 'record-answer',
        reference,
        detail: { key, form, mode: head.mode },
      });
      await storeStaffAnswer(table, c.var.at.unit.id, reference, key, form, answer, entry);
      return c.json({ answeredAt: moment.instant } satisfies Recorded, 201);
    });
}

/** A version names words that the unit has shown of the form in the language, or it says nothing. */
async function unknownWording(
  deps: PortalDeps,
  unit: string,
  { form, language, wording }: { form: string; language: string; wording?: string | undefined },
): Promise<InputError[]> {
  if (wording === undefined) return [];
  const { known } = await readUnitWordings(deps, unit, { consistent: true });
  const found = known.some(
    (one) => one.instrument === form && one.language === language && one.version === wording,
  );
  const message = 'Enheten har inte visat den ordalydelsen av formuläret på språket.';
  return found ? [] : [{ path: 'wording', message }];
}
