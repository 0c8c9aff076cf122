import { describe, expect, it } from 'vitest';
import {
  full,
  functionNames,
  functionOf,
  type Json,
  resourcesOf,
  synthesise,
  written,
} from '../synthesised.ts';

const template = synthesise(full).service;
const only = (type: string): [string, Json] => {
  const found = resourcesOf(template, type);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} of ${type}`);
  return found[0];
};
const [, api] = only('AWS::ApiGateway::RestApi');
const [, stage] = only('AWS::ApiGateway::Stage');
const [, acl] = only('AWS::WAFv2::WebACL');

/** Every route with the function that serves it. */
function routes(): [string, string][] {
  const parts = Object.fromEntries(resourcesOf(template, 'AWS::ApiGateway::Resource'));
  const pathOf = (id: Json): string => {
    const part = parts[id?.Ref]?.Properties;
    return part ? `${pathOf(part.ParentId)}/${part.PathPart}` : '';
  };
  return resourcesOf(template, 'AWS::ApiGateway::Method').map(([, { Properties }]) => {
    const uri = written(Properties.Integration.Uri);
    const name = functionNames.find((one) => uri.includes(`<${functionOf(template, one)[0]}.Arn>`));
    return [pathOf(Properties.ResourceId) || '/', name ?? 'nobody'];
  });
}

describe('the API', () => {
  it('is regional and passes compressed bodies and workbooks unchanged', () => {
    expect(api.Properties.EndpointConfiguration.Types).toEqual(['REGIONAL']);
    expect(api.Properties.BinaryMediaTypes).toEqual(['*/*']);
  });

  it('sends surveys, the portal and the authority each to their function', () => {
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
      '/resultat': 'results',
      '/resultat/{proxy+}': 'results',
      '/api/results': 'authority',
      '/api/results/{proxy+}': 'authority',
      '/fhir': 'authority',
      '/fhir/{proxy+}': 'authority',
    });
  });

  it('is throttled', () => {
    const settings = stage.Properties.MethodSettings.find(({ ResourcePath }: Json) => ResourcePath === '/*');
    expect(settings.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(settings.ThrottlingBurstLimit).toBeGreaterThan(0);
  });

  it('logs the route of a request, never its address, query, referrer or sender: a survey address holds the code', () => {
    const { Format, DestinationArn } = stage.Properties.AccessLogSetting;
    expect(written(DestinationArn)).toMatch(/^<EntranceAccessLog\w+\.Arn>$/);
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
    for (const one of [acl.Properties, ...acl.Properties.Rules] as Json[]) {
      expect(one.VisibilityConfig.SampledRequestsEnabled).toBe(false);
    }
    expect(resourcesOf(template, 'AWS::WAFv2::LoggingConfiguration')).toEqual([]);
  });
});
