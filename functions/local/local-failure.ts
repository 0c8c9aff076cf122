/** The local run cannot start or go on; the message is one sentence that says what to do about it. */
export class LocalFailure extends Error {
  override readonly name = 'LocalFailure';
}

/** The system's code of a failed call (`EADDRINUSE`, `EACCES` …), or undefined. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
