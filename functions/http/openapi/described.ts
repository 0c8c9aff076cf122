import type { MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import type { Area } from '../../domain/care/area.ts';

/** A schema that each area has its own of, as groups, causes, treatments and forms are the area's. */
export type PerArea<T = unknown> = { id: string; of: (area: Area) => z.ZodType<T> };

/** @param id the name that the description uses for what fits one of the areas' */
export const perArea = <T>(id: string, of: PerArea<T>['of']): PerArea<T> => ({ id, of });

/** A body by its media type; `null` where words elsewhere describe it. */
export type Content = Readonly<Record<string, z.ZodType | PerArea | null>>;

export const asJson = (schema: z.ZodType | PerArea): Content => ({ 'application/json': schema });
export const asLines = (line: z.ZodType | PerArea): Content => ({ 'application/x-ndjson': line });

/** One call of the API: what it does, and what it answers when all is well. */
export type Operation = {
  summary: string;
  /** The body, where the route's `json()` does not say it. */
  body?: Content;
  /** By status; a status alone has no body. */
  answers: Readonly<Record<number, Content>>;
  /** Statuses of problems that it may answer beside those that follow from what it takes. */
  problems?: readonly number[];
  /** It needs no sign-in. */
  open?: true;
};

/** What a handler says of the routes that it stands on. */
type Said = { operation?: () => Operation; query?: z.ZodType; body?: z.ZodType | PerArea };

const saidBy = new WeakMap<object, Said>();

/** Notes what a handler says, for the description that the build writes (openapi.ts). */
export function saying<Handler extends object>(handler: Handler, said: Said): Handler {
  saidBy.set(handler, said);
  return handler;
}

/** What the handlers of one route say together. */
export const saidOf = (handlers: readonly object[]): Said =>
  Object.assign({}, ...handlers.map((handler) => saidBy.get(handler)));

/** Describes the route that it stands on. A function gives the description, as only the build asks for it. */
export const described = (operation: () => Operation): MiddlewareHandler =>
  saying((_, next) => next(), { operation });
