import { describe, expect, it } from 'vitest';
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
} from '../synthesised.ts';

const template = synthesise(full).service;
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
const alarmOn = (metric: string, dimension?: string): Json => {
  const found = alarms.filter(
    ({ MetricName, Dimensions = [] }) =>
      MetricName === metric &&
      (!dimension || Dimensions.some(({ Value }: Json) => written(Value) === dimension)),
  );
  expect(found).toHaveLength(1);
  return found[0];
};

describe('an alarm', () => {
  it.each(functionNames)('rings at the first error and throttle of %s', (name) => {
    const id = `<${functionOf(template, name)[0]}>`;
    for (const metric of ['Errors', 'Throttles']) {
      expect(alarmOn(metric, id)).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
    }
  });

  it('rings when a change waits among the dead letters of the tally or the feed', () => {
    const queues = resourcesOf(template, 'AWS::SQS::Queue');
    expect(queues).toHaveLength(2);
    for (const [queueId] of queues) {
      const alarm = alarmOn('ApproximateNumberOfMessagesVisible', `<${queueId}.QueueName>`);
      expect(alarm).toMatchObject({ Threshold: 1, EvaluationPeriods: 1 });
    }
  });

  it('rings when the numbers lag a minute behind', () => {
    expect(alarmOn('IteratorAge')).toMatchObject({ Threshold: 60_000, Statistic: 'Maximum' });
  });

  it('rings when the recount differs, and when it does not run for every unit', () => {
    expect(alarmOn('RecountDifferences')).toMatchObject({ Threshold: 1, Statistic: 'Maximum' });
    expect(alarmOn('Invocations', `<${functionOf(template, 'recount')[0]}>`)).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: units.length,
      TreatMissingData: 'breaching',
    });
  });

  it('rings when no answer comes for as many days as the stage says', () => {
    expect(alarmOn('AnswersStored')).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 86_400,
      EvaluationPeriods: full.noAnswersForDays,
      TreatMissingData: 'breaching',
    });
  });

  it('rings when requests fail, and when one address asks for very many surveys', () => {
    expect(alarmOn('5XXError')).toMatchObject({ Threshold: 1 });
    const [[, acl] = []] = resourcesOf(template, 'AWS::WAFv2::WebACL');
    const blocked = alarmOn('BlockedRequests', 'SurveyRate');
    expect(blocked.Dimensions).toContainEqual({
      Name: 'WebACL',
      Value: acl.Properties.VisibilityConfig.MetricName,
    });
  });

  it('explains itself, reaches the same people, and reports when it is over', () => {
    const [[topicId] = []] = resourcesOf(template, 'AWS::SNS::Topic');
    for (const { AlarmDescription, AlarmActions, OKActions } of alarms) {
      expect(AlarmDescription.length).toBeGreaterThan(20);
      expect([AlarmActions, OKActions]).toEqual([[{ Ref: topicId }], [{ Ref: topicId }]]);
    }
  });
});

describe('the metric of an alarm', () => {
  const filters = resourcesOf(template, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties);

  it('is written: the routes and fields that stand for an answer exist in the access log', () => {
    const pattern: string = filters.find(({ FilterPattern }) =>
      FilterPattern.includes('$.route'),
    ).FilterPattern;
    const [[, stage] = []] = resourcesOf(template, 'AWS::ApiGateway::Stage');
    const logged = Object.keys(
      JSON.parse(stage.Properties.AccessLogSetting.Format.replaceAll('$context.status', '200')),
    );
    for (const [, field] of pattern.matchAll(/\$\.(\w+)/g)) expect(logged).toContain(field);
    const parts = resourcesOf(template, 'AWS::ApiGateway::Resource').map(
      ([, { Properties }]) => Properties.PathPart,
    );
    for (const [, route] of pattern.matchAll(/"(\/[^"]+)"/g)) {
      for (const part of route?.split('/').filter(Boolean) ?? []) expect(parts).toContain(part);
    }
  });

  it('is the line that the recount writes', () => {
    const filter = filters.find(({ FilterPattern }) => FilterPattern.includes('recount'));
    expect(filter.FilterPattern).toBe('{ $.event = "recount" }');
    expect(filter.MetricTransformations[0].MetricValue).toBe('$.differences');
  });
});

describe('where alarms go', () => {
  it('is encrypted under a key that CloudWatch may use, only over TLS, to a person', () => {
    const [[, topic] = []] = resourcesOf(template, 'AWS::SNS::Topic');
    const keyId = topic.Properties.KmsMasterKeyId['Fn::GetAtt'][0];
    const key = Object.fromEntries(resourcesOf(template, 'AWS::KMS::Key'))[keyId];
    const users = key.Properties.KeyPolicy.Statement.map(({ Principal }: Json) => Principal.Service).filter(
      Boolean,
    );
    expect(users).toContain('cloudwatch.amazonaws.com');
    const [[, policy] = []] = resourcesOf(template, 'AWS::SNS::TopicPolicy');
    const statements: Json[] = policy.Properties.PolicyDocument.Statement;
    expect(statements.map(({ Effect, Principal }) => [Effect, Principal])).toEqual([
      ['Deny', '*'],
      ['Allow', { Service: 'cloudwatch.amazonaws.com' }],
    ]);
    const [[, subscription] = []] = resourcesOf(template, 'AWS::SNS::Subscription');
    expect(subscription.Properties).toMatchObject({ Protocol: 'email', Endpoint: full.alarmEmail });
  });

  it('may have no recipient on a trial', () => {
    expect(resourcesOf(synthesise(trial).service, 'AWS::SNS::Subscription')).toEqual([]);
  });
});
