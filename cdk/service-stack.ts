import { Aws, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  EventSourceMapping,
  type EventSourceMappingProps,
  FilterCriteria,
  FilterRule,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deliveriesLimit, homeCode } from '../functions/domain/limits.ts';
import { metricNamespace } from '../functions/request-metrics.ts';
import { keys } from '../functions/storage/table.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { AlarmBell } from './constructs/alarm-bell.ts';
import { artefactOf, type FunctionName, portalFiles } from './constructs/artefacts.ts';
import { Entrance, routes } from './constructs/entrance.ts';
import { Firewall } from './constructs/firewall.ts';
import { NodeFunction, type NodeFunctionProps } from './constructs/node-function.ts';
import { operationsKey } from './constructs/operations-key.ts';
import { portalClient } from './constructs/portal-client.ts';
import {
  authorityAccess,
  feedAccess,
  portalAccess,
  recountAccess,
  resultsAccess,
  streamAccess,
  surveyAccess,
  tableKeyAccess,
  tallyAccess,
} from './constructs/table-access.ts';
import { Watch } from './constructs/watch.ts';
import type { DataStack } from './data-stack.ts';
import type { Stage } from './stages.ts';

export type ServiceStackProps = StackProps & {
  stage: Stage;
  data: DataStack;
  /** Ids of every unit. */
  units: readonly string[];
  /** Ids of every area. */
  areas: readonly string[];
  /** The folder that the build writes. */
  dist: string;
};

/** When the first unit is counted anew, in minutes after midnight UTC, and how long after it the next. */
const firstRecount = 90;
const betweenRecounts = 5;

