import { describe, expect, it } from 'vitest';
import { contactDraft, readContactDraft } from '../../../../web/portal/unit/contact-draft.ts';

const empty = contactDraft(null);

describe('the form for the telephone contact', () => {
  it('gives the contact, and none when every field is empty', () => {
    const contact = { phone: '031-1', sv: { hours: 'Vardagar', text: 'a\nb' }, en: { text: 'c' } };
    expect(readContactDraft({ ...contactDraft(contact), phone: ' 031-342 10 00 ' })).toEqual({
      contact: { ...contact, phone: '031-342 10 00' },
    });
    expect(readContactDraft({ ...empty, 'en.text': '  ' })).toEqual({ contact: null });
  });

  it('leaves out English when it is empty', () => {
    expect(readContactDraft({ ...empty, phone: '1177' })).toEqual({ contact: { phone: '1177', sv: {} } });
  });

  it('gives errors by field, as the API does', () => {
    expect(readContactDraft({ ...empty, phone: 'ring', 'sv.text': '<b>' })).toEqual({
      errors: {
        phone: expect.stringContaining('Skriv numret'),
        'sv.text': expect.stringContaining('vanlig text'),
      },
    });
    expect(readContactDraft({ ...empty, 'en.text': 'Call us.' })).toEqual({
      errors: { phone: expect.stringContaining('Ange ett telefonnummer') },
    });
  });
});
