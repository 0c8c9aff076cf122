import { Hono } from 'hono';
import * as z from 'zod';
import { withoutPersonalNumber } from '../../../domain/care/personal-number.ts';
import { fail } from '../../../domain/failure.ts';
import { answerTo, basisOf, type Check, type CheckAnswers, holds } from '../../../domain/report/check.ts';
import { changesBetween } from '../../../domain/report/difference.ts';
import { contentIn } from '../../../domain/report/signed-report.ts';
import { reportStateOf } from '../../../domain/report/state.ts';
import { storeAnswer } from '../../../storage/report/report-answers.ts';
import { readReportMembers } from '../../../storage/report/report-members.ts';
import { asLead } from '../../auth.ts';
import { asJson, described } from '../../openapi/described.ts';
import { json, refuse } from '../../request.ts';
import { audit, entryOf, type PortalDeps, type PortalEnv } from '../context.ts';
import { viewOf } from '../year/year-view.ts';
import { ReportCheck, ReportView } from './report-form.ts';
import { type ReportNow, reportNow } from './report-now.ts';

const CheckComment = z
  .strictObject({
    comment: withoutPersonalNumber(z.string().trim().min(1, 'Skriv en kommentar.').max(1000)),
  })
  .meta({ id: 'CheckComment' });

function shownCheck(check: Check, answers: CheckAnswers): ReportCheck {
  const { id, level, text, count, list } = check;
  const comment = answerTo(check, answers);
  return {
    id,
    level,
    holds: holds(check, answers),
    text,
    ...(count === undefined ? {} : { count }),
    ...(comment === undefined ? {} : { comment }),
    ...(list && (count ?? 0) > 0 ? { list } : {}),
  };
}

/** Finds what has changed since the last signed version. */
async function changesIn(
  deps: PortalDeps,
  unit: string,
  { content, versions, members: are }: ReportNow,
): Promise<ReportView['changes']> {
  const last = versions.at(-1);
  if (!last) return [];
  const signed = contentIn(last);
  const measures = content.measures.map(({ id }) => id);
  if (changesBetween(signed.counters, content.counters, measures).length === 0) return [];
  const list = { unit, year: content.year, name: last.members };
  const were = await readReportMembers(deps.table, list);
  return changesBetween(signed.counters, content.counters, measures, { were, are }).map(
    ({ references, ...change }) => (references ? { ...change, references: [...references] } : change),
  );
}

/** The unit's annual report: what it will say, what stands in the way, and what has changed since it was signed. */
export function reportRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>()
    .get(
      '/report/:year',
      described(() => ({
        summary:
          'The annual report of a year: its state, its checks, its versions, and what has changed since',
        answers: { 200: asJson(ReportView) },
        problems: [422],
      })),
      async (c) => {
        const { at } = c.var;
        const { year, today } = viewOf(at.area, c.req.param('year'), now());
        const report = await reportNow(deps, at, { year, today });
        const { basis, checks, content, hash, versions } = report;
        const answers = basis.answers?.answers ?? {};
        const last = versions.at(-1);
        const changes = await changesIn(deps, at.unit.id, report);
        const named = changes.reduce((sum, { references = [] }) => sum + references.length, 0);
        if (named > 0) await audit(deps, at, { action: 'read-report', detail: { year, references: named } });
        const isReader = at.role === 'lead' || last !== undefined;
        return c.json({
          year,
          state: reportStateOf(checks, answers, content.counters, last && contentIn(last).counters),
          ...(isReader ? { hash } : {}),
          checks: checks.map((check) => shownCheck(check, answers)),
          ...(isReader ? { content: content as ReportView['content'] } : {}),
          versions: versions.map(({ version, signedAt, signedBy, hash: own, reason }) => ({
            version,
            signedAt,
            signedBy,
            hash: own,
            ...(reason === undefined ? {} : { reason }),
          })),
          changes,
        } satisfies ReportView);
      },
    )
    .put(
      '/report/:year/checks/:id',
      described(() => ({
        summary: 'For leads: answers a check that asks; the answer holds for the count it is given on',
        answers: { 200: asJson(ReportCheck) },
      })),
      async (c, next) => {
        asLead(c.var.at);
        await next();
      },
      json(CheckComment),
      async (c) => {
        const { at } = c.var;
        const { year, today } = viewOf(at.area, c.req.param('year'), now());
        const { checks, basis } = await reportNow(deps, at, { year, today });
        const check =
          checks.find(({ id }) => id === c.req.param('id')) ??
          fail({ kind: 'not-found', what: 'report-check' });
        if (check.level !== 'asks' || check.clear)
          refuse([{ path: 'comment', message: 'Den här kontrollen behöver ingen kommentar.' }]);
        const { comment } = c.req.valid('json');
        const answer = { year, check: check.id, basis: basisOf(check), comment };
        const entry = entryOf(deps, at, { action: 'answer-check', detail: answer });
        await storeAnswer(table, at.unit.id, answer, entry);
        const answers = { ...basis.answers?.answers, [check.id]: { basis: answer.basis, comment } };
        return c.json(shownCheck(check, answers));
      },
    );
}
