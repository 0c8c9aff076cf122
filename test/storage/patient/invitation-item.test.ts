import { describe, expect, it } from 'vitest';
import { readAs } from '../../../functions/storage/item.ts';
import { invitationItem, invitationKind } from '../../../functions/storage/patient/invitation-item.ts';
import { answer, invitation } from '../../support/builders.ts';
import { unit } from '../../support/world.ts';

describe('an invitation from before receipts were of the submission alone', () => {
  const digest = { digest: 'of-the-submission' };
  const before = { ...invitationItem(unit, 'SU-1', invitation()), schemaVersion: 6 };
  const read = (raw: object) => readAs([invitationKind], { ...before, ...raw }).receipts;

  it('keeps which forms are answered, and no digest that values went into', () => {
    expect(read({ receipts: { prem: 'of-the-values', face: 'none' } })).toEqual({
      prem: 'none',
      face: 'none',
    });
  });

  it('keeps the receipts of forms answered since', () => {
    expect(read({ receipts: { prem: 'of-the-values', face: digest } })).toEqual({
      prem: 'none',
      face: digest,
    });
  });
});

const item = invitationItem(unit, 'SU-0001', invitation());

it.each([
  ['the day of the moment, in Stockholm', '2026-05-14T22:30:00Z', '2026-05-15'],
  ['the day before, at midnight in summer time', '2026-05-14T22:00:00Z', '2026-05-14'],
  ['the day before, at midnight in normal time', '2026-12-31T23:00:00Z', '2026-12-31'],
  ['a day that an update wrote into the older item', '2026-05-14', '2026-05-14'],
])('an invitation with a moment of expiry is read with its last day: %s', (_, expiresAt, last) => {
  for (const schemaVersion of [4, 5, 6, 7])
    expect(invitationKind.read({ ...item, expiresAt, schemaVersion }).expiresAt).toBe(last);
});

it('an invitation that has none, or that was read in part, is read as it is', () => {
  const { expiresAt: _, ...unsent } = item;
  expect(invitationKind.read({ ...unsent, schemaVersion: 7 })).toEqual(unsent);
});

it('is stored with its last day, in the present version', () => {
  expect(item).toMatchObject({ expiresAt: '2026-05-14', schemaVersion: 11 });
});

describe('an invitation from before answers were marked as typed in', () => {
  const before = { ...invitationItem(unit, 'SU-1', invitation()), schemaVersion: 8 };
  const read = (form: string, more: object) =>
    readAs([invitationKind], { ...before, answers: { [form]: answer({}, more) } }).answers[form]?.typedIn;

  it.each([
    ['PREM on paper', 'prem', { mode: 'paper' }, true],
    ['PREM by phone', 'prem', { mode: 'phone' }, true],
    ['PREM on the web', 'prem', {}, undefined],
    ['PREM on paper that an import brought', 'prem', { mode: 'paper', cameReadable: true }, undefined],
    ['FaCE on paper, which staff may read', 'face', { mode: 'paper' }, undefined],
  ])('%s', (_, form, more, typedIn) => {
    expect(read(form, more)).toBe(typedIn);
  });

  it('may lack its answers, where a read leaves them out', () => {
    const { answers: _, ...without } = before;
    expect(readAs([invitationKind], without)).not.toHaveProperty('answers');
  });
});
