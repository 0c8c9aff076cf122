import { describe, expect, it } from 'vitest';
import { full, type Json, resourcesOf, synthesise, written } from '../synthesised.ts';

const template = synthesise(full).service;
const only = (type: string): [string, Json] => {
  const found = resourcesOf(template, type);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of ${type}`);
  return found[0];
};
const [apiId] = only('AWS::ApiGateway::RestApi');
const [stageId] = only('AWS::ApiGateway::Stage');
const [aclId, acl] = only('AWS::WAFv2::WebACL');
const rules: Record<string, Json> = Object.fromEntries(
  acl.Properties.Rules.map((rule: Json) => [rule.Name, rule]),
);

describe('the firewall', () => {
  it("protects the API's stage", () => {
    const [, association] = only('AWS::WAFv2::WebACLAssociation');
    expect(association.Properties.WebACLArn).toEqual({ 'Fn::GetAtt': [aclId, 'Arn'] });
    const protectedArn = written(association.Properties.ResourceArn);
    expect(protectedArn).toContain(`/restapis/<${apiId}>/stages/<${stageId}>`);
  });

  const bodyRules = rules.CommonAttacks.Statement.ManagedRuleGroupStatement.RuleActionOverrides.map(
    ({ Name, ActionToUse }: Json) => [Name, Object.keys(ActionToUse)[0]],
  );

  it('lets an import of 4 MB through: the rules that read bodies only label', () => {
    expect(bodyRules.map(([name]: [string]) => name)).toContain('SizeRestrictions_BODY');
    for (const [name, action] of bodyRules) expect([name, action]).toEqual([name, 'Count']);
  });

  it('blocks everything it labelled elsewhere, after labelling', () => {
    const text = JSON.stringify([rules.AttackInBody, rules.LargeBody]);
    for (const [name] of bodyRules) {
      expect(text).toContain(`awswaf:managed:aws:core-rule-set:${name.replace('_BODY', '_Body')}`);
    }
    expect(rules.AttackInBody.Priority).toBeGreaterThan(rules.CommonAttacks.Priority);
    expect(rules.LargeBody.Priority).toBeGreaterThan(rules.CommonAttacks.Priority);
    expect([rules.AttackInBody, rules.LargeBody].map(({ Action }) => Object.keys(Action))).toEqual([
      ['Block'],
      ['Block'],
    ]);
  });

  const pattern = (statement: Json) => new RegExp(statement.RegexMatchStatement.RegexString);
  const exempt = (rule: Json) => pattern(rule.Statement.AndStatement.Statements[1].NotStatement.Statement);

  it.each<[string, boolean, boolean]>([
    ['/api/portal/import', true, true],
    ['/live/api/portal/import', true, true],
    ['/api/portal/patients/SU-1', false, true],
    ['/api/survey/ABCD/prem', false, false],
    ['/e/ABCD/prem', false, false],
    ['/e/api/portal/x/api/portal/import', false, false],
  ])('on %s: takes any bytes %s, takes large bodies %s', (address, anyBytes, large) => {
    expect([exempt(rules.AttackInBody).test(address), exempt(rules.LargeBody).test(address)]).toEqual([
      anyBytes,
      large,
    ]);
  });

  it.each<[string, boolean]>([
    ['/e/ABCD-EFGH-JKMN-PQRS', true],
    ['/live/e/ABCD', true],
    ['/api/survey/ABCD/prem', true],
    ['/portal/', false],
    ['/api/portal/measures/2026', false],
  ])('on %s: counts towards the limit for surveys: %s', (address, counts) => {
    const { RateBasedStatement } = rules.SurveyRate.Statement;
    expect(pattern(RateBasedStatement.ScopeDownStatement).test(address)).toBe(counts);
  });

  it('limits each address, less for surveys, and says when to come back', () => {
    const [survey, all] = [rules.SurveyRate, rules.Rate].map(({ Statement, Action }) => ({
      ...Statement.RateBasedStatement,
      answer: Action.Block.CustomResponse,
    }));
    expect([survey.AggregateKeyType, all.AggregateKeyType]).toEqual(['IP', 'IP']);
    expect(survey.Limit).toBeLessThan(all.Limit);
    for (const { answer } of [survey, all]) {
      expect(answer.ResponseCode).toBe(429);
      expect(answer.ResponseHeaders).toContainEqual({ Name: 'Retry-After', Value: '300' });
    }
  });
});
