import { describe, expect, it } from 'vitest';
import { full, type Json, resourcesOf, synthesise, trial, written } from '../synthesised.ts';

const bucketOf = (stage: typeof full): Json => {
  const found = resourcesOf(synthesise(stage).data, 'AWS::S3::Bucket');
  expect(found).toHaveLength(1);
  return found[0]?.[1];
};

describe('the drop of signed reports', () => {
  const template = synthesise(full).data;
  const { Properties, DeletionPolicy } = bucketOf(full);

  it('keeps every version, under a key that protects nothing else', () => {
    expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    const [{ ServerSideEncryptionByDefault: encryption }] =
      Properties.BucketEncryption.ServerSideEncryptionConfiguration;
    expect(encryption.SSEAlgorithm).toBe('aws:kms');
    expect(written(encryption.KMSMasterKeyID)).toMatch(/^<DropKey\w+\.Arn>$/);
    const table = resourcesOf(template, 'AWS::DynamoDB::Table')[0]?.[1];
    expect(written(table.Properties.SSESpecification.KMSMasterKeyId)).not.toMatch(/Drop/);
  });

  it('is closed to the public, and to requests without TLS', () => {
    expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    const [[, policy] = []] = resourcesOf(template, 'AWS::S3::BucketPolicy');
    const denied = policy.Properties.PolicyDocument.Statement.filter(({ Effect }: Json) => Effect === 'Deny');
    const conditions = denied.flatMap(({ Condition }: Json) => Object.values(Condition));
    expect(conditions).toContainEqual({ 'aws:SecureTransport': 'false' });
    for (const { Principal } of policy.Properties.PolicyDocument.Statement.filter(
      ({ Effect }: Json) => Effect === 'Allow',
    ))
      expect(Principal).not.toEqual({ AWS: '*' });
  });

  it('lets no file be removed for as many years as the stage says, and outlives its stack', () => {
    expect(Properties.ObjectLockEnabled).toBe(true);
    expect(Properties.ObjectLockConfiguration.Rule.DefaultRetention).toEqual({
      Mode: 'GOVERNANCE',
      Days: 3650,
    });
    expect(DeletionPolicy).toBe('Retain');
  });

  it('keeps nothing longer where there are no patients, so that a stage can be removed', () => {
    const bucket = bucketOf(trial);
    expect(bucket.Properties).not.toHaveProperty('ObjectLockEnabled');
    expect(bucket.DeletionPolicy).toBe('Delete');
  });

  it('makes an event of each file', () => {
    expect(Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    expect(resourcesOf(template, 'Custom::S3BucketNotifications')).toEqual([]);
  });
});
