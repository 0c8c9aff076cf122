import { describe, expect, it } from 'vitest';
import { isSame } from '../../../functions/domain/same.ts';
import { allRights, full, partOf, rightsOf, type Statement, synthesise } from '../synthesised.ts';

const { service, data } = synthesise(full);
/** `effect resource: actions` for every statement, so that each function's rights can be read as a list. */
const listed = (statements: Statement[]) =>
  statements.map(
    ({ effect, actions, resources }) =>
      `${effect} ${resources.map(partOf)}: ${[...actions].sort().join(' ')}`,
  );

const keyUse =
  'Allow key: kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey kms:GenerateDataKeyWithoutPlaintext kms:ReEncryptFrom kms:ReEncryptTo';
const logWriting = 'Allow log: logs:CreateLogStream logs:PutLogEvents';
const tallying = [
  'Allow table: dynamodb:Query',
  'Allow table: dynamodb:GetItem',
  'Allow table: dynamodb:DeleteItem dynamodb:PutItem',
  'Deny table: dynamodb:DeleteItem',
];

const rights: Record<string, string[]> = {
  survey: [
    logWriting,
    'Allow table/index/byCode: dynamodb:Query',
    'Allow table: dynamodb:Query',
    'Allow table: dynamodb:UpdateItem',
    keyUse,
  ],
  portal: [
    logWriting,
    'Allow table: dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem',
    'Allow table/index/byList: dynamodb:Query',
    'Deny table: dynamodb:DeleteItem dynamodb:UpdateItem',
    'Deny table: dynamodb:DeleteItem dynamodb:UpdateItem',
    'Deny table: dynamodb:DeleteItem dynamodb:UpdateItem',
    'Deny table: dynamodb:DeleteItem dynamodb:PutItem dynamodb:UpdateItem',
    keyUse,
    'Allow sealing secret: secretsmanager:GetSecretValue',
    'Allow key: kms:Decrypt',
    'Allow code key: kms:GenerateMac',
  ],
  authority: [
    logWriting,
    'Allow table: dynamodb:Query',
    'Allow table: dynamodb:GetItem',
    'Allow table: dynamodb:ConditionCheckItem dynamodb:PutItem',
    'Deny table: dynamodb:PutItem',
    keyUse,
  ],
  results: [logWriting, 'Allow table: dynamodb:GetItem dynamodb:Query', keyUse],
  tally: [
    logWriting,
    ...tallying,
    'Allow stream: dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams',
    keyUse,
    'Allow dead letters: sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage',
  ],
  feed: [
    logWriting,
    'Allow table: dynamodb:GetItem dynamodb:Query',
    'Allow stream: dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams',
    keyUse,
    'Allow drop/reports/*: s3:PutObject',
    'Allow drop key: kms:Decrypt kms:GenerateDataKey',
    'Allow dead letters: sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage',
  ],
  recount: [logWriting, ...tallying, 'Allow table/index/byList: dynamodb:Query', keyUse],
};

describe.each(Object.entries(rights))('%s', (name, expected) => {
  it('has only these rights', () => {
    expect(listed(rightsOf(service, name)).sort()).toEqual([...expected].sort());
  });

  it("uses the table's key only by way of the services that keep data under it", () => {
    const uses = rightsOf(service, name).filter(({ resources }) => resources.map(partOf).includes('key'));
    expect(uses).not.toEqual([]);
    for (const { conditions } of uses) {
      expect(Object.values(conditions).flatMap((condition) => Object.keys(condition))).toEqual([
        'kms:ViaService',
      ]);
    }
  });
});

describe('no function', () => {
  const all = [...allRights(service), ...allRights(data)];

  it('has an action by wildcard, or anything on every resource', () => {
    expect(all.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
    const wild = all.flatMap(({ resources }) => resources).filter((resource) => resource.includes('*'));
    // Files below `reports/`, in one bucket, by one function.
    expect(wild.map(partOf)).toEqual(['drop/reports/*']);
  });

  it('can read the whole table at once, or touch the table itself', () => {
    const actions = all.flatMap((one) => one.actions);
    for (const never of [
      'Scan',
      'BatchGetItem',
      'PartiQLSelect',
      'DeleteTable',
      'UpdateTable',
      'ExportTableToPointInTime',
    ]) {
      expect(actions).not.toContain(`dynamodb:${never}`);
    }
  });
});

describe('the key of codes', () => {
  const uses = [...allRights(service), ...allRights(data)].filter(({ resources }) =>
    resources.map(partOf).includes('code key'),
  );

  it('is used by the portal alone, and only for the MACs that codes are derived from', () => {
    expect(uses).toEqual(rightsOf(service, 'portal').filter((one) => uses.some((use) => isSame(use, one))));
    expect(uses.map(({ actions, conditions }) => ({ actions, conditions }))).toEqual([
      {
        actions: ['kms:GenerateMac'],
        conditions: { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } },
      },
    ]);
  });
});
