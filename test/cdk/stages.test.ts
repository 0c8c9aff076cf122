import { describe, expect, it } from 'vitest';
import { type Stage, stageNamed, stages } from '../../cdk/stages.ts';
import { areas } from '../../functions/domain/areas/areas.ts';
import { languages } from '../../functions/domain/survey/languages/languages.ts';
import type { OwnNotices } from '../../functions/domain/survey/own-notices.ts';
import { full, trial } from './synthesised.ts';

/** The words of every controller, in every language. */
const written: OwnNotices = Object.fromEntries(
  areas
    .flatMap(({ units }) => units)
    .map(({ id }) => [
      id,
      Object.fromEntries(languages.map(({ language }) => [language, [['Vem som ansvarar', 'Regionen.']]])),
    ]),
);

describe('the rows of stages', () => {
  it.each(stages.map(({ name }) => name))('%s can be deployed as it stands', (name) => {
    expect(stageNamed(name).name).toBe(name);
  });

  it('have names of their own', () => {
    expect(new Set(stages.map(({ name }) => name)).size).toBe(stages.length);
  });
});

describe('a row', () => {
  const refused = (row: Stage) => () => stageNamed(row.name, [row], written);

  it('is found by its name, and a wrong name says which there are', () => {
    expect(stageNamed('prod', [trial, full], written)).toBe(full);
    expect(() => stageNamed('production', [trial, full])).toThrow('only trial, prod');
  });

  it.each<[string, Partial<Stage>, string]>([
    ['a domain', { domain: undefined }, 'own domain'],
    ['an alarm address', { alarmEmail: undefined }, 'alarmEmail'],
    ['threat protection', { threatProtection: 'off' }, 'threatProtection'],
    ['its account', { account: undefined }, 'account'],
    ['a time for which reports are kept', { reportRetentionYears: undefined }, 'reportRetentionYears'],
    ['wording that is permitted', { provisionalWording: 'accepted' }, 'provisionalWording "refused"'],
  ])('with patients needs %s', (_, change, message) => {
    expect(refused({ ...full, ...change })).toThrow(message);
    expect(refused({ ...full, ...change, holdsPatients: false })).not.toThrow();
  });

  it('with patients shows provisional wording only where it says in so many words that they get it', () => {
    const decided: Stage = { ...full, provisionalWording: 'accepted-for-patients' };
    expect(stageNamed(full.name, [decided], written)).toBe(decided);
    // A new row usually begins as a copy of the trial's.
    expect(refused({ ...full, provisionalWording: trial.provisionalWording })).toThrow(
      'accepted-for-patients',
    );
  });

  it('with patients needs each controller’s own words on how the data are handled, in every language', () => {
    const { sahlgrenska = {}, ...others } = written;
    const { fi: _, ...rest } = sahlgrenska;
    const lacking = { ...others, sahlgrenska: { ...rest, ar: [] } };
    expect(() => stageNamed(full.name, [full], lacking)).toThrow(/lacks sahlgrenska fi, sahlgrenska ar\.$/);
    expect(() => stageNamed(full.name, [full], {})).toThrow('own-notices.ts');
    expect(stageNamed(trial.name, [trial], {})).toBe(trial);
  });

  it.each<[string, Partial<Stage>]>([
    ['a name that no stack can have', { name: 'Prod 1' }],
    ['an account that is none', { account: '1234' }],
    ['a sign-in prefix that is no host label', { signInPrefix: 'Follow_up' }],
    [
      'a certificate of another region',
      { domain: { name: 'a.se', certificateArn: 'arn:aws:acm:us-east-1:1:x' } },
    ],
    ['a restored table without its stream', { restoredTable: { name: 'restored', streamArn: '' } }],
    ['no day without answers', { noAnswersForDays: 0 }],
    ['a retention that is no number of years', { reportRetentionYears: 0 }],
    ['more days than an alarm can look back', { noAnswersForDays: 8 }],
    [
      'a federation that no button can show',
      { federation: [{ kind: 'saml', name: 'Två ord', metadataUrl: '' }] },
    ],
  ])('is refused with %s', (_, change) => {
    expect(refused({ ...full, ...change })).toThrow(/^Stage ".+" in cdk\/stages.ts: /);
  });
});
