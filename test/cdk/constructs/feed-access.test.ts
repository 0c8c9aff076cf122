import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/storage/table.ts';
import { full, partOf, rightsOf, synthesise, units } from '../synthesised.ts';

const rights = rightsOf(synthesise(full).service, 'feed');
const conditionsOn = (part: string) =>
  rights.filter(({ resources }) => resources.map(partOf).includes(part)).map(({ conditions }) => conditions);

describe('the feed', () => {
  it('can name only the partitions of signed reports, which hold no patient', () => {
    expect(conditionsOn('table')).toEqual([
      {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': units.map(keys.reports) },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    ]);
  });

  it('uses the drop’s key only by way of S3', () => {
    const uses = conditionsOn('drop key');
    expect(uses.map(({ StringEquals = {} }) => Object.keys(StringEquals))).toEqual([['kms:ViaService']]);
  });
});
