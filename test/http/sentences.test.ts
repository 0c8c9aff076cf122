import { describe, expect, it } from 'vitest';
import { acceptAlikeSentence, alikeOnLineSentence, alikeSentence } from '../../functions/http/sentences.ts';

describe('the sentences about references that read alike', () => {
  it('name one patient', () => {
    expect(alikeSentence(['SU-1'])).toMatch(/^Patienten SU-1 finns redan\. /);
    expect(alikeOnLineSentence(['SU-1'])).toMatch(
      /^Patienten SU-1 står på en tidigare rad i samma import\. /,
    );
    expect(acceptAlikeSentence(['SU-1'])).toBe('Är det en annan patient, ange SU-1 som lik referens.');
  });

  it('name several patients, who must all be listed', () => {
    const several = ['SU-01', 'SU-1', 'su-1'];
    expect(alikeSentence(several)).toMatch(/^Patienterna SU-01, SU-1 och su-1 finns redan\. /);
    expect(alikeOnLineSentence(several)).toMatch(
      /^Patienterna SU-01, SU-1 och su-1 står på tidigare rader i /,
    );
    expect(acceptAlikeSentence(several)).toContain('ange SU-01, SU-1 och su-1 som lika referenser.');
  });

  it('count those beyond five', () => {
    expect(alikeSentence(['a1', 'a01', 'a001', 'A1', 'A01', 'A001', 'A0001'])).toMatch(
      /^Patienterna a1, a01, a001, A1, A01 och 2 till finns redan\. /,
    );
  });
});
