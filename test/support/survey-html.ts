/** Reads the survey's page as the server sends it, before any script. */

/** The inputs of one form of a page; empty when the page has no such form. */
export function formOf(html: string, code: string, form: string): string {
  const [, found] =
    new RegExp(`<form[^>]*action="/e/${code}/${form}"[^>]*>(.*?)</form>`, 's').exec(html) ?? [];
  return found ?? '';
}

export const hidden = (form: string, name: string) =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]+)"`).exec(form)?.[1];

/** Every radio button as `name=value`. */
export const radios = (form: string) =>
  [...form.matchAll(/<input type="radio" name="([^"]+)" value="([^"]+)"/g)].map(
    ([, name, value]) => `${name}=${value}`,
  );
