import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import * as z from 'zod';
import { findUnit } from '../domain/areas/areas.ts';
import type { Unit } from '../domain/care/area.ts';
import { fail } from '../domain/failure.ts';
import type { MeasuredArea } from '../domain/measure/measured-area.ts';
import { issuerKeysLimit } from '../domain/time-limits.ts';

export const roles = ['staff', 'lead', 'authority', 'admin'] as const;
type Role = (typeof roles)[number];

/** The caller, as the token describes them. Staff and leads belong to one unit, the other roles to none. */
export type Who = {
  subject: string;
  role: Role;
  unit?: string;
  /** When the user last proved who they are, in seconds since 1970; absent when the issuer does not say. */
  authenticatedAt?: number;
};

/** Reads a bearer token. Fails as unauthenticated when the token is not valid or gives no role. */
export type TokenVerifier = (token: string) => Promise<Who>;

type SignIn = {
  /** The `iss` that tokens must have. */
  issuer: string;
  clientId: string;
  /** The issuer's public keys when they are known beforehand; otherwise they are fetched at first need. */
  jwks?: { keys: object[] };
};

/** The claims of an access token that the portal reads; it may have others beside them. */
const claimsOf = (clientId: string) =>
  z.object({
    sub: z.string().min(1),
    username: z.string().min(1).optional(),
    token_use: z.literal('access'),
    client_id: z.literal(clientId),
    exp: z.number(),
    auth_time: z.number().optional(),
    'cognito:groups': z.array(z.string()).optional(),
  });

/** Checks signature, issuer, expiry, client and use of access tokens, in AWS and locally alike. */
export function tokenVerifier({ issuer, clientId, jwks }: SignIn): TokenVerifier {
  const atHand = jwks && { fetch: async () => Uint8Array.from(Buffer.from(JSON.stringify(jwks))).buffer };
  const patient = { timeout: issuerKeysLimit, responseTimeout: issuerKeysLimit };
  const fetcher = atHand ?? new SimpleFetcher({ defaultRequestOptions: patient });
  const jwksCache = new SimpleJwksCache({ fetcher });
  const verifier = JwtVerifier.create({ issuer, audience: null }, { jwksCache });
  const Claims = claimsOf(clientId);
  return async (token) => {
    const verified = await verifier.verify(token).catch((error: unknown) => {
      // An issuer that cannot be reached is a fault of the system, not of the token.
      if (error instanceof JwtBaseError && !(error instanceof FetchError)) fail({ kind: 'unauthenticated' });
      throw error;
    });
    const { data: claims } = Claims.safeParse(verified);
    if (!claims) return fail({ kind: 'unauthenticated' });
    const who = whoOf(claims.username ?? claims.sub, claims['cognito:groups'] ?? []);
    return claims.auth_time === undefined ? who : { ...who, authenticatedAt: claims.auth_time };
  };
}

/**
 * Reads the role from the token's groups: `lead@UNIT` comes before `staff@UNIT`. Groups of two units, or of a
 * unit and a national role, give no role: it must be plain whose patients the caller may see. Other groups, such
 * as Cognito's own for a federated user, mean nothing here. Fails as unauthenticated when there is no role.
 */
export function whoOf(subject: string, names: readonly string[]): Who {
  const atUnits = names.flatMap((name) => {
    const [, role, unit] = /^(staff|lead)@(.+)$/.exec(name) ?? [];
    return role && unit ? [{ role: role as Role, unit }] : [];
  });
  const national = names.filter((name) => name === 'authority' || name === 'admin');
  const units = new Set(atUnits.map(({ unit }) => unit));
  const [unit] = units;
  const [role] = national;
  if (unit !== undefined && findUnit(unit) && units.size === 1 && national.length === 0) {
    const isLead = atUnits.some((one) => one.role === 'lead');
    return { subject, role: isLead ? 'lead' : 'staff', unit };
  }
  if (role !== undefined && national.length === 1 && units.size === 0) return { subject, role };
  return fail({ kind: 'unauthenticated', why: 'no-role' });
}

/** Reads the bearer token of a request. Fails as unauthenticated when it is missing or not valid. */
export async function whoAsks(request: Request, verify: TokenVerifier): Promise<Who> {
  const [, token] =
    /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
  return token ? verify(token) : fail({ kind: 'unauthenticated' });
}

/** Fails as forbidden for all but administrators. */
export function asAdmin(who: Who): Who {
  return who.role === 'admin' ? who : fail({ kind: 'forbidden' });
}

/** Fails as forbidden for all but the authority. */
export function asAuthority(who: Who): Who {
  return who.role === 'authority' ? who : fail({ kind: 'forbidden' });
}

/** The unit that the caller works at, with its area. */
export type AtUnit = { subject: string; role: 'staff' | 'lead'; area: MeasuredArea; unit: Unit } & Pick<
  Who,
  'authenticatedAt'
>;

/**
 * Returns the caller's unit. Units are kept apart here and nowhere else: patients, forms and numbers are
 * reached through this unit, which comes from the caller's own token, so another unit's record is never
 * found.
 * Fails as forbidden for roles without a unit.
 */
export function atUnit(who: Who): AtUnit {
  const found = who.unit === undefined ? undefined : findUnit(who.unit);
  if (!found || who.role === 'authority' || who.role === 'admin') return fail({ kind: 'forbidden' });
  const { subject, role, authenticatedAt } = who;
  return { subject, role, ...found, ...(authenticatedAt === undefined ? {} : { authenticatedAt }) };
}

/** Fails as forbidden for all but leads of the unit. */
export function asLead(at: AtUnit): AtUnit {
  return at.role === 'lead' ? at : fail({ kind: 'forbidden' });
}

/** The oldest sign-in that may sign a report, in seconds. */
const freshSignIn = 300;

/** How far the issuer's clock may be ahead, in seconds. A later sign-in says nothing about how old it is. */
const clockSkew = 60;

/**
 * Fails unless the user has signed in within `freshSignIn`. The age runs on the real clock, as tokens do.
 */
export function asJustSignedIn(at: AtUnit, realNow: Date): AtUnit {
  const age = realNow.getTime() / 1000 - (at.authenticatedAt ?? 0);
  return age <= freshSignIn && age >= -clockSkew ? at : fail({ kind: 'old-sign-in', maxAge: freshSignIn });
}
