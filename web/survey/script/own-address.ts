import { readCode } from '../../../functions/domain/survey/code.ts';

/**
 * What a page's own address says: what stands before `/e/` in all addresses, and the code after it; null where that is
 * none, as on the entry page or after something mistyped.
 */
export function readAddress(pathname: string): { base: string; code: string | null } {
  const [, base = '', typed = ''] = /^(.*)\/e\/([^/]+)/.exec(pathname) ?? [];
  try {
    return { base, code: readCode(decodeURIComponent(typed)) };
  } catch {
    // A percent sign that stands for nothing.
    return { base, code: null };
  }
}
