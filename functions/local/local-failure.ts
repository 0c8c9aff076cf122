/** The local run cannot start or continue; the message is one sentence that says how to solve the problem. */
export class LocalFailure extends Error {
  override readonly name = 'LocalFailure';
}

/** Extracts the system's code of a failed call (`EADDRINUSE`, `EACCES` …), or undefined. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
