import { describe, expect, it } from 'vitest';
import { areas } from '../../../../functions/domain/areas/areas.ts';
import { dysmeli } from '../../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import { type Area, unitOf } from '../../../../functions/domain/care/area.ts';
import type { Patient } from '../../../../functions/domain/patient/patient.ts';
import { guardianTexts, sinceTexts } from '../../../../functions/domain/survey/message/common-words.ts';
import { emailText } from '../../../../functions/domain/survey/message/email.ts';
import { letterText } from '../../../../functions/domain/survey/message/letter.ts';
import {
  type MessageFacts,
  messageOf,
  sinceOf,
} from '../../../../functions/domain/survey/message/message.ts';
import { smsText } from '../../../../functions/domain/survey/message/sms.ts';
import { newVisit, patient, surgery } from '../../../support/history.ts';

const issued = { code: 'ABCD-EFGH-JKMN-PQRS', link: 'https://nhv.test/e/ABCD-EFGH-JKMN-PQRS' };

const afterVisit: MessageFacts['invitation'] = {
  occasion: 'new-visit',
  anchor: 'new-2026-03-02',
  sentAt: '2026-03-05T09:00:00Z',
};
const afterSurgery: MessageFacts['invitation'] = {
  ...afterVisit,
  occasion: 'one-year',
  anchor: 'surgery-2026-03-10',
};

const area = periferFacialispares;

const factsOf = (
  to: Patient,
  invitation: MessageFacts['invitation'],
  phone?: string,
  at: { area: Area; unit: string } = { area, unit: 'sahlgrenska' },
): MessageFacts => ({
  area: at.area,
  unit: unitOf(at.area, at.unit),
  patient: to,
  invitation,
  issued,
  survey: 'https://nhv.test',
  phone,
  today: '2026-03-05',
});

describe('the time since the contact', () => {
  const visited = patient({ visits: [newVisit('2026-03-02')] });
  const operated = patient({ treatments: [surgery('2026-03-10')] });

  it.each([
    ['2026-05-01', 'recently'],
    ['2026-05-02', 'earlier'],
  ])('a visit of 2026-03-02 was on %s: %s', (today, since) => {
    expect(sinceOf({ area, patient: visited, invitation: afterVisit, today })).toBe(since);
  });

  it.each([
    ['2026-12-09', 'earlier'],
    ['2026-12-10', 'a-year-ago'],
    ['2027-06-10', 'a-year-ago'],
    ['2027-06-11', 'earlier'],
  ])('a treatment of 2026-03-10 was on %s: %s', (today, since) => {
    expect(sinceOf({ area, patient: operated, invitation: afterSurgery, today })).toBe(since);
  });

  it('a treatment that was removed counts as earlier', () => {
    expect(sinceOf({ area, patient: patient(), invitation: afterSurgery, today: '2027-03-10' })).toBe(
      'earlier',
    );
  });
});

