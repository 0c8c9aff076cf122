import { describe, expect, it } from 'vitest';
import type { Stage } from '../../cdk/stages.ts';
import { readConfig } from '../../functions/config.ts';
import { keys } from '../../functions/storage/table.ts';
import {
  full,
  functionNames,
  functionOf,
  type Json,
  resourcesOf,
  synthesise,
  trial,
  units,
  written,
} from './synthesised.ts';

const { service: template, data } = synthesise(full);
const withoutDomain = synthesise(trial).service;
const propertiesOf = (type: string): Json[] =>
  resourcesOf(template, type).map(([, { Properties }]) => Properties);

describe('the functions', () => {
  const functions = propertiesOf('AWS::Lambda::Function');

  it('are the entries, all on Node 24 and ARM64', () => {
    expect(functions).toHaveLength(functionNames.length);
    for (const { Runtime, Architectures, Handler } of functions) {
      expect([Runtime, Architectures, Handler]).toEqual(['nodejs24.x', ['arm64'], 'index.handler']);
    }
  });

  it('each write a log of their own', () => {
    const logs = functions.map(({ LoggingConfig }) => LoggingConfig.LogGroup.Ref);
    expect(new Set(logs).size).toBe(functionNames.length);
  });

  it.each<[string, string[]]>([
    ['survey', ['PROVISIONAL_WORDING', 'PUBLIC_URL', 'STAGE', 'TABLE_NAME']],
    [
      'portal',
      [
        'CLIENT_ID',
        'CODE_KEY_ARN',
        'ISSUER',
        'PORTAL_FILES',
        'PROVISIONAL_WORDING',
        'PUBLIC_URL',
        'SEALING_SECRET_ARN',
        'SIGN_IN_URL',
        'STAGE',
        'TABLE_NAME',
        'TEXT_COUNTRY_CODES',
      ],
    ],
    ['authority', ['CLIENT_ID', 'ISSUER', 'STAGE', 'TABLE_NAME']],
    ['results', ['PUBLIC_URL', 'STAGE', 'TABLE_NAME']],
    ['tally', ['STAGE', 'TABLE_NAME']],
    ['feed', ['DROP_BUCKET', 'STAGE', 'TABLE_NAME']],
    ['recount', ['STAGE', 'TABLE_NAME']],
  ])('%s knows of the environment only what it uses, and no secret', (name, names) => {
    const variables = functionOf(template, name)[1].Properties.Environment.Variables;
    expect(Object.keys(variables).sort()).toEqual(names);
    expect(JSON.stringify(variables)).not.toContain('resolve:secretsmanager');
  });
});

describe('provisional wording', () => {
  it.each<[Stage['provisionalWording'], string]>([
    ['refused', 'refused'],
    ['accepted', 'accepted'],
    ['accepted-for-patients', 'accepted'],
  ])('that a row calls %s is %s by the survey and the portal', (provisionalWording, told) => {
    const { service } = synthesise({ ...full, provisionalWording });
    for (const name of ['survey', 'portal']) {
      const { PROVISIONAL_WORDING } = functionOf(service, name)[1].Properties.Environment.Variables;
      expect(readConfig({ PROVISIONAL_WORDING }, ['PROVISIONAL_WORDING'])).toEqual({
        PROVISIONAL_WORDING: told,
      });
    }
  });
});

describe('every log', () => {
  it('is encrypted and ends', () => {
    const logs = propertiesOf('AWS::Logs::LogGroup');
    expect(logs).toHaveLength(functionNames.length + 1);
    for (const { KmsKeyId, RetentionInDays } of logs) {
      expect(written(KmsKeyId)).toMatch(/^<OperationsKey\w+\.Arn>$/);
      expect(RetentionInDays).toBe(full.logRetention);
    }
  });
});

