import { expect, it } from 'vitest';
import { phoneText } from '../../../../../web/portal/patients/contact/contact-words.ts';

it.each([
  ['+46701740605', '070-174 06 05'],
  ['+46313421000', '+46313421000'],
  ['+4791234567', '+4791234567'],
])('a Swedish mobile number is shown as people write it, another in full: %s', (phone, text) => {
  expect(phoneText(phone)).toBe(text);
});
