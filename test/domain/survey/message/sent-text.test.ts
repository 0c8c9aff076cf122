import { describe, expect, it } from 'vitest';
import { areas } from '../../../../functions/domain/areas/areas.ts';
import { sentText } from '../../../../functions/domain/survey/message/sent-text.ts';

/** The GSM-7 alphabet without its escape table, whose characters take two places. Source: 3GPP TS 23.038. */
const gsm7 =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

const code = 'WWWW-WWWW-WWWW-WWWW';
/** The API's own address, which a stage without a domain of its own has. */
const site = 'abcdefghij.execute-api.eu-north-1.amazonaws.com/prod';
const units = areas.flatMap((area) => area.units);
const occasions = ['invitation', 'never-opened', 'opened', 'partly'] as const;
const recipients = ['patient', 'guardian'] as const;
const doors = { link: { link: `https://${site}/e/${code}` }, code: { site, code }, 'own code': { site } };

const all = units.flatMap((unit) =>
  ['sv', 'en'].flatMap((language) =>
    recipients.flatMap((recipient) =>
      occasions.flatMap((occasion) =>
        Object.values(doors).map((door) => ({
          unit,
          facts: {
            sender: unit.permissionHolder,
            language,
            recipient,
            occasion,
            door,
            lastDay: '2026-09-30',
          },
        })),
      ),
    ),
  ),
);

describe('a message that the system sends', () => {
  it('fits as a text message in one part, with the longest link and name', () => {
    const tooLong = all
      .map(({ facts }) => sentText('sms', facts).body)
      .filter((text) => text.length > 160 || [...text].some((sign) => !gsm7.includes(sign)));
    expect(tooLong).toEqual([]);
  });

  it('says in its last line that answering is voluntary', () => {
    for (const { facts } of all) {
      for (const channel of ['sms', 'email'] as const) {
        const last = sentText(channel, facts).body.split('\n').at(-1);
        expect(last).toMatch(facts.language === 'sv' ? /frivilligt/ : /voluntary/);
      }
    }
  });

  it('names no clinic and nothing of what is treated', () => {
    for (const { unit, facts } of all) {
      for (const channel of ['sms', 'email'] as const) {
        const { subject = '', body } = sentText(channel, facts);
        expect(`${subject} ${body}`).not.toMatch(/facialis|dysmeli|sjukhus|vård av|behandl|operation/i);
        expect(`${subject} ${body}`).not.toContain(unit.name);
      }
    }
  });

  it('opens by link, by the code, or by the code that the patient has', () => {
    const facts = {
      ...all[0]?.facts,
      sender: 'Region Uppsala',
      occasion: 'invitation',
      recipient: 'patient',
    } as const;
    const text = (door: (typeof doors)[keyof typeof doors]) =>
      sentText('sms', { ...facts, language: 'sv', lastDay: undefined, door }).body;
    expect(text(doors.link)).toBe(
      `Region Uppsala har några frågor till dig: https://${site}/e/${code}\nDet är frivilligt.`,
    );
    expect(text(doors.code)).toContain(`${site}, kod ${code}`);
    expect(text(doors['own code'])).toContain(`${site}, med koden du fick`);
  });

  it('says in an e-mail that it is a reminder, by which day, and to guardians who may answer', () => {
    const facts = {
      sender: 'Region Uppsala',
      language: 'sv',
      recipient: 'guardian',
      occasion: 'partly',
      door: doors.link,
      lastDay: '2026-09-30',
    } as const;
    const { subject, body } = sentText('email', facts);
    expect(subject).toBe('Påminnelse: några frågor om ditt barn');
    expect(body).toContain('Svara senast 30 september 2026.');
    expect(body).toContain('Barnet kan svara självt');
  });

  it('is in Swedish where there are no texts in the language', () => {
    const facts = { sender: 'X', recipient: 'patient', occasion: 'invitation', door: doors.link } as const;
    expect(sentText('sms', { ...facts, language: 'ar', lastDay: undefined }).body).toContain(
      'har några frågor',
    );
  });
});
