import * as z from 'zod';
import type { Occasion } from '../../../domain/care/occasion.ts';
import type { CivilDate } from '../../../domain/care/period.ts';
import { WrittenDate, WrittenInstant } from '../../../domain/care/written.ts';
import {
  type CountedInvitation,
  endOn,
  invitationEnds,
  perForm,
  unsentStates,
} from '../../../domain/measure/response.ts';
import { channels } from '../../../domain/survey/invitation.ts';
import type { Standing } from '../../../storage/totals/tallies.ts';

/** The numbers of a response that can be listed. */
export const invitationStates = [...unsentStates, 'sent', 'opened', ...invitationEnds] as const;

type InvitationsFilter = {
  occasion: Occasion;
  state: (typeof invitationStates)[number];
  forms: readonly string[] | undefined;
  channel: (typeof channels)[number] | undefined;
  today: CivilDate;
};

/** An invitation, or one of its forms, behind a number of the response, with its present state. */
export const InvitationRow = z.strictObject({
  reference: z.string(),
  key: z.string(),
  forms: z.array(z.string()),
  channel: z.enum(channels),
  sentAt: WrittenInstant.optional(),
  createdAt: WrittenInstant.optional().describe('Of one that is not handed over, in place of `sentAt`'),
  until: WrittenDate.describe('The last day to answer, in Stockholm'),
  answered: z.array(z.string()).describe('The forms that are answered: never with what'),
  opened: z.boolean(),
  state: z.enum([...unsentStates, ...invitationEnds]),
});
export type InvitationRow = z.infer<typeof InvitationRow>;

function isAskedFor(counted: CountedInvitation, { state, today }: InvitationsFilter): boolean {
  if (state === 'sent') return counted.sentAt !== undefined;
  if (state === 'opened') return counted.sentAt !== undefined && counted.opened === true;
  return endOn(counted, today) === state;
}

/** Selects the patient's invitations that the query asks for. */
export const invitationRows = (
  { reference, invitations }: Standing,
  asked: InvitationsFilter,
): InvitationRow[] =>
  invitations
    .filter(({ occasion, channel }) => occasion === asked.occasion && channel === (asked.channel ?? channel))
    .flatMap((sent) => (asked.forms ? perForm(sent, asked.forms) : [sent]))
    .filter((sent) => isAskedFor(sent, asked))
    .map((sent) => {
      const { key, forms, channel, sentAt, createdAt, until, answered, opened = false } = sent;
      const state = endOn(sent, asked.today);
      return {
        reference,
        key,
        forms: [...forms],
        channel,
        ...(sentAt ? { sentAt } : { createdAt }),
        until,
        answered: [...answered],
        opened,
        state,
      };
    });
