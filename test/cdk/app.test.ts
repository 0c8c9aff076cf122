import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { addStacks, emptyApp } from '../../cdk/app.ts';
import { full, functionNames, type Json, resourcesOf, synthesise, trial } from './synthesised.ts';

const stages = { 'a trial': synthesise(trial), 'a stage with patients': synthesise(full) };

type Acknowledgement = { id: string; reason: string };

function acknowledgementsIn(app: App): Acknowledgement[] {
  return app.node
    .findAll()
    .flatMap((construct) => construct.node.metadata)
    .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    .map(([id, reason]) => ({ id: id.replace(/^annotation::/i, ''), reason }));
}

/** The rules with findings, including the acknowledged ones: each once, however many resources it finds. */
function findingsIn(app: App): string[] {
  const strict = Object.defineProperty(new AwsSolutionsChecks(app), 'isAcknowledged', { value: () => false });
  return strict.validateScope(app).violations.map(({ ruleName }) => ruleName);
}

describe.each(Object.entries(stages))('%s', (_, { app, stacks, data, service, assembly }) => {
  it('has no finding of the AwsSolutions rules that is not acknowledged', () => {
    const { success, violations } = new AwsSolutionsChecks(app).validateScope(app);
    expect({ success, violations }).toEqual({ success: true, violations: [] });
  });

  it('acknowledges only existing findings, with reasons', () => {
    const acknowledged = acknowledgementsIn(app);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(findingsIn(app).sort()).toEqual([...new Set(acknowledged.map(({ id }) => id))].sort());
    for (const { reason } of acknowledged) expect(reason.length).toBeGreaterThan(30);
  });

  it('lies in Stockholm, without anything that copies or serves from elsewhere', () => {
    for (const stack of stacks) expect(stack.region).toBe('eu-north-1');
    const types = [data, service].flatMap((template) =>
      Object.values(template.toJSON().Resources).map((resource: Json) => resource.Type as string),
    );
    expect(types.filter((type) => /CloudFront|GlobalTable|Replica|Custom::/.test(type))).toEqual([]);
    const named = JSON.stringify([data.toJSON(), service.toJSON()]).match(
      /\b(us|eu|ap|sa|ca|me|af)-[a-z]+-\d\b/g,
    );
    expect([...new Set(named)]).toEqual(['eu-north-1']);
  });

  it('costs almost nothing when idle: no network, no provisioned capacity', () => {
    const text = JSON.stringify([data.toJSON(), service.toJSON()]);
    expect(text).not.toMatch(/AWS::EC2|NatGateway|ProvisionedConcurrency|ProvisionedThroughput/);
  });

  it('cannot be deleted by accident', () => {
    for (const { stackName } of stacks) {
      expect(assembly.getStackByName(stackName).terminationProtection).toBe(true);
    }
  });
});

describe('synthesis', () => {
  it('gives the same templates again', () => {
    const again = synthesise(full);
    const { data, service } = stages['a stage with patients'];
    expect(again.data.toJSON()).toEqual(data.toJSON());
    expect(again.service.toJSON()).toEqual(service.toJSON());
  });

  it('deploys each function with its own bundle, the portal with its files, and no source maps', () => {
    const { service, assetFiles } = stages['a trial'];
    const bundles = resourcesOf(service, 'AWS::Lambda::Function').map(
      ([, lambda]) => lambda.Properties.Code.S3Key as string,
    );
    expect(new Set(bundles).size).toBe(functionNames.length);
    const inBundles = assetFiles.map((file) => file.replace(/^asset\.[^/]+\//, '')).sort();
    expect(inBundles).toEqual([
      'assets.json',
      'highs.wasm',
      ...functionNames.map(() => 'index.mjs'),
      'openapi.json',
      'static',
      'static/index.html',
    ]);
  });

  it('explains the next step when nothing is built yet', () => {
    expect(() => addStacks(emptyApp(), trial, [], '/nowhere')).toThrow('run "npm run build" first');
  });
});
