import { Hono } from 'hono';
import * as z from 'zod';
import { areas, findUnit } from '../../domain/areas/areas.ts';
import { type Area, formsOf, type Unit } from '../../domain/care/area.ts';
import { stockholmDate, toInstant } from '../../domain/care/period.ts';
import { fail } from '../../domain/failure.ts';
import { findInstrument, instruments } from '../../domain/survey/instruments/instruments.ts';
import { languages } from '../../domain/survey/languages/languages.ts';
import { readWordingPack, WordingPack } from '../../domain/survey/wording-pack.ts';
import { wordings as provided } from '../../domain/survey/wordings/wordings.ts';
import { getPack, listPacks, refuseOtherContent, storePack } from '../../storage/wording/wording-packs.ts';
import { listActivations, readSlots, setActive } from '../../storage/wording/wordings.ts';
import { asAdmin } from '../auth.ts';
import { newId } from '../id.ts';
import { asJson, described } from '../openapi/described.ts';
import { json, query } from '../request.ts';
import { missingText } from '../sentences.ts';
import type { PortalDeps, PortalEnv } from './context.ts';
import {
  Activations,
  LoadedPack,
  listedPack,
  providedWording,
  StoredWordingPack,
  summaryOf,
  Wordings,
  WordingUnit,
  wordingUnit,
} from './wording-view.ts';

const LoadQuery = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });
const Activation = z
  .strictObject({ version: z.string().min(1).max(80).nullable() })
  .meta({ id: 'Activation' });

/** The number of a unit's latest activations that are listed. */
const listed = 200;

/** Routes for wording packs and their activation. Only for administrators; no patient data is involved. */
export function wordingRoutes(deps: PortalDeps) {
  const { table, now, random, wordings = provided } = deps;

  const unitView = async (area: Area, unit: Unit) =>
    wordingUnit(area, unit, await readSlots(table, unit.id, { consistent: true }), wordings);

  return new Hono<PortalEnv>()
    .use('/wordings/*', async (c, next) => {
      asAdmin(c.var.who);
      await next();
    })
    .get(
      '/wordings',
      described(() => ({
        summary: 'For administrators: wording packs, and what each unit shows',
        answers: { 200: asJson(Wordings) },
      })),
      async (c) => {
        const [packs, units] = await Promise.all([
          listPacks(table),
          Promise.all(areas.flatMap((area) => area.units.map((unit) => unitView(area, unit)))),
        ]);
        return c.json({
          instruments: instruments.map(({ id, name }) => ({ id, name })),
          languages: languages.map(({ language, name }) => ({ language, name })),
          provisional: wordings.some(({ status }) => status === 'provisional') ? 'accepted' : 'refused',
          provided: wordings.map(providedWording),
          packs: packs.map(listedPack),
          units,
        } satisfies Wordings);
      },
    )
    .post(
      '/wordings/packs',
      described(() => ({
        summary: 'For administrators: loads a wording pack, once; `dryRun=true` only checks it',
        body: asJson(WordingPack),
        answers: { 200: asJson(LoadedPack), 201: asJson(LoadedPack) },
        problems: [409],
      })),
      query(LoadQuery),
      json(z.unknown()),
      async (c) => {
        const moment = now();
        const read = readWordingPack(c.req.valid('json'), {
          today: stockholmDate(moment),
          languages: languages.map(({ language }) => language),
        });
        if ('errors' in read) return fail({ kind: 'invalid', errors: read.errors });
        const pack = read.value;
        if (c.req.valid('query').dryRun === 'true') {
          const stored = await getPack(table, pack.version);
          refuseOtherContent(stored, pack);
          return c.json({ ...summaryOf(pack), isNew: stored === null } satisfies LoadedPack);
        }
        const isNew = await storePack(table, pack, { at: toInstant(moment), by: c.var.who.subject });
        return c.json({ ...summaryOf(pack), isNew } satisfies LoadedPack, isNew ? 201 : 200);
      },
    )
    .get(
      '/wordings/packs/:version',
      described(() => ({
        summary: 'For administrators: one wording pack',
        answers: { 200: asJson(StoredWordingPack) },
      })),
      async (c) => {
        const stored = await getPack(table, c.req.param('version'));
        return c.json(stored ?? fail({ kind: 'not-found', what: 'wording-pack' }));
      },
    )
    .get(
      '/wordings/units/:unit/activations',
      described(() => ({
        summary: 'For administrators: who made which wording active at a unit, and when',
        answers: { 200: asJson(Activations) },
      })),
      async (c) => {
        const { unit } = unitOrFail(c.req.param('unit'));
        return c.json({
          activations: await listActivations(table, unit.id, listed),
        } satisfies Activations);
      },
    )
    .put(
      '/wordings/units/:unit/:instrument/:language',
      described(() => ({
        summary: 'For administrators: makes a pack active at a unit, or none (`null`)',
        answers: { 200: asJson(WordingUnit) },
        problems: [409],
      })),
      json(Activation),
      async (c) => {
        const { area, unit } = unitOrFail(c.req.param('unit'));
        const { instrument, language } = c.req.param();
        if (!findInstrument(instrument) || !formsOf(area).includes(instrument))
          fail({ kind: 'not-found', what: 'form-at-unit' });
        const { version } = c.req.valid('json');
        const pack = version === null ? null : ((await getPack(table, version))?.pack ?? null);
        const refuse = (message: string) => fail({ kind: 'invalid', errors: [{ path: 'version', message }] });
        if (version !== null && !pack) refuse(missingText['wording-pack']);
        if (pack && (pack.instrument !== instrument || pack.language !== language))
          refuse('Paketet är för ett annat formulär eller språk.');
        const change = { unit: unit.id, instrument, language, pack };
        await setActive(table, change, {
          at: toInstant(now()),
          by: c.var.who.subject,
          id: newId(random),
        });
        return c.json(await unitView(area, unit));
      },
    );
}

const unitOrFail = (id: string) => findUnit(id) ?? fail({ kind: 'not-found', what: 'unit' });
