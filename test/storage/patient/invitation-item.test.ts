import { describe, expect, it } from 'vitest';
import { readAs } from '../../../functions/storage/item.ts';
import { invitationItem, invitationKind } from '../../../functions/storage/patient/invitation-item.ts';
import { invitation } from '../../support/builders.ts';
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
