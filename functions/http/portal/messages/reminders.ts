import { Hono } from 'hono';
import * as z from 'zod';
import { Key } from '../../../domain/care/key.ts';
import { toInstant } from '../../../domain/care/period.ts';
import { WrittenInstant } from '../../../domain/care/written.ts';
import { Reference } from '../../../domain/patient/patient.ts';
import { obstacleTexts } from '../../../domain/survey/obstacle-texts.ts';
import { nextMessage } from '../../../domain/survey/reminder.ts';
import { inParallel } from '../../../in-parallel.ts';
import { askReminder, getInvitation } from '../../../storage/messages/due.ts';
import { readPatientStanding, standingOf } from '../../../storage/messages/standing.ts';
import type { AtUnit } from '../../auth.ts';
import { asJson, described } from '../../openapi/described.ts';
import { json } from '../../request.ts';
import { entryOf, type PortalDeps, type PortalEnv } from '../context.ts';

/** Reminders in one request. */
const remindersLimit = 200;

const InvitationName = z.strictObject({ reference: Reference, key: Key });
type InvitationName = z.infer<typeof InvitationName>;

const Reminders = z
  .strictObject({ invitations: z.array(InvitationName).min(1).max(remindersLimit) })
  .meta({ id: 'Reminders' });

const Reminded = InvitationName.extend({
  state: z.enum(['due', 'refused']),
  due: WrittenInstant.optional().describe('The first moment at which it may be sent'),
  detail: z.string().optional().describe('Why it is refused, in Swedish'),
});
type Reminded = z.infer<typeof Reminded>;

const RemindedAll = z.strictObject({ results: z.array(Reminded) }).meta({ id: 'Reminded' });

/** The route by which staff ask the system to remind patients. */
export function reminderRoutes(deps: PortalDeps) {
  return new Hono<PortalEnv>().post(
    '/reminders',
    described(() => ({
      summary: 'Reminds of invitations at the next allowed moment; the code at home stays valid',
      answers: { 200: asJson(RemindedAll) },
    })),
    json(Reminders),
    async (c) => {
      const { invitations } = c.req.valid('json');
      const results = await inParallel(invitations, 4, (one) => askFor(deps, c.var.at, one));
      return c.json({ results } satisfies z.infer<typeof RemindedAll>);
    },
  );
}

/** Asks for one reminder, unless something stands in its way. Asked again before it is sent, it is still one. */
async function askFor(deps: PortalDeps, at: AtUnit, { reference, key }: InvitationName): Promise<Reminded> {
  const { table, now } = deps;
  const refused = (detail: string): Reminded => ({ reference, key, state: 'refused', detail });
  const item = await getInvitation(table, at.unit.id, { reference, key });
  const patient = item && (await readPatientStanding(deps, at.unit.id, reference));
  if (!patient) return refused('Utskicket finns inte.');
  const { facts, own } = standingOf(item, reference, patient);
  const before = item.reminderAskedAt;
  const waits = before !== undefined && !own.some(({ claimedAt }) => claimedAt >= before);
  const asked = { ...facts.asked, reminder: waits ? before : toInstant(now()) };
  const next = nextMessage({ ...facts, asked, now: now() });
  if ('obstacle' in next) return refused(obstacleTexts[next.obstacle]);
  if (next.kind === 'invitation') return refused(obstacleTexts['not-sent']);
  if (!waits) {
    const entry = entryOf(deps, at, { action: 'remind', reference, detail: { key } });
    if (!(await askReminder(table, item, new Date(next.due), entry)))
      return refused('Utskicket ändrades samtidigt. Försök igen.');
  }
  return { reference, key, state: 'due', due: next.due };
}
