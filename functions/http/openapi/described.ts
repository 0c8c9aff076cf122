import type { MiddlewareHandler } from 'hono';
import type * as z from 'zod';
import type { Area } from '../../domain/care/area.ts';

/** A schema that differs between areas, as each area has its own groups, causes, treatments and forms. */
export type PerArea<T = unknown> = { id: string; of: (area: Area) => z.ZodType<T> };

/** @param id the name that the description gives to the union of the areas' schemas */
export const perArea = <T>(id: string, of: PerArea<T>['of']): PerArea<T> => ({ id, of });

/** A body by its media type; `null` when the description gives it in words elsewhere. */
export type Content = Readonly<Record<string, z.ZodType | PerArea | null>>;

export const asJson = (schema: z.ZodType | PerArea): Content => ({ 'application/json': schema });
export const asLines = (line: z.ZodType | PerArea): Content => ({ 'application/x-ndjson': line });

export const idempotencyHeader = 'Idempotency-Key';

/** One call of the API: its purpose, and its answers when it succeeds. */
export type Operation = {
  summary: string;
  /** The body, when the route's `json()` does not describe it. */
  body?: Content;
  /** By status; a status without content has no body. */
  answers: Readonly<Record<number, Content>>;
  /** Statuses of further problems, beside those that follow from the call's input. */
  problems?: readonly number[];
  /** Its refusals are pages for people; a problem when no page of ours could have sent the request. */
  page?: true;
  /** Its refusals are OperationOutcomes of FHIR. */
  fhir?: true;
  /** The call creates, once for each `Idempotency-Key`. */
  once?: true;
  /** The call needs no sign-in. */
  open?: true;
};

/** A handler's description of its route. */
type Said = { operation?: () => Operation; query?: z.ZodType; body?: z.ZodType | PerArea };

const saidBy = new WeakMap<object, Said>();

/** Notes a handler's description, for the document that the build writes (openapi.ts). */
export function saying<Handler extends object>(handler: Handler, said: Said): Handler {
  saidBy.set(handler, said);
  return handler;
}

/** Joins the descriptions that the handlers of one route give. */
export const saidOf = (handlers: readonly object[]): Said =>
  Object.assign({}, ...handlers.map((handler) => saidBy.get(handler)));

/** Describes the route it is part of. The description is a function, as only the build calls it. */
export const described = (operation: () => Operation): MiddlewareHandler =>
  saying((_, next) => next(), { operation });
