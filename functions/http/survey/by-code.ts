/** What calls by a code may answer instead: it no longer opens anything, or codes are being guessed. No sign-in. */
export const byCode = (...more: number[]) => ({ problems: [410, 429, ...more], open: true as const });
