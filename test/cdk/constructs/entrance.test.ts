import { describe, expect, it } from 'vitest';
import { full, functionOf, type Json, resourcesOf, synthesise, written } from '../synthesised.ts';

const template = synthesise(full).service;
const only = (type: string): [string, Json] => {
  const found = resourcesOf(template, type);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of ${type}`);
  return found[0];
};
const [apiId, api] = only('AWS::ApiGateway::RestApi');
const [stageId, stage] = only('AWS::ApiGateway::Stage');
const [aclId, acl] = only('AWS::WAFv2::WebACL');
const rules = Object.fromEntries(acl.Properties.Rules.map((rule: Json) => [rule.Name, rule]));

/** Every route with the function that serves it. */
function routes(): [string, string][] {
  const parts = Object.fromEntries(resourcesOf(template, 'AWS::ApiGateway::Resource'));
  const pathOf = (id: Json): string => {
    const part = parts[id?.Ref]?.Properties;
    return part ? `${pathOf(part.ParentId)}/${part.PathPart}` : '';
  };
  return resourcesOf(template, 'AWS::ApiGateway::Method').map(([, { Properties }]) => {
    const uri = written(Properties.Integration.Uri);
    const name = ['survey', 'portal'].find((one) => uri.includes(`<${functionOf(template, one)[0]}.Arn>`));
    return [pathOf(Properties.ResourceId) || '/', name ?? 'nobody'];
  });
}

describe('the API', () => {
  it('is regional and passes compressed bodies and workbooks unchanged', () => {
    expect(api.Properties.EndpointConfiguration.Types).toEqual(['REGIONAL']);
    expect(api.Properties.BinaryMediaTypes).toEqual(['*/*']);
  });

  it('sends surveys and the portal each to their function', () => {
    expect(Object.fromEntries(routes())).toEqual({
      '/': 'survey',
      '/{proxy+}': 'survey',
      '/healthz': 'survey',
      '/e': 'survey',
      '/e/{code}': 'survey',
      '/e/{code}/{proxy+}': 'survey',
      '/api': 'survey',
      '/api/{proxy+}': 'survey',
      '/api/survey/{code}': 'survey',
      '/api/survey/{code}/{proxy+}': 'survey',
      '/portal': 'portal',
      '/portal/{proxy+}': 'portal',
      '/api/portal': 'portal',
      '/api/portal/{proxy+}': 'portal',
    });
  });

  it('is throttled', () => {
    const settings = stage.Properties.MethodSettings.find(({ ResourcePath }: Json) => ResourcePath === '/*');
    expect(settings.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(settings.ThrottlingBurstLimit).toBeGreaterThan(0);
  });

  it('logs the route of a request, never its address, query, referrer or sender: a survey address holds the code', () => {
    const { Format, DestinationArn } = stage.Properties.AccessLogSetting;
    expect(DestinationArn).toBeDefined();
    const variables = Format.match(/\$context\.[\w.]+/g);
    expect(variables).toContain('$context.resourcePath');
    const telling =
      /\$context\.(path|requestOverride|identity|authorizer|domain|customDomain|queryString)|\$input|referer/i;
    expect(Format).not.toMatch(telling);
    expect(() => JSON.parse(Format.replaceAll('$context.status', '200'))).not.toThrow();
  });

  it('keeps no other trace of addresses: no execution log, no tracing, no samples', () => {
    const levels = stage.Properties.MethodSettings.map(({ LoggingLevel, DataTraceEnabled }: Json) => [
      LoggingLevel,
      DataTraceEnabled,
    ]);
    expect(levels).toEqual([['OFF', false]]);
    expect(stage.Properties.TracingEnabled).toBe(false);
    for (const one of [acl.Properties, ...Object.values(rules)] as Json[]) {
      expect(one.VisibilityConfig.SampledRequestsEnabled).toBe(false);
    }
    expect(resourcesOf(template, 'AWS::WAFv2::LoggingConfiguration')).toEqual([]);
  });

  it('answers on its own account as problem details, in Swedish', () => {
    const answers = resourcesOf(template, 'AWS::ApiGateway::GatewayResponse').map(
      ([, { Properties }]) => Properties,
    );
    expect(answers.length).toBeGreaterThan(3);
    for (const { ResponseParameters, ResponseTemplates, StatusCode } of answers) {
      expect(ResponseParameters['gatewayresponse.header.Content-Type']).toBe("'application/problem+json'");
      const problem = JSON.parse(ResponseTemplates['application/json']);
      expect(problem).toEqual({
        type: 'about:blank',
        title: expect.any(String),
        status: Number(StatusCode),
        detail: expect.stringMatching(/^[A-ZÅÄÖ].+\.$/),
      });
    }
  });
});

describe('the firewall', () => {
  it("stands before the API's stage", () => {
    const [, association] = only('AWS::WAFv2::WebACLAssociation');
    expect(association.Properties.WebACLArn).toEqual({ 'Fn::GetAtt': [aclId, 'Arn'] });
    const protectedArn = written(association.Properties.ResourceArn);
    expect(protectedArn).toContain(`/restapis/<${apiId}>/stages/<${stageId}>`);
  });

  const bodyRules = rules.CommonAttacks.Statement.ManagedRuleGroupStatement.RuleActionOverrides.map(
    ({ Name, ActionToUse }: Json) => [Name, Object.keys(ActionToUse)[0]],
  );

  it('lets an import of 4 MB through: what looks at bodies only labels', () => {
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
