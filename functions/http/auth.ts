import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { findUnit } from '../domain/areas/areas.ts';
import type { Unit } from '../domain/care/area.ts';
import { fail } from '../domain/failure.ts';
import type { MeasuredArea } from '../domain/measure/measured-area.ts';

export const roles = ['staff', 'lead', 'authority', 'admin'] as const;
type Role = (typeof roles)[number];

/** Who asks, as the token says. Staff and leads belong to one unit, the other roles to none. */
export type Who = { subject: string; role: Role; unit?: string };

/** Reads a bearer token. Fails as unauthenticated when it is not good, as forbidden when it names no role. */
export type TokenVerifier = (token: string) => Promise<Who>;

type SignIn = {
  /** The `iss` that tokens must have. */
  issuer: string;
  clientId: string;
  /** The issuer's public keys where they are at hand; otherwise they are fetched from it when first needed. */
  jwks?: { keys: object[] };
};

/** Checks signature, issuer, expiry, client and use of access tokens, in AWS and locally alike. */
export function tokenVerifier({ issuer, clientId, jwks }: SignIn): TokenVerifier {
  const atHand = jwks && { fetch: async () => Uint8Array.from(Buffer.from(JSON.stringify(jwks))).buffer };
  const jwksCache = new SimpleJwksCache(atHand ? { fetcher: atHand } : undefined);
  const verifier = JwtVerifier.create({ issuer, audience: null }, { jwksCache });
  return async (token) => {
    const claims = await verifier.verify(token).catch((error: unknown) => {
      // An issuer that cannot be reached is our trouble, not the token's.
      if (error instanceof JwtBaseError && !(error instanceof FetchError)) fail({ kind: 'unauthenticated' });
      throw error;
    });
    const { token_use: use, client_id: client, exp } = claims;
    if (use !== 'access' || client !== clientId || exp === undefined) fail({ kind: 'unauthenticated' });
    return whoOf(String(claims.username ?? claims.sub), claims['cognito:groups']);
  };
}

/**
 * The role that groups give: `lead@UNIT` over `staff@UNIT`. Groups of two units, or of a unit and a national role, are
 * nobody's: it must be plain whose patients someone may see.
 */
export function whoOf(subject: string, groups: unknown): Who {
  const names = Array.isArray(groups) ? groups.filter((name) => typeof name === 'string') : [];
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
  return fail({ kind: 'forbidden' });
}

/** Reads the bearer token of a request. Fails as unauthenticated where there is none, or it is not good. */
export async function whoAsks(request: Request, verify: TokenVerifier): Promise<Who> {
  const [, token] =
    /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
  return token ? verify(token) : fail({ kind: 'unauthenticated' });
}

/** Fails as forbidden for whoever is no administrator. */
export function asAdmin(who: Who): Who {
  return who.role === 'admin' ? who : fail({ kind: 'forbidden' });
}

/** The unit that somebody works at, with its area. */
export type AtUnit = { subject: string; role: 'staff' | 'lead'; area: MeasuredArea; unit: Unit };

/**
 * The one place where units are kept apart: patients, forms and numbers are reached through the unit this gives, which
 * is the token's own, so that another unit's record is not there.
 * Fails as forbidden for roles without a unit.
 */
export function atUnit(who: Who): AtUnit {
  const found = who.unit === undefined ? undefined : findUnit(who.unit);
  if (!found || who.role === 'authority' || who.role === 'admin') return fail({ kind: 'forbidden' });
  return { subject: who.subject, role: who.role, ...found };
}

/** Fails as forbidden for whoever does not lead the unit. */
export function asLead(at: AtUnit): AtUnit {
  return at.role === 'lead' ? at : fail({ kind: 'forbidden' });
}
