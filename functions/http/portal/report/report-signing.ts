import { Hono } from 'hono';
import * as z from 'zod';
import { toInstant } from '../../../domain/care/period.ts';
import { withoutPersonalNumber } from '../../../domain/care/personal-number.ts';
import { fail } from '../../../domain/failure.ts';
import { type Counters, countersUnder, differenceOf } from '../../../domain/measure/counters.ts';
import { canonicalForm } from '../../../domain/report/canonical.ts';
import { contentOf } from '../../../domain/report/content.ts';
import type { SignedReport } from '../../../domain/report/signed-report.ts';
import { inTheWay } from '../../../domain/report/state.ts';
import { numbersOf } from '../../../storage/report/report-basis.ts';

import { storeSigned } from '../../../storage/report/sign-report.ts';
import { groupsAtSigning } from '../../../storage/totals/answer-groups.ts';
import { type AtUnit, asJustSignedIn, asLead } from '../../auth.ts';
import { asJson, described } from '../../openapi/described.ts';
import { json, refuse } from '../../request.ts';
import { entryOf, type PortalDeps, type PortalEnv } from '../context.ts';
import { viewOf } from '../year/year-view.ts';
import { Signature } from './report-form.ts';
import { hashOf, hiddenIn, type ReportNow, reportNow } from './report-now.ts';

const ReportToSign = z
  .strictObject({
    hash: z.string().describe('The hash of the report that was read'),
    reason: withoutPersonalNumber(z.string().trim().min(1, 'Ange en orsak.').max(500))
      .optional()
      .describe('Required from version 2 on: why the version before is corrected'),
  })
  .meta({ id: 'ReportToSign' });
type ReportToSign = z.infer<typeof ReportToSign>;

/** Fails as a conflict unless the report is the one that was read, and not signed already. */
function expectAsRead({ hash, versions }: ReportNow, asked: ReportToSign): void {
  if (asked.hash === hash) return;
  const isSigned = versions.some((one) => one.read === asked.hash || one.hash === asked.hash);
  fail({ kind: 'conflict', why: isSigned ? 'report-signed' : 'report-changed' });
}

/** Fails as invalid while checks stand in the way, or a correction has no reason. */
function expectReady({ checks, basis, versions }: ReportNow, { reason }: ReportToSign): void {
  const errors = inTheWay(checks, basis.answers?.answers ?? {}).map(({ id, text }) => ({
    path: `checks.${id}`,
    message: text,
  }));
  if (versions.length > 0 && reason === undefined)
    errors.push({ path: 'reason', message: 'Ange varför den signerade rapporten rättas.' });
  refuse(errors);
}

/** Closes the groups of answers that close with the signing. */
const closedGroups = ({ table }: PortalDeps, { area, unit }: AtUnit, report: ReportNow, view: View) =>
  Promise.all(
    hiddenIn(area).map(async (measure) => {
      const own = countersUnder(report.basis.totals, `${measure}.`);
      const hiding = area.measures.find(({ id }) => id === measure)?.answersHidden;
      const results = Object.entries(own).filter(
        ([name]) => name === 'numerator' || name.startsWith(`${hiding?.answers}.`),
      );
      const unread = differenceOf(countersUnder(own, 'known.'), Object.fromEntries(results));
      const isCorrection = report.versions.length > 0;
      const stored = report.basis.groups.get(measure);
      const at = { unread, day: view.today, isCorrection };
      const closed = await groupsAtSigning(table, unit.id, { year: view.year, measure }, stored, at);
      return { measure, ...closed };
    }),
  );

type View = ReturnType<typeof viewOf>;

/**
 * Names the list of what each patient adds to a version, by its content: a signing that is sent again after one that was
 * cut short writes the same entries, and two at the same time never mix theirs.
 */
const memberList = (version: number, members: ReadonlyMap<string, Counters>): string =>
  hashOf(String(version), JSON.stringify([...members].sort()));

/** Signs the report that was read: as a new version, frozen, with the answers that close with it. */
async function sign(deps: PortalDeps, at: AtUnit, view: View, asked: ReportToSign) {
  const report = await reportNow(deps, at, view);
  expectAsRead(report, asked);
  expectReady(report, asked);
  const { basis, content, versions, members } = report;
  const groups = await closedGroups(deps, at, report, view);
  const closed = groups.flatMap(({ measure, shown }) => (shown ? [[measure, shown] as const] : []));
  const numbers = { ...numbersOf(basis), groups: Object.fromEntries(closed) };
  const canonical = canonicalForm(
    contentOf({ ...view, area: at.area }, at.unit.id, numbers, content.comments),
  );
  const last = versions.at(-1);
  if (last?.canonical === canonical) fail({ kind: 'conflict', why: 'report-signed' });
  const version = (last?.version ?? 0) + 1;
  const previous = last?.hash ?? '';
  const hash = hashOf(previous, canonical);
  const { year } = view;
  const detail = { year, version, hash };
  const entry = entryOf(deps, at, { action: 'sign-report', reason: asked.reason, detail });
  const signed: SignedReport = {
    year,
    version,
    canonical,
    hash,
    read: asked.hash,
    previous,
    signedAt: entry.at,
    signedBy: at.subject,
    ...(asked.reason === undefined ? {} : { reason: asked.reason }),
    members: memberList(version, members),
  };
  await storeSigned(deps.table, at.unit.id, signed, { basis, groups, members }, entry);
  return { version, hash, signedAt: toInstant(new Date(entry.at)) };
}

/** Signing, for a lead who has just signed in. */
export function reportSigningRoutes(deps: PortalDeps) {
  const { now, realNow = () => new Date() } = deps;
  return new Hono<PortalEnv>().post(
    '/report/:year/sign',
    described(() => ({
      summary:
        'For leads who signed in at most five minutes ago (otherwise 401, RFC 9470): signs the report that was read',
      answers: { 201: asJson(Signature) },
      problems: [409],
    })),
    async (c, next) => {
      asJustSignedIn(asLead(c.var.at), realNow());
      await next();
    },
    json(ReportToSign),
    async (c) => {
      const { at } = c.var;
      const view = viewOf(at.area, c.req.param('year'), now());
      return c.json(await sign(deps, at, view, c.req.valid('json')), 201);
    },
  );
}