/** The functions, the API before them, and the alarms. The stack holds no data and can be deleted and made again. */
export class ServiceStack extends Stack {
  private readonly props: ServiceStackProps;
  private readonly operationsKey: Key;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    this.props = props;
    const { stage, data } = props;
    this.operationsKey = operationsKey(this, 'OperationsKey');
    const entrance = new Entrance(this, 'Entrance', { stage, logKey: this.operationsKey });
    const client = portalClient(this, data.staff, entrance.url);
    const functions = this.functions(entrance.url, client);
    const { 'Fn::ImportValue': bucket } = this.resolve(data.exportValue(data.drop.bucket.bucketArn));
    acknowledge(functions.feed, {
      [`IAM5[Resource::${bucket}/reports/*]`]:
        'Each report is a file of its own below one folder, in one bucket.',
    });
    entrance.serve(routes.survey, functions.survey.lambda);
    entrance.serve(routes.portal, functions.portal.lambda);
    entrance.serve(routes.authority, functions.authority.lambda);
    entrance.serve(routes.results, functions.results.lambda);
    const firewall = new Firewall(this, 'Firewall', { metricName: `nhv-follow-up-${stage.name}` });
    firewall.protect(entrance.api.deploymentStage.stageArn);
    const changes = {
      tally: this.deliverChanges('Changes', 'DeadLetters', functions.tally, [
        changeOf(FilterRule.isEqual(keys.record)),
        changeOf(FilterRule.beginsWith(keys.invitationPrefix)),
      ]),
      feed: this.deliverChanges('SignedReports', 'FeedDeadLetters', functions.feed, [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { pk: { S: this.props.units.map(keys.reports) } } },
        }),
      ]),
    };
    this.recountNightly(functions.recount);
    const bell = new AlarmBell(this, 'Alarms', { key: this.operationsKey, email: stage.alarmEmail });
    const { table } = data;
    const namespace = metricNamespace(stage.name);
    const recounts = props.units.length;
    const watched = {
      stage,
      functions,
      entrance,
      firewall,
      deadLetters: changes,
      table,
      bell,
      namespace,
      recounts,
    };
    new Watch(this, 'Watch', watched);
    const outputs = {
      Url: entrance.url,
      UserPoolId: data.staff.pool.userPoolId,
      ClientId: client.userPoolClientId,
      Issuer: data.staff.pool.userPoolProviderUrl,
      SignInUrl: data.staff.domain.baseUrl(),
      SealingSecretArn: data.sealingSecret.secretArn,
      TableName: table.tableName,
      RecountFunction: functions.recount.lambda.functionName,
      FeedFunction: functions.feed.lambda.functionName,
      DropBucket: data.drop.bucket.bucketName,
      ...(entrance.dnsTarget && { DnsTarget: entrance.dnsTarget }),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }

  private functions(url: string, client: UserPoolClient): Record<FunctionName, NodeFunction> {
    const { stage, data, units, areas } = this.props;
    const { table, key, sealingSecret, codeKey, staff, drop } = data;
    const shared = { STAGE: stage.name, TABLE_NAME: table.tableName };
    const provisional = stage.provisionalWording === 'refused' ? 'refused' : 'accepted';
    return {
      survey: this.function('survey', {
        description: 'Questionnaires: shows one by its code and stores its answers',
        environment: { ...shared, PUBLIC_URL: url, PROVISIONAL_WORDING: provisional },
        may: [...surveyAccess(table), tableKeyAccess(key)],
        memoryMegabytes: 1024,
        timeout: Duration.seconds(10),
      }),
      portal: this.function('portal', {
        description: 'The portal of the units: its files and its API',
        environment: {
          ...shared,
          PUBLIC_URL: url,
          ISSUER: staff.pool.userPoolProviderUrl,
          CLIENT_ID: client.userPoolClientId,
          SIGN_IN_URL: staff.domain.baseUrl(),
          SEALING_SECRET_ARN: sealingSecret.secretArn,
          CODE_KEY_ARN: codeKey.keyArn,
          TEXT_COUNTRY_CODES: [homeCode, ...(stage.textCountryCodes ?? [])].join(' '),
          PORTAL_FILES: portalFiles.inFunction,
          PROVISIONAL_WORDING: provisional,
        },
        may: [
          ...portalAccess(table, units),
          tableKeyAccess(key),
          ...sealingAccess(sealingSecret.secretArn, key.keyArn),
          codeAccess(codeKey.keyArn),
        ],
        memoryMegabytes: 1769,
        // API Gateway waits no longer than this.
        timeout: Duration.seconds(29),
      }),
      authority: this.function('authority', {
        description:
          'The API of the authority: signed reports and the country’s figures; definitions in FHIR',
        environment: {
          ...shared,
          ISSUER: staff.pool.userPoolProviderUrl,
          CLIENT_ID: client.userPoolClientId,
        },
        may: [...authorityAccess(table, { units, areas }), tableKeyAccess(key)],
        memoryMegabytes: 1769,
        // API Gateway waits no longer than this.
        timeout: Duration.seconds(29),
      }),
      results: this.function('results', {
        description: 'The public pages: published results',
        environment: { ...shared, PUBLIC_URL: url },
        may: [...resultsAccess(table, areas), tableKeyAccess(key)],
        memoryMegabytes: 1024,
        timeout: Duration.seconds(10),
      }),
      tally: this.function('tally', {
        description: 'Keeps tallies and totals in step with records and answers',
        environment: shared,
        may: [...tallyAccess(table, units), streamAccess(streamArnOf(data)), tableKeyAccess(key)],
        memoryMegabytes: 1024,
        timeout: Duration.minutes(1),
      }),
      recount: this.function('recount', {
        description: 'Counts a unit anew and reports any difference',
        environment: shared,
        may: [...recountAccess(table, units), tableKeyAccess(key)],
        memoryMegabytes: 1769,
        timeout: Duration.minutes(15),
      }),
      feed: this.function('feed', {
        description: 'Puts signed reports into the drop, for machines to fetch',
        environment: { ...shared, DROP_BUCKET: drop.bucket.bucketName },
        may: [
          feedAccess(table, units),
          streamAccess(streamArnOf(data)),
          tableKeyAccess(key),
          ...drop.writing(),
        ],
        memoryMegabytes: 1024,
        timeout: Duration.minutes(1),
      }),
    };
  }

  private function(
    name: FunctionName,
    props: Omit<NodeFunctionProps, 'artefact' | 'logKey' | 'logRetention'>,
  ): NodeFunction {
    const artefact = artefactOf(name, this.props.dist);
    const logRetention = this.props.stage.logRetention;
    return new NodeFunction(this, name, { ...props, artefact, logKey: this.operationsKey, logRetention });
  }

  /** Hands the table's changes that pass a filter to a function. Those that keep failing go to its dead-letter queue. */
  private deliverChanges(
    id: string,
    queue: string,
    target: NodeFunction,
    filters: EventSourceMappingProps['filters'] & object,
  ): Queue {
    const deadLetters = new Queue(this, queue, {
      // A message names a place in the stream and nothing about a patient, so the service's own key is enough.
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(deadLetters, { SQS3: 'This is itself the dead-letter queue.' });
    new EventSourceMapping(this, id, {
      target: target.lambda,
      eventSourceArn: streamArnOf(this.props.data),
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters,
      batchSize: 100,
      // A unit's totals are one item, so parallel transactions would collide.
      parallelizationFactor: 1,
      // A batch that fails as a whole is halved until the one change at fault is alone; a halving is no retry.
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // While a change is tried again, the changes after it wait.
      retryAttempts: deliveriesLimit - 1,
      onFailure: new SqsDlq(deadLetters),
    });
    return deadLetters;
  }

  /** Each unit is an invocation of its own, so that one that fails or takes long holds up no other. */
  private recountNightly(recount: NodeFunction): void {
    for (const [index, unit] of this.props.units.entries()) {
      const minutes = firstRecount + index * betweenRecounts;
      new Rule(this, `Nightly-${unit}`, {
        description: `Counts ${unit} anew, at a time of night when nobody works`,
        schedule: Schedule.cron({ hour: String(Math.floor(minutes / 60)), minute: String(minutes % 60) }),
        targets: [
          new LambdaTarget(recount.lambda, { event: RuleTargetInput.fromObject({ unit }), retryAttempts: 2 }),
        ],
      });
    }
  }
}

const changeOf = (sortKey: ReturnType<typeof FilterRule.isEqual>) =>
  FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: sortKey } } } });

function streamArnOf({ table }: DataStack): string {
  if (!table.tableStreamArn) throw new Error('The table has no stream.');
  return table.tableStreamArn;
}

/** Deriving codes: only what issues them may. */
const codeAccess = (keyArn: string): PolicyStatement =>
  new PolicyStatement({
    actions: ['kms:GenerateMac'],
    resources: [keyArn],
    conditions: { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } },
  });

const sealingAccess = (secretArn: string, keyArn: string): PolicyStatement[] => [
  new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
  new PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: [keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${Aws.REGION}.amazonaws.com` } },
  }),
];
