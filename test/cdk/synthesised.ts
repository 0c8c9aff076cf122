import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { addStacks, emptyApp } from '../../cdk/app.ts';
import type { Stage } from '../../cdk/stages.ts';

/** A trial stage, without optional parts. */
export const trial: Stage = {
  name: 'trial',
  region: 'eu-north-1',
  holdsPatients: false,
  signInPrefix: 'follow-up-trial',
  provisionalWording: 'accepted',
  logRetention: RetentionDays.ONE_WEEK,
  threatProtection: 'off',
  noAnswersForDays: 7,
  federation: [],
};

/** A stage with patients, with all optional parts. */
export const full: Stage = {
  name: 'prod',
  account: '123456789012',
  region: 'eu-north-1',
  holdsPatients: true,
  domain: {
    name: 'uppfoljning.example.se',
    certificateArn: 'arn:aws:acm:eu-north-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
    hostedZone: { id: 'Z0123456789', name: 'example.se' },
  },
  signInPrefix: 'follow-up-prod',
  alarmEmail: 'jour@example.se',
  provisionalWording: 'refused',
  logRetention: RetentionDays.ONE_YEAR,
  threatProtection: 'plus',
  noAnswersForDays: 3,
  reportRetentionYears: 10,
  federation: [
    { kind: 'saml', name: 'Sahlgrenska', metadataUrl: 'https://idp.example.se/metadata' },
    {
      kind: 'oidc',
      name: 'Akademiska',
      issuer: 'https://login.example.se',
      clientId: 'follow-up',
      clientSecretName: 'akademiska-sign-in',
    },
  ],
};

export const units = ['sahlgrenska', 'dysmeli-orebro'];

/** Every deployed function. */
export const functionNames = ['survey', 'portal', 'authority', 'results', 'tally', 'recount', 'feed'];

/** A folder that looks like what the build writes, so that no test waits for a build. Remove it afterwards. */
function placeholderBuild(): { dist: string; remove: () => void } {
  const dist = mkdtempSync(path.join(tmpdir(), 'follow-up-dist-'));
  for (const name of functionNames) {
    const folder = path.join(dist, 'functions', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'index.mjs'), `export const handler = async () => '${name}';\n`);
    writeFileSync(path.join(folder, 'index.mjs.map'), '{}');
  }
  writeFileSync(path.join(dist, 'functions/portal/openapi.json'), '{}');
  writeFileSync(path.join(dist, 'functions/authority/highs.wasm'), '');
  writeFileSync(path.join(dist, 'functions/results/assets.json'), '{}');
  mkdirSync(path.join(dist, 'functions/portal/static'));
  writeFileSync(path.join(dist, 'functions/portal/static/index.html'), '<!doctype html>');
  return { dist, remove: () => rmSync(dist, { recursive: true, force: true }) };
}

/** The stage as it would be deployed. Throws on a finding that is not acknowledged. */
export function synthesise(stage: Stage) {
  const build = placeholderBuild();
  try {
    const app = emptyApp(path.join(build.dist, 'cdk.out'));
    const { data, service } = addStacks(app, stage, units, build.dist);
    const assembly = app.synth();
    return {
      app,
      assembly,
      /** The upload of the functions: a folder for each function, with its files. */
      assetFiles: readdirSync(assembly.directory, { recursive: true })
        .map(String)
        .filter((file) => /^asset\..+\//.test(file)),
      data: Template.fromStack(data),
      service: Template.fromStack(service),
      stacks: [data, service],
    };
  } finally {
    build.remove();
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a CloudFormation template is untyped JSON
export type Json = any;

/** Every resource of a type, with its logical id. */
export const resourcesOf = (template: Template, type: string): [string, Json][] =>
  Object.entries(template.findResources(type));

/** A value with its references written out: `<Table.Arn>/index/byCode`. */
export function written(value: Json): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(written).join(value['Fn::Join'][0]);
  if ('Ref' in value) return `<${value.Ref}>`;
  if ('Fn::GetAtt' in value) return `<${value['Fn::GetAtt'].join('.')}>`;
  if ('Fn::ImportValue' in value)
    return `<${written(value['Fn::ImportValue']).replace(/^.*:ExportsOutput/, '')}>`;
  return JSON.stringify(value);
}

export type Statement = {
  effect: string;
  actions: string[];
  resources: string[];
  conditions: Record<string, Record<string, Json>>;
};

const list = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);

const statement = (one: Json): Statement => ({
  effect: one.Effect,
  actions: list(one.Action),
  resources: list(one.Resource ?? []).map(written),
  conditions: one.Condition ?? {},
});

/** What a function's role may do, from every policy attached to it. */
export function rightsOf(service: Template, name: string): Statement[] {
  const [, lambda] = functionOf(service, name);
  const role = lambda.Properties.Role['Fn::GetAtt'][0];
  return resourcesOf(service, 'AWS::IAM::Policy')
    .filter(([, policy]) => policy.Properties.Roles.some((one: Json) => one.Ref === role))
    .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement.map(statement));
}

/** Every statement of every policy of roles. */
export const allRights = (template: Template): Statement[] =>
  resourcesOf(template, 'AWS::IAM::Policy').flatMap(([, policy]) =>
    policy.Properties.PolicyDocument.Statement.map(statement),
  );

export function functionOf(service: Template, name: string): [string, Json] {
  const found = resourcesOf(service, 'AWS::Lambda::Function').find(([id]) =>
    id.startsWith(`${name}Function`),
  );
  if (!found) throw new Error(`no function ${name}`);
  return found;
}

/** A resource of a statement by the part that it is: `table`, `key`, `code key`. */
export const partOf = (resource: string) =>
  resource
    .replace(/<FnGetAttTable[^>]*StreamArn[^>]*>/, 'stream')
    .replace(/<FnGetAttTable[^>]*>/, 'table')
    .replace(/<FnGetAttCodeKey[^>]*>/, 'code key')
    .replace(/<FnGetAttKey[^>]*>/, 'key')
    .replace(/<RefSealingSecret[^>]*>/, 'sealing secret')
    .replace(/<\w+Log\w+\.Arn>/, 'log')
    .replace(/<(Feed)?DeadLetters\w+\.Arn>/, 'dead letters')
    .replace(/<FnGetAttDropBucket[^>]*>/, 'drop')
    .replace(/<FnGetAttDropKey[^>]*>/, 'drop key');
