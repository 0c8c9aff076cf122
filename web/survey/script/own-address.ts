import { readAddressedCode } from '../../../functions/domain/survey/code.ts';

/**
 * Reads the page's own address: the path before `/e/`, and the code after it. The code is null on the entry page and
 * when the text after `/e/` is no code.
 */
export function readAddress(pathname: string): { base: string; code: string | null } {
  const [, base = '', typed = ''] = /^(.*)\/e\/([^/]+)/.exec(pathname) ?? [];
  try {
    return { base, code: readAddressedCode(decodeURIComponent(typed)) };
  } catch {
    // The address holds a percent sign that encodes nothing.
    return { base, code: null };
  }
}
