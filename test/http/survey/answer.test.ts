import { describe, expect, it } from 'vitest';
import { instrumentOf } from '../../../functions/domain/survey/instruments/instruments.ts';
import { wordings } from '../../../functions/domain/survey/wordings/wordings.ts';
import { digestOf, receiptOf, type SentForm, sentFormSchema } from '../../../functions/http/survey/answer.ts';

const fdi = instrumentOf('fdi');
const schema = sentFormSchema(fdi, wordings);
const sent: SentForm = {
  submission: '0123456789abcdef01234567',
  respondent: 'patient',
  language: 'sv',
  values: { '1': 4, '2': 0 },
};

describe('a form as it is sent', () => {
  it.each([
    ['24 hex digits', 'a1'.repeat(12), true],
    ['22 of base64url', 'Zb-_'.repeat(5).concat('Zz'), true],
    ['128 characters', 'g'.repeat(128), true],
    ['22 hex digits, which are fewer bits', 'a1'.repeat(11), false],
    ['15 of base64url', 'Zb-_Zb-_Zb-_Zb-', false],
    ['129 characters', 'g'.repeat(129), false],
    ['other characters', 'Zb+/Zb+/Zb+/Zb+/', false],
    ['nothing', '', false],
  ])('has a submission of at least 96 bits: %s', (_, submission, taken) => {
    expect(schema.safeParse({ ...sent, submission }).success).toBe(taken);
  });

  it('is in a language that the form has words in, and in none where it has none', () => {
    for (const language of ['sv', 'en']) expect(schema.safeParse({ ...sent, language }).success).toBe(true);
    for (const language of ['ar', '', undefined]) {
      expect(schema.safeParse({ ...sent, language }).success).toBe(false);
    }
    const others = wordings.filter(({ instrument }) => instrument !== 'fdi');
    expect(sentFormSchema(fdi, others).safeParse(sent).success).toBe(false);
  });

  it('has no further fields and no longer texts', () => {
    expect(schema.safeParse({ ...sent, reference: 'SU-1' }).success).toBe(false);
    expect(schema.safeParse({ ...sent, wording: 'w'.repeat(81) }).success).toBe(false);
  });
});

describe('the digest of a submission', () => {
  it('is another for another submission or another form', () => {
    const { submission } = sent;
    const digests = [
      digestOf('fdi', submission),
      digestOf('face', submission),
      digestOf('fdi', `${submission}0`),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('gives a short receipt, the same again', () => {
    const digest = digestOf('fdi', sent.submission);
    expect(receiptOf(digest)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(receiptOf(digest)).toBe(receiptOf(digest));
    expect(receiptOf(digestOf('face', sent.submission))).not.toBe(receiptOf(digest));
  });
});
