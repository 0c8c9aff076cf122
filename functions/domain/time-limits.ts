/**
 * All time limits of calls to other systems, in one place, in milliseconds. Without them a connection that is never
 * answered would hold a function until Lambda ends it, or a view until the user leaves it.
 */

/**
 * The limits of an AWS client of a deployed function: every try together ends before API Gateway stops waiting (29
 * seconds). A write that is tried again is the same write: it is conditional, or a transaction with one token.
 */
export const awsLimits = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} as const;

/** The same in the local run: its database shares the machine with everything else, and may be slow. */
export const localLimits = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000, throwOnRequestTimeout: true },
} as const;

/** The time for fetching the issuer's public keys. The verifier tries twice. */
export const issuerKeysLimit = 3_000;

/** The time for one request of a sign-in: from the portal, and from the command that prints a token. */
export const signInLimit = 30_000;

/** The time for revoking a refresh token: who signs out does not wait longer for it. */
export const revocationLimit = 3_000;

/** The time without a touch after which a session of the portal ends, and how long before the user is warned. */
export const idleLimits = { end: 30 * 60_000, warning: 2 * 60_000 } as const;

/**
 * The time for a request of the portal, its answer included: `call` is twice what the deployed API takes at most,
 * `file` has room for sending a file of the largest size over a weak network.
 */
export const portalLimits = { call: 60_000, file: 240_000 } as const;

/** The time for asking whether the server has newer files of the portal. */
export const portalFileLimit = 10_000;

/** The time for sending a form of the survey: a weak network may be slow, a dead one never answers. */
export const surveySendLimit = 20_000;
