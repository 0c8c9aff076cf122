import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../../functions/config.ts';
import type { Artefact } from './artefacts.ts';

export type NodeFunctionProps = {
  description: string;
  artefact: Artefact;
  environment: Partial<Environment>;
  /** The rights of the function, apart from writing its own log. */
  may: readonly PolicyStatement[];
  memoryMegabytes: number;
  timeout: Duration;
  logKey: IKey;
  logRetention: RetentionDays;
};

/** A function with our defaults: Node 24 on ARM64, a role of its own with the listed rights only, an encrypted log. */
export class NodeFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    this.log = new LogGroup(this, 'Log', {
      encryptionKey: props.logKey,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.log.logGroupArn],
      }),
    );
    for (const statement of props.may) role.addToPolicy(statement);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: props.artefact.code,
      handler: props.artefact.handler,
      environment: props.environment,
      memorySize: props.memoryMegabytes,
      timeout: props.timeout,
      loggingFormat: LoggingFormat.JSON,
      logGroup: this.log,
      role,
    });
  }
}
