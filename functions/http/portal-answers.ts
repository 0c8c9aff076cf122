import { Hono } from 'hono';
import * as z from 'zod';
import { fail } from '../domain/failure.ts';
import { readInput } from '../domain/input.ts';
import { valuesSchema } from '../domain/instrument.ts';
import { findInstrument } from '../domain/instruments/instruments.ts';
import { Respondent } from '../domain/patient.ts';
import { answeredAt } from '../domain/staff-answer.ts';
import { WrittenDate, WrittenLanguage } from '../domain/written.ts';
import { storeStaffAnswer } from '../storage/invitations.ts';
import { audit, type PortalDeps, type PortalEnv } from './portal-context.ts';
import { invitationOrFail } from './portal-invitations.ts';
import { json } from './request.ts';

export const StaffAnswer = z.strictObject({
  respondent: Respondent,
  mode: z.enum(['paper', 'phone', 'clinic']),
  language: WrittenLanguage,
  answeredOn: WrittenDate,
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Answers that staff type in: on paper, by phone or at the clinic. Also after the link has expired. */
export function answerRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>().put(
    '/patients/:reference/invitations/:key/answers/:form',
    json(StaffAnswer),
    async (c) => {
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
      if ('errors' in read || 'errors' in moment) {
        const wrongValues = 'errors' in read ? read.errors : [];
        const errors = wrongValues.map(({ path, message }) => ({
          path: path ? `values.${path}` : 'values',
          message,
        }));
        return fail({
          kind: 'invalid',
          errors: 'errors' in moment ? [...errors, ...moment.errors] : errors,
        });
      }

      const answer = { answeredAt: moment.instant, ...head, values: read.value };
      const { reference } = patient;
      await storeStaffAnswer(table, c.var.at.unit.id, reference, invitation.key, form, answer);
      await audit(deps, c.var.at, {
        action: 'record-answer',
        reference,
        detail: { key: invitation.key, form, mode: head.mode },
      });
      return c.json({ answeredAt: moment.instant }, 201);
    },
  );
}
