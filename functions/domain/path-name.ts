/**
 * Names from other systems (references, keys of invitations) as one part of an address's path.
 *
 * Percent-encoding alone does not keep them whole: `.` and `..` are steps in a path however they are written, an API
 * gateway may decode the path before it is read, and a firewall takes `../` for an attack. So what must be escaped is
 * escaped as percent-encoding does, but with `~` in place of `%`, which nothing on the way changes. Names of letters,
 * digits, hyphens, underscores and single dots stand as they are.
 */
export const toPathName = (name: string): string =>
  encodeURIComponent(name)
    .replaceAll('~', '%7E')
    .replace(/^\.$|\.{2,}/g, (dots) => '%2E'.repeat(dots.length))
    .replaceAll('%', '~');

/** The name that a part of a path stands for; one that nothing is escaped in stands for itself. */
export function fromPathName(written: string): string {
  try {
    return decodeURIComponent(written.replaceAll('%', '%25').replace(/~(?=[0-9A-F]{2})/g, '%'));
  } catch {
    return written;
  }
}
