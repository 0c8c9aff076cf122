import { describe, expect, it } from 'vitest';
import { Reference } from '../../../functions/domain/patient/patient.ts';
import { isSame } from '../../../functions/domain/same.ts';
import { keys, surveyWritable } from '../../../functions/storage/table.ts';
import { allRights, full, rightsOf, type Statement, synthesise, units } from '../synthesised.ts';

const { service, data } = synthesise(full);
const short = (resource: string) =>
  resource
    .replace(/<FnGetAttTable[^>]*StreamArn[^>]*>/, 'stream')
    .replace(/<FnGetAttTable[^>]*>/, 'table')
    .replace(/<FnGetAttCodeKey[^>]*>/, 'code key')
    .replace(/<FnGetAttKey[^>]*>/, 'key')
    .replace(/<RefSealingSecret[^>]*>/, 'sealing secret')
    .replace(/<\w+Log\w+\.Arn>/, 'log')
    .replace(/<DeadLetters\w+\.Arn>/, 'dead letters');

/** `effect resource: actions` for every statement, so that each function's rights can be read as a list. */
const listed = (statements: Statement[]) =>
  statements.map(
    ({ effect, actions, resources }) => `${effect} ${resources.map(short)}: ${[...actions].sort().join(' ')}`,
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
    'Allow table: dynamodb:GetItem dynamodb:PutItem',
    keyUse,
  ],
  tally: [
    logWriting,
    ...tallying,
    'Allow stream: dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams',
    keyUse,
    'Allow dead letters: sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage',
  ],
  recount: [logWriting, ...tallying, 'Allow table/index/byList: dynamodb:Query', keyUse],
};

describe.each(Object.entries(rights))('%s', (name, expected) => {
  it('has only these rights', () => {
    expect(listed(rightsOf(service, name)).sort()).toEqual([...expected].sort());
  });

  it("uses the table's key only by way of the services that keep data under it", () => {
    const uses = rightsOf(service, name).filter(({ resources }) => resources.map(short).includes('key'));
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
    expect(all.flatMap(({ resources }) => resources).filter((resource) => resource.includes('*'))).toEqual(
      [],
    );
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
    resources.map(short).includes('code key'),
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

describe('the survey function', () => {
  const statements = rightsOf(service, 'survey');
  const onTable = statements.filter(({ resources }) => resources.map(short).includes('table'));

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

describe('the totals, the directory, the groups of answers and the signed reports', () => {
  const [totals, directory, groups, reports] = [keys.totals, keys.directory, keys.groups, keys.reports].map(
    (of) => units.map(of),
  );
  const denials = rightsOf(service, 'portal').filter(
    ({ effect, conditions }) => effect === 'Deny' && conditions['ForAnyValue:StringEquals'],
  );

  it('are kept from the portal also in a transaction: it puts groups and versions when a report is signed, and never totals', () => {
    const [changes, all] = [
      ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    ];
    const naming = (partitions: unknown) => ({
      'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': partitions },
    });
    expect(denials.map(({ actions, conditions }) => ({ actions, conditions }))).toEqual([
      { actions: all, conditions: naming([totals, directory].flat()) },
      { actions: changes, conditions: naming(groups) },
      { actions: changes, conditions: naming(reports) },
    ]);
  });

  it('are all that this keeps from it, whatever a patient is called', () => {
    const named = denials.flatMap(
      ({ conditions }) => conditions['ForAnyValue:StringEquals']?.['dynamodb:LeadingKeys'] as string[],
    );
    expect(named).toHaveLength(4 * units.length);
    for (const unit of units) {
      const others = [
        ...['totals', 'directory', 'groups', 'report'].flatMap((one) => [
          keys.patient(unit, one),
          keys.invitations(unit, one),
          keys.reported(unit, one),
        ]),
        keys.wording(unit),
      ];
      for (const pk of others) expect(named).not.toContain(pk);
    }
  });
});

describe('how patients are reached', () => {
  const reachable = (name: string) =>
    rightsOf(service, name)
      .filter(({ effect, resources }) => effect === 'Allow' && resources.map(short).includes('table'))
      .flatMap(({ conditions }) =>
        [conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? ['*']].flat(),
      )
      .map((pattern) => new RegExp(`^${String(pattern).replaceAll('*', '.*')}$`));

  it.each([
    ['survey', false],
    ['tally', false],
    ['recount', false],
    ['authority', false],
    ['portal', true],
  ])('is within the reach of the %s: %s', (name, isReachable) => {
    for (const unit of units)
      expect(reachable(name).some((pattern) => pattern.test(keys.contacts(unit)))).toBe(isReachable);
  });
});

describe('the logs, of patient data and of wording', () => {
  it('can be added to by the portal, not changed, also in the transaction of the change itself', () => {
    const denied = rightsOf(service, 'portal').filter(({ effect }) => effect === 'Deny');
    expect(
      denied
        .filter(({ conditions }) => !conditions['ForAnyValue:StringEquals'])
        .map(({ actions, conditions }) => ({ actions, conditions })),
    ).toEqual([
      {
        actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*#audit#*', 'activation#*'] },
          // Without this, a request that names no key would be denied by having none.
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      },
    ]);
  });

  it.each(['tally', 'recount'])(
    'can be added to by %s, not read or changed; wording is out of its reach',
    (name) => {
      const onTable = rightsOf(service, name).filter(({ resources }) =>
        resources.map(short).includes('table'),
      );
      expect(onTable.map(({ actions, conditions }) => ({ actions, conditions }))).toEqual([
        {
          actions: ['dynamodb:Query'],
          conditions: {
            'ForAllValues:StringLike': {
              'dynamodb:LeadingKeys': [
                '*#patient#*',
                '*#invitations#*',
                ...units.map(keys.totals),
                ...units.map(keys.groups),
                ...units.map(keys.directory),
              ],
            },
            Null: { 'dynamodb:LeadingKeys': 'false' },
          },
        },
        {
          actions: ['dynamodb:GetItem'],
          conditions: {
            'ForAllValues:StringLike': {
              'dynamodb:LeadingKeys': [...units.map(keys.groups), ...units.map(keys.directory)],
            },
            Null: { 'dynamodb:LeadingKeys': 'false' },
          },
        },
        {
          actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
          conditions: {
            'ForAllValues:StringLike': {
              'dynamodb:LeadingKeys': [
                '*#patient#*',
                '*#audit#*',
                ...units.map(keys.totals),
                ...units.map(keys.groups),
                ...units.map(keys.directory),
              ],
            },
            Null: { 'dynamodb:LeadingKeys': 'false' },
          },
        },
        {
          actions: ['dynamodb:DeleteItem'],
          conditions: {
            'ForAllValues:StringLike': {
              'dynamodb:LeadingKeys': ['*#audit#*', ...units.map(keys.groups), ...units.map(keys.directory)],
            },
            Null: { 'dynamodb:LeadingKeys': 'false' },
          },
        },
      ]);
    },
  );
});
