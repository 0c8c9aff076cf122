/**
 * The problems of calls by a code: the link is closed, or codes are being guessed. These calls need no
 * sign-in.
 */
export const byCode = (...more: number[]) => ({ problems: [410, 429, ...more], open: true as const });
