import * as z from 'zod';

/** What a body is, by its media type. */
export type Content = Readonly<Record<string, z.ZodType>>;

/** One call of the API: what it does, what it takes, and what it answers when all is well. */
export type Operation = {
  summary: string;
  query?: z.ZodObject;
  body?: Content;
  /** By status; a status alone has no body. */
  answers: Readonly<Record<number, Content>>;
  /** Statuses of problems that it may answer beside those that follow from what it takes. */
  problems?: readonly number[];
  /** It needs no sign-in. */
  open?: true;
};

/** Operations by method and path. */
export type Operations = Readonly<Record<string, Operation>>;

export const json = (schema: z.ZodType): Content => ({ 'application/json': schema });
export const ndjson = (line: z.ZodType): Content => ({ 'application/x-ndjson': line });

/** A body that is described in words elsewhere. */
export const anything = z.unknown();