describe('a message', () => {
  const adult = patient({ birthDate: '1980-04-30', visits: [newVisit('2026-03-02')] });
  const message = messageOf(factsOf(adult, afterVisit, '031-342 10 00'));

  it('names the sender, the address, the last day and the number to call', () => {
    expect(smsText(message, true)).toBe(
      `Hej! Sahlgrenska Universitetssjukhuset har några frågor till dig. Svara här: ${issued.link} Svara senast 3 juni 2026. Det är frivilligt. Vill du fråga något eller svara på annat sätt? Ring 031-342 10 00.`,
    );
    for (const words of [
      sinceTexts.sv.recently,
      issued.link,
      'Svara senast 3 juni 2026.',
      'Ring 031-342 10 00.',
    ])
      expect(emailText(message, true)).toContain(words);
  });

  it('can be sent without a link, with the code as people read it', () => {
    for (const text of [smsText(message, false), emailText(message, false)]) {
      expect(text).toContain('Gå till nhv.test och skriv koden ABCD-EFGH-JKMN-PQRS');
      expect(text).not.toContain('https://');
    }
  });

  it('leaves out a day or a number that is unknown', () => {
    const { sentAt: _, ...unsent } = afterVisit;
    const bare = messageOf(factsOf(adult, unsent));
    expect(smsText(bare, true)).not.toMatch(/senast|Ring/);
    expect(emailText(bare, true)).toContain('Kontakta Sahlgrenska Universitetssjukhuset.');
  });

  it('addresses guardians until the patient is 18', () => {
    const young = patient({ birthDate: '2008-03-06' });
    expect(emailText(messageOf(factsOf(young, afterVisit)), true)).toContain(guardianTexts.sv);
    const grown = patient({ birthDate: '2008-03-05' });
    expect(emailText(messageOf(factsOf(grown, afterVisit)), true)).not.toContain(guardianTexts.sv);
  });

  it('names no person, care or diagnosis, at any unit', () => {
    for (const area of areas)
      for (const unit of area.units)
        for (const asked of [afterVisit, afterSurgery])
          for (const withLink of [true, false]) {
            const told = messageOf(factsOf(adult, asked, '031-1', { area, unit: unit.id }));
            for (const text of [smsText(told, withLink), emailText(told, withLink)]) {
              expect(text).not.toMatch(/vård|besök|behandl|operation|ansikt|pares|dysmeli/i);
              expect(text).not.toContain(adult.reference);
            }
          }
    expect(messageOf(factsOf(adult, afterVisit, '', { area: dysmeli, unit: 'dysmeli-orebro' })).sender).toBe(
      'Region Örebro län',
    );
  });
});

describe('a letter', () => {
  const adult = patient({ birthDate: '1980-04-30', visits: [newVisit('2026-03-02')] });

  it('explains how to answer, with the last day and the number to call, in Swedish and English', () => {
    const { sv, en } = letterText(messageOf(factsOf(adult, afterVisit, '031-342 10 00')));
    expect(sv.introduction).toContain(sinceTexts.sv.recently);
    expect(sv.lastDay).toBe('Svara senast 3 juni 2026.');
    expect(sv.howToAnswer).toContain('gå till nhv.test och skriv koden:');
    expect(sv.help).toMatch(/ring 031-342 10 00\.$/);
    expect(en.introduction).toContain(`${sinceTexts.en.recently} `);
    expect(en.introduction).toMatch(/no later than 3 June 2026\. Any questions\? Call 031-342 10 00\.$/);
  });

  it('leaves out a day or a number that is unknown', () => {
    const { sentAt: _, ...unsent } = afterVisit;
    const { sv, en } = letterText(messageOf(factsOf(adult, unsent)));
    expect(sv.lastDay).toBeUndefined();
    expect(sv.help).toMatch(/kontakta Sahlgrenska Universitetssjukhuset\.$/);
    expect(en.introduction).not.toMatch(/later than|Call/);
  });

  it('addresses guardians only for children, in both languages', () => {
    const child = letterText(messageOf(factsOf(patient({ birthDate: '2008-03-06' }), afterVisit)));
    expect([child.sv.guardian, child.en.guardian]).toEqual([guardianTexts.sv, guardianTexts.en]);
    const grown = letterText(messageOf(factsOf(adult, afterVisit)));
    expect([grown.sv.guardian, grown.en.guardian]).toEqual([undefined, undefined]);
  });

  it('names no person, visit, treatment or diagnosis, at any unit', () => {
    for (const area of areas)
      for (const unit of area.units)
        for (const asked of [afterVisit, afterSurgery]) {
          const { sv, en } = letterText(messageOf(factsOf(adult, asked, '031-1', { area, unit: unit.id })));
          const text = Object.values({ ...sv, english: en.introduction }).join(' ');
          expect(text).not.toMatch(/besök|behandl|operation|ansikt|pares|dysmeli|visit|treat|face/i);
          expect(text).not.toContain(adult.reference);
        }
  });
});