describe('the address that people use', () => {
  const addressIn = (one: typeof template) =>
    written(functionOf(one, 'survey')[1].Properties.Environment.Variables.PUBLIC_URL);

  it('is the domain, without a prefix of the path, and no other host is reachable', () => {
    expect(addressIn(template)).toBe('https://uppfoljning.example.se');
    expect(propertiesOf('AWS::ApiGateway::RestApi')[0].DisableExecuteApiEndpoint).toBe(true);
    expect(propertiesOf('AWS::ApiGateway::BasePathMapping')[0].BasePath).toBeUndefined();
    expect(propertiesOf('AWS::ApiGateway::DomainName')[0]).toMatchObject({
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'TLS_1_2',
    });
  });

  it("is API Gateway's own, with its stage, where there is no domain", () => {
    expect(addressIn(withoutDomain)).toMatch(
      /^https:\/\/<Entrance.+>\.execute-api\.<AWS::Region>\.amazonaws\.com\/live$/,
    );
    expect(resourcesOf(withoutDomain, 'AWS::ApiGateway::DomainName')).toEqual([]);
  });

  it.each([
    ['with a domain', template],
    ['without one', withoutDomain],
  ])('is where the sign-in returns to, by code and without a secret, %s', (_, one) => {
    const [[, client] = []] = resourcesOf(one, 'AWS::Cognito::UserPoolClient');
    expect(client.Properties.CallbackURLs.map(written)).toEqual([`${addressIn(one)}/portal/`]);
    expect(client.Properties).toMatchObject({ AllowedOAuthFlows: ['code'], GenerateSecret: false });
  });

  it('takes a code alone, and no password, from the portal; refresh tokens rotate and can be revoked', () => {
    const [[, client] = []] = resourcesOf(synthesise(full).service, 'AWS::Cognito::UserPoolClient');
    expect(client.Properties).toMatchObject({
      AllowedOAuthFlows: ['code'],
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
      EnableTokenRevocation: true,
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
    });
    const [[, pool] = []] = resourcesOf(synthesise(full).data, 'AWS::Cognito::UserPool');
    expect(pool.Properties).not.toHaveProperty('LambdaConfig');
  });
});

describe('the stream of changes', () => {
  const mappingTo = (name: string): Json =>
    propertiesOf('AWS::Lambda::EventSourceMapping').find(
      ({ FunctionName }) => FunctionName.Ref === functionOf(template, name)[0],
    );
  const mapping = mappingTo('tally');

  it("brings records and invitations to the tally, not the tally's own writes", () => {
    const wanted = mapping.FilterCriteria.Filters.map(
      ({ Pattern }: { Pattern: string }) => JSON.parse(Pattern).dynamodb.Keys.sk.S[0],
    );
    expect(wanted).toEqual(['2#record', { prefix: '3#invitation#' }]);
  });

  it('brings new versions of the units’ reports to the feed', () => {
    const [{ Pattern }] = mappingTo('feed').FilterCriteria.Filters;
    expect(JSON.parse(Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { Keys: { pk: { S: units.map(keys.reports) } } },
    });
  });

  it.each([
    ['tally', 'DeadLetters'],
    ['feed', 'FeedDeadLetters'],
  ])(
    'of the %s starts at the oldest change, narrows a failing batch down, and sets aside what fails twice',
    (name, own) => {
      const mapping = mappingTo(name);
      expect(mapping).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 1,
      });
      const [queueId, queue] =
        resourcesOf(template, 'AWS::SQS::Queue').find(([id]) => id.startsWith(own)) ?? [];
      expect(mapping.DestinationConfig.OnFailure.Destination).toEqual({ 'Fn::GetAtt': [queueId, 'Arn'] });
      expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
    },
  );
});

describe('the recount', () => {
  it('runs every night, for each unit at a time and in an invocation of its own', () => {
    const rules = propertiesOf('AWS::Events::Rule');
    const times = rules.map(({ ScheduleExpression }) => ScheduleExpression);
    expect(times).toEqual(['cron(30 1 * * ? *)', 'cron(35 1 * * ? *)']);
    const [id] = functionOf(template, 'recount');
    for (const [index, { Targets }] of rules.entries()) {
      expect(Targets).toHaveLength(1);
      expect(Targets[0]).toMatchObject({
        Arn: { 'Fn::GetAtt': [id, 'Arn'] },
        Input: JSON.stringify({ unit: units[index] }),
      });
    }
  });
});

describe('the outputs', () => {
  it('name the values that an administrator needs', () => {
    expect(Object.keys(template.toJSON().Outputs).sort()).toEqual([
      'ClientId',
      'DnsTarget',
      'DropBucket',
      'FeedFunction',
      'Issuer',
      'RecountFunction',
      'SealingSecretArn',
      'SignInUrl',
      'TableName',
      'Url',
      'UserPoolId',
    ]);
    expect(resourcesOf(data, 'AWS::Lambda::Function')).toEqual([]);
  });
});
