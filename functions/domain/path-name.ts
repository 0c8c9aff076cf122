/**
 * Writes names from other systems (references, keys of invitations) as one part of an address's path.
 *
 * Percent-encoding alone does not preserve them: `.` and `..` are steps in a path, also when encoded, an API
 * gateway may decode the path before it is read, and a firewall treats `../` as an attack. So characters are
 * escaped as in percent-encoding, but with `~` in place of `%`, which nothing on the way changes. Names of
 * letters, digits, hyphens, underscores and single dots are unchanged.
 */
export const toPathName = (name: string): string =>
  encodeURIComponent(name)
    .replaceAll('~', '%7E')
    .replace(/^\.$|\.{2,}/g, (dots) => '%2E'.repeat(dots.length))
    .replaceAll('%', '~');

/** Reads the name from a part of a path. A part without escapes is the name itself. */
export function fromPathName(written: string): string {
  try {
    return decodeURIComponent(written.replaceAll('%', '%25').replace(/~(?=[0-9A-F]{2})/g, '%'));
  } catch {
    return written;
  }
}
