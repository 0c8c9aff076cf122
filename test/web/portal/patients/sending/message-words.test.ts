import { describe, expect, it } from 'vitest';
import { areas } from '../../../../../functions/domain/areas/areas.ts';
import { dysmeli } from '../../../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../../../../functions/domain/care/area.ts';
import type { SeenPatient, Session } from '../../../../../web/portal/api.ts';
import {
  type Asked,
  emailText,
  guardianTexts,
  messageOf,
  sinceOf,
  sinceTexts,
  smsText,
} from '../../../../../web/portal/patients/sending/message-words.ts';
import type { Place } from '../../../../../web/portal/session.ts';
import { newVisit, patient, surgery } from '../../../../support/history.ts';

const issued = { key: 'i', code: 'ABCD-EFGH-JKMN-PQRS', link: 'https://nhv.test/e/ABCD-EFGH-JKMN-PQRS' };

const placeOn = (today: string, area = periferFacialispares, unit = 'sahlgrenska'): Place => ({
  area,
  unit: unitOf(area, unit),
  session: { today, survey: 'https://nhv.test' } as Session,
});

const seen = (parts: Parameters<typeof patient>[0] = {}): SeenPatient =>
  ({ ...patient(parts), version: 1, questions: [], invitations: [] }) as unknown as SeenPatient;

const afterVisit: Asked = {
  occasion: 'new-visit',
  anchor: 'new-2026-03-02',
  forms: ['prem'],
  channel: 'sms',
  sentAt: '2026-03-05T09:00:00Z',
};
const afterSurgery: Asked = { ...afterVisit, occasion: 'one-year', anchor: 'surgery-2026-03-10' };

describe('how long ago it was', () => {
  const visited = seen({ visits: [newVisit('2026-03-02')] });
  const operated = seen({ treatments: [surgery('2026-03-10')] });

  it.each([
    ['2026-05-01', 'recently'],
    ['2026-05-02', 'earlier'],
  ])('a visit of 2026-03-02 was on %s: %s', (today, since) => {
    expect(sinceOf(placeOn(today), visited, afterVisit)).toBe(since);
  });

  it.each([
    ['2026-12-09', 'earlier'],
    ['2026-12-10', 'a-year-ago'],
    ['2027-06-10', 'a-year-ago'],
    ['2027-06-11', 'earlier'],
  ])('a treatment of 2026-03-10 was on %s: %s', (today, since) => {
    expect(sinceOf(placeOn(today), operated, afterSurgery)).toBe(since);
  });

  it('a treatment that is gone was earlier', () => {
    expect(sinceOf(placeOn('2027-03-10'), seen(), afterSurgery)).toBe('earlier');
  });
});

describe('a message', () => {
  const adult = seen({ birthDate: '1980-04-30', visits: [newVisit('2026-03-02')] });
  const place = placeOn('2026-03-05');
  const message = messageOf(place, adult, afterVisit, issued, '031-342 10 00');

  it('says who asks, where to answer, until when and whom to call', () => {
    expect(smsText(message, true)).toBe(
      `Hej! Sahlgrenska Universitetssjukhuset har några frågor till dig. Svara här: ${issued.link} Svara senast 2 juni 2026. Det är frivilligt. Vill du fråga något eller svara på annat sätt? Ring 031-342 10 00.`,
    );
    for (const words of [
      sinceTexts.sv.recently,
      issued.link,
      'Svara senast 2 juni 2026.',
      'Ring 031-342 10 00.',
    ])
      expect(emailText(message, true)).toContain(words);
  });

  it('can go without a link, with the code as people read it', () => {
    for (const text of [smsText(message, false), emailText(message, false)]) {
      expect(text).toContain('Gå till nhv.test och skriv koden ABCD-EFGH-JKMN-PQRS');
      expect(text).not.toContain('https://');
    }
  });

  it('promises no day and no number that is not known', () => {
    const { sentAt: _, ...unsent } = afterVisit;
    const bare = messageOf(place, adult, unsent, issued, undefined);
    expect(smsText(bare, true)).not.toMatch(/senast|Ring/);
    expect(emailText(bare, true)).toContain('Kontakta Sahlgrenska Universitetssjukhuset.');
  });

  it('turns to guardians until the patient is 18', () => {
    const young = seen({ birthDate: '2008-03-06' });
    expect(emailText(messageOf(place, young, afterVisit, issued, undefined), true)).toContain(
      guardianTexts.sv,
    );
    const grown = seen({ birthDate: '2008-03-05' });
    expect(emailText(messageOf(place, grown, afterVisit, issued, undefined), true)).not.toContain(
      guardianTexts.sv,
    );
  });

  it('names no person, care or diagnosis, at any unit', () => {
    for (const area of areas)
      for (const unit of area.units)
        for (const asked of [afterVisit, afterSurgery])
          for (const withLink of [true, false]) {
            const told = messageOf(placeOn('2026-03-05', area, unit.id), adult, asked, issued, '031-1');
            for (const text of [smsText(told, withLink), emailText(told, withLink)]) {
              expect(text).not.toMatch(/vård|besök|behandl|operation|ansikt|pares|dysmeli/i);
              expect(text).not.toContain(adult.reference);
            }
          }
    expect(
      messageOf(placeOn('2026-03-05', dysmeli, 'dysmeli-orebro'), adult, afterVisit, issued, '').sender,
    ).toBe('Region Örebro län');
  });
});
