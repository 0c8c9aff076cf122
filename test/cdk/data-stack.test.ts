import { describe, expect, it } from 'vitest';
import { surveyProjection, surveyWritable } from '../../functions/storage/table.ts';
import { full, functionNames, type Json, resourcesOf, rightsOf, synthesise } from './synthesised.ts';

const template = synthesise(full).data;
const only = (type: string): Json => {
  const found = resourcesOf(template, type);
  expect(found).toHaveLength(1);
  return found[0]?.[1];
};

/** The key of a kind, by its logical id. */
const keyFor = (spec: string): [string, Json] => {
  const found = resourcesOf(template, 'AWS::KMS::Key').filter(
    ([id, { Properties }]) => (Properties.KeySpec ?? 'SYMMETRIC_DEFAULT') === spec && !id.startsWith('Drop'),
  );
  expect(found).toHaveLength(1);
  return found[0] as [string, Json];
};

describe('the key of codes', () => {
  const [keyId, key] = keyFor('HMAC_256');

  it('makes MACs and nothing else, in KMS alone', () => {
    expect(key.Properties.KeyUsage).toBe('GENERATE_VERIFY_MAC');
    expect(key.Properties.MultiRegion).toBeUndefined();
  });

  it('is found by its name', () => {
    expect(only('AWS::KMS::Alias').Properties).toEqual({
      AliasName: 'alias/nhv-follow-up-prod-codes',
      TargetKeyId: { 'Fn::GetAtt': [keyId, 'Arn'] },
    });
  });
});

describe('the table', () => {
  const table = only('AWS::DynamoDB::Table');

  it('is encrypted with the customer key, whose material is rotated', () => {
    const [keyId, key] = keyFor('SYMMETRIC_DEFAULT');
    expect(table.Properties.SSESpecification).toEqual({
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: { 'Fn::GetAtt': [keyId, 'Arn'] },
    });
    expect(key.Properties.EnableKeyRotation).toBe(true);
  });

  it('can be restored to any second of the last 35 days', () => {
    expect(table.Properties.PointInTimeRecoverySpecification).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 35,
    });
  });

  it('cannot be deleted, and outlives its stack', () => {
    expect(table.Properties.DeletionProtectionEnabled).toBe(true);
    expect([table.DeletionPolicy, table.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  it('costs by use, removes only items that carry their end, which the survey cannot write, and streams only the keys of changes', () => {
    expect(table.Properties.BillingMode).toBe('PAY_PER_REQUEST');
    expect(table.Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'timeToLive', Enabled: true });
    expect(surveyWritable).not.toContain('timeToLive');
    expect(table.Properties.StreamSpecification).toEqual({ StreamViewType: 'KEYS_ONLY' });
  });

  it('shows through the index by code only what the survey needs, and no answer', () => {
    const byCode = table.Properties.GlobalSecondaryIndexes.find(
      ({ IndexName }: { IndexName: string }) => IndexName === 'byCode',
    );
    expect(byCode.Projection).toEqual({ ProjectionType: 'INCLUDE', NonKeyAttributes: [...surveyProjection] });
    expect(byCode.Projection.NonKeyAttributes).not.toContain('answers');
  });

  it('lists by the moment they are due, with nothing but keys, the items that carry one', () => {
    expect(table.Properties.GlobalSecondaryIndexes).toContainEqual({
      IndexName: 'byDue',
      KeySchema: [
        { AttributeName: 'due', KeyType: 'HASH' },
        { AttributeName: 'dueAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    });
  });
});

describe('a restored table', () => {
  const streamArn = 'arn:aws:dynamodb:eu-north-1:123456789012:table/restored/stream/2028-01-01T00:00:00.000';
  const after = synthesise({ ...full, restoredTable: { name: 'restored', streamArn } });

  it('takes the place of the own one for every function and the stream', () => {
    const statements = functionNames.flatMap((name) => rightsOf(after.service, name));
    const reached = statements
      .filter(({ actions }) => actions.some((action) => action.startsWith('dynamodb:')))
      .flatMap(({ resources }) => resources);
    expect(reached.length).toBeGreaterThan(4);
    for (const resource of reached) expect(resource).toMatch(/^arn:.*:table\/restored/);
    for (const [, { Properties }] of resourcesOf(after.service, 'AWS::Lambda::Function')) {
      expect(Properties.Environment.Variables.TABLE_NAME).toBe('restored');
    }
    const [[, mapping] = []] = resourcesOf(after.service, 'AWS::Lambda::EventSourceMapping');
    expect(mapping.Properties.EventSourceArn).toBe(streamArn);
  });

  it('leaves the own one where it is, and what the service still imports while this is deployed', () => {
    expect(resourcesOf(after.data, 'AWS::DynamoDB::Table')).toEqual(
      resourcesOf(template, 'AWS::DynamoDB::Table'),
    );
    const exported = (one: typeof template) =>
      Object.values(one.toJSON().Outputs).map((output: Json) => output.Export.Name);
    expect(exported(after.data)).toEqual(expect.arrayContaining(exported(template)));
  });
});

describe('a store beside the table', () => {
  it.each(['AWS::KMS::Key', 'AWS::SecretsManager::Secret', 'AWS::Cognito::UserPool'])(
    '%s is retained',
    (type) => {
      const resources = resourcesOf(template, type);
      expect(resources).not.toEqual([]);
      for (const [, { DeletionPolicy, UpdateReplacePolicy }] of resources) {
        expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
      }
    },
  );

  it('is a random sealing secret, under the customer key', () => {
    const { Properties: secret } = only('AWS::SecretsManager::Secret');
    expect(secret.GenerateSecretString.PasswordLength).toBeGreaterThanOrEqual(32);
    expect(secret.SecretString).toBeUndefined();
    const [[keyId] = []] = resourcesOf(template, 'AWS::KMS::Key');
    expect(secret.KmsKeyId).toEqual({ 'Fn::GetAtt': [keyId, 'Arn'] });
  });
});
