import { describe, expect, it } from 'vitest';
import { readInput } from '../../../functions/domain/input.ts';
import {
  isOutgrown,
  mayText,
  PatientContact,
  stopReasons,
  withoutStop,
  withStop,
} from '../../../functions/domain/patient/contact.ts';

const at = '2028-03-02T09:00:00Z';
const reached = {
  recipient: 'guardian',
  phone: '+46701740605',
  email: 'a@example.org',
  language: 'sv',
} as const;

describe('a contact', () => {
  it('keeps a number in E.164 and an address without the spaces around it', () => {
    expect(readInput(PatientContact, { phone: ' 070-174 06 05 ', email: ' a@example.org ' })).toEqual({
      value: { phone: '+46701740605', email: 'a@example.org' },
    });
  });

  it('may be empty', () => {
    expect(readInput(PatientContact, {})).toEqual({ value: {} });
  });

  it.each<[string, object, string]>([
    [
      'phone',
      { phone: '0701' },
      'Numret finns inte. Skriv ett svenskt nummer, 070-174 06 05, eller ett med landskod, +47 …',
    ],
    ['email', { email: 'a@b' }, 'Skriv e-postadressen så här: namn@exempel.se'],
    ['email', { email: `${'a'.repeat(250)}@example.org` }, 'Adressen får ha högst 254 tecken.'],
    ['language', { language: 'tlh' }, 'Värdet finns inte. Välj bland: sv, en, fi, ar.'],
    ['recipient', { recipient: 'neighbour' }, 'Värdet finns inte. Välj bland: patient, guardian.'],
    [
      'stopped.reason',
      { stopped: { reason: 'tired', at } },
      'Värdet finns inte. Välj bland: declined, deceased, protected-identity, other.',
    ],
  ])('names the field at fault, %s, in Swedish', (path, given, message) => {
    expect(readInput(PatientContact, given)).toEqual({ errors: [{ path, message }] });
  });
});

describe('a guardian’s contact', () => {
  it('is not used from the 18th birthday of the patient on', () => {
    expect(isOutgrown(reached, '2010-03-03', '2028-03-02')).toBe(false);
    expect(isOutgrown(reached, '2010-03-02', '2028-03-02')).toBe(true);
    expect(isOutgrown({ ...reached, recipient: 'patient' }, '2010-03-02', '2028-03-02')).toBe(false);
    expect(isOutgrown({}, '1960-03-02', '2028-03-02')).toBe(false);
  });
});

describe('texts', () => {
  it('go to Sweden and to the countries that the stage allows', () => {
    expect(mayText('+46701740605')).toBe(true);
    expect(mayText('+4791234567')).toBe(false);
    expect(mayText('+4791234567', ['+46', '+47'])).toBe(true);
  });
});

describe('a stop', () => {
  it('keeps the address, and ends without a trace', () => {
    const stopped = withStop(reached, { reason: 'declined', at });
    expect(stopped).toEqual({ ...reached, stopped: { reason: 'declined', at } });
    expect(withoutStop(stopped)).toEqual(reached);
  });

  it('for a protected identity removes telephone and e-mail for good', () => {
    const stopped = withStop(reached, { reason: 'protected-identity', at });
    expect(withoutStop(stopped)).toEqual({ recipient: 'guardian', language: 'sv' });
  });

  it('of the same reason is the stop that there is', () => {
    const stopped = withStop(reached, { reason: 'other', at });
    expect(withStop(stopped, { reason: 'other', at: '2028-04-01T09:00:00Z' })).toEqual(stopped);
  });

  it('takes another reason, also protection, which no later reason replaces', () => {
    const declined = withStop(reached, { reason: 'declined', at });
    const hidden = withStop(declined, { reason: 'protected-identity', at });
    expect(hidden).toEqual({
      recipient: 'guardian',
      language: 'sv',
      stopped: { reason: 'protected-identity', at },
    });
    for (const reason of stopReasons) expect(withStop(hidden, { reason, at })).toEqual(hidden);
  });
});
