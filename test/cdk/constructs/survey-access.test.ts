import { describe, expect, it } from 'vitest';
import { Reference } from '../../../functions/domain/patient/patient.ts';
import { keys, surveyWritable } from '../../../functions/storage/table.ts';
import { full, partOf, rightsOf, synthesise, units } from '../synthesised.ts';

const { service } = synthesise(full);

describe('the survey function', () => {
  const statements = rightsOf(service, 'survey');
  const onTable = statements.filter(({ resources }) => resources.map(partOf).includes('table'));

  const reading = onTable.filter(({ actions }) => !actions.includes('dynamodb:UpdateItem'));
  const writing = onTable.filter(({ actions }) => actions.includes('dynamodb:UpdateItem'));

  it('reads the active wording of units from the table, and nothing else', () => {
    expect(reading.map(({ actions, conditions }) => ({ actions, conditions }))).toEqual([
      {
        actions: ['dynamodb:Query'],
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['wording#*'] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      },
    ]);
    for (const unit of units) {
      expect(keys.wording(unit)).toMatch(/^wording#/);
      expect(keys.patient(unit, 'wording')).not.toMatch(/^wording#/);
    }
  });

  it('writes only the attributes of an answer, only on invitations, and gets nothing back', () => {
    expect(writing.map(({ conditions }) => conditions)).toEqual([
      {
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': [...surveyWritable] },
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*#invitations#*'] },
        // Without these, a request that names no attribute or key would meet "for all values" by having none.
        Null: { 'dynamodb:Attributes': 'false', 'dynamodb:LeadingKeys': 'false' },
        StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' },
      },
    ]);
  });

  it('can name no patient record: every key it may use is that of wording or of an invitation', () => {
    const partitions = onTable.flatMap(({ conditions }) =>
      [conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? ['*']].flat(),
    );
    const allowed = (pk: string) =>
      partitions.some((pattern) => new RegExp(`^${String(pattern).replaceAll('*', '.*')}$`).test(pk));
    for (const unit of units) {
      expect(allowed(keys.invitations(unit, 'SU-0001'))).toBe(true);
      for (const reference of ['SU-0001', 'invitations', 'wording', '.invitations.']) {
        expect(allowed(keys.patient(unit, reference))).toBe(false);
      }
      expect(allowed(keys.totals(unit))).toBe(false);
      expect(allowed(keys.groups(unit))).toBe(false);
      expect(allowed(keys.directory(unit))).toBe(false);
      expect(allowed(keys.audit(unit, '2026-03'))).toBe(false);
    }
    // References cannot hold characters that would make them look like another key.
    expect(Reference.safeParse('x#invitations#y').success).toBe(false);
  });

  it('has no secret', () => {
    expect(statements.flatMap(({ actions }) => actions).filter((action) => /secret/i.test(action))).toEqual(
      [],
    );
  });
});
