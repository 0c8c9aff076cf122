import { UnitContact } from '../../../functions/domain/care/unit-contact.ts';
import { readInput } from '../../../functions/domain/input.ts';

/** The fields of the contact form, named as in the API's errors. */
const contactFields = ['phone', 'sv.hours', 'sv.text', 'en.hours', 'en.text'] as const;
export type ContactField = (typeof contactFields)[number];
export type ContactDraft = Readonly<Record<ContactField, string>>;

export const contactDraft = (contact: UnitContact | null): ContactDraft => ({
  phone: contact?.phone ?? '',
  'sv.hours': contact?.sv.hours ?? '',
  'sv.text': contact?.sv.text ?? '',
  'en.hours': contact?.en?.hours ?? '',
  'en.text': contact?.en?.text ?? '',
});

/** Reads the form: the contact, `null` when every field is empty, or the errors by field. */
export function readContactDraft(
  draft: ContactDraft,
): { contact: UnitContact | null } | { errors: Record<string, string> } {
  const given = (field: ContactField) => draft[field].trim() || undefined;
  if (contactFields.every((field) => given(field) === undefined)) return { contact: null };
  const words = (language: 'sv' | 'en') => {
    const [hours, text] = [given(`${language}.hours`), given(`${language}.text`)];
    return { ...(hours ? { hours } : {}), ...(text ? { text } : {}) };
  };
  const english = words('en');
  const phone = given('phone');
  const read = readInput(UnitContact, {
    ...(phone ? { phone } : {}),
    sv: words('sv'),
    ...(Object.keys(english).length > 0 ? { en: english } : {}),
  });
  return 'errors' in read ? { errors: messagesOf(read.errors) } : { contact: read.value };
}

/** Picks the first message of each field. */
export const messagesOf = (errors: readonly { path: string; message: string }[]): Record<string, string> =>
  Object.fromEntries(
    errors.toReversed().map(({ path, message }) => [path.replace(/^contact\./, ''), message]),
  );
