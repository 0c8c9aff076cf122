import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGateway } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { responseHeaders } from '../../functions/http/response-headers.ts';
import { stageName } from '../stage-name.ts';
import type { Stage } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import { ownAnswers } from './own-answers.ts';

/** The addresses of each function. All other addresses go to the survey, whose 404 page helps people on. */
export const routes = {
  survey: [
    '/',
    '/{proxy+}',
    '/healthz',
    '/e',
    '/e/{code}',
    '/e/{code}/{proxy+}',
    '/api',
    '/api/{proxy+}',
    '/api/survey/{code}',
    '/api/survey/{code}/{proxy+}',
  ],
  portal: ['/portal', '/portal/{proxy+}', '/api/portal', '/api/portal/{proxy+}'],
  results: ['/resultat', '/resultat/{proxy+}'],
  authority: ['/api/results', '/api/results/{proxy+}', '/fhir', '/fhir/{proxy+}'],
} as const;

/** Far above the needs of a country's units, far below the cost of a flood. */
const throttle = { rateLimit: 200, burstLimit: 400 } as const;

/** The regional API, the only way in for people and scripts. */
export class Entrance extends Construct {
  readonly api: RestApi;
  readonly accessLog: LogGroup;
  /** The system's public address, without a trailing slash. */
  readonly url: string;
  /** The target that the domain's name must point at in the DNS. */
  readonly dnsTarget: string | undefined;

  constructor(scope: Construct, id: string, props: { stage: Stage; logKey: IKey }) {
    super(scope, id);
    const { domain } = props.stage;
    this.accessLog = new LogGroup(this, 'AccessLog', {
      encryptionKey: props.logKey,
      retention: props.stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api = new RestApi(this, 'Api', {
      restApiName: `nhv-follow-up-${props.stage.name}`,
      endpointTypes: [EndpointType.REGIONAL],
      // API Gateway treats all bodies as binary, so that compressed pages and workbooks pass unchanged in both directions.
      binaryMediaTypes: ['*/*'],
      disableExecuteApiEndpoint: domain !== undefined,
      cloudWatchRole: true,
      cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
      deployOptions: {
        stageName,
        throttlingRateLimit: throttle.rateLimit,
        throttlingBurstLimit: throttle.burstLimit,
        accessLogDestination: new LogGroupLogDestination(this.accessLog),
        accessLogFormat: accessLogFormat(),
        loggingLevel: MethodLoggingLevel.OFF,
        dataTraceEnabled: false,
        // A trace would hold the address, and with it the code.
        tracingEnabled: false,
      },
      ...(domain && {
        domainName: {
          domainName: domain.name,
          certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
          endpointType: EndpointType.REGIONAL,
          securityPolicy: SecurityPolicy.TLS_1_2,
        },
      }),
    });
    this.url = domain
      ? `https://${domain.name}`
      : `https://${this.api.restApiId}.execute-api.${Aws.REGION}.amazonaws.com/${stageName}`;
    this.dnsTarget = this.api.domainName?.domainNameAliasDomainName;
    if (domain?.hostedZone) {
      const { id: hostedZoneId, name: zoneName } = domain.hostedZone;
      new ARecord(this, 'Name', {
        zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName }),
        recordName: `${domain.name}.`,
        target: RecordTarget.fromAlias(new ApiGateway(this.api)),
      });
    }
    // Removes the construct's own output: with a domain, that address does not answer.
    this.api.node.tryRemoveChild('Endpoint');
    this.answerProblems();
    acknowledge(this, {
      APIG2:
        'Bodies are checked by the functions with the domain schemas, which also say in Swedish what is wrong; a second schema here would drift.',
      APIG4:
        'A survey is answered without an account: the code is the key. The portal verifies its tokens itself, with the code that the tests run.',
      APIG6:
        'Execution logs hold the address and with it the code of a survey. The access log holds the route instead.',
      COG4: 'The portal function verifies Cognito access tokens itself, signature, issuer, client and group, so that one rule serves here and locally.',
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]':
        'API Gateway writes access logs through one role per account and asks for exactly this policy.',
    });
  }

  serve(paths: readonly string[], lambda: IFunction): void {
    const integration = new LambdaIntegration(lambda, { allowTestInvoke: false });
    for (const path of paths) this.api.root.resourceForPath(path).addMethod('ANY', integration);
  }

  /** The answers that API Gateway makes itself have the form of the functions' answers. */
  private answerProblems(): void {
    for (const [id, { type, status, title, detail, headers }] of Object.entries(ownAnswers)) {
      this.api.addGatewayResponse(id, {
        type,
        statusCode: String(status),
        responseHeaders: {
          'Cache-Control': "'no-store'",
          'Content-Type': "'application/problem+json'",
          ...Object.fromEntries(Object.entries(responseHeaders).map(([name, value]) => [name, `'${value}'`])),
          ...headers,
        },
        templates: { 'application/json': JSON.stringify({ type: 'about:blank', title, status, detail }) },
      });
    }
  }
}

/**
 * One line a request: the route's pattern, never the path, query, referrer or address of the caller. `status` is a
 * number, so that a metric filter can compare it.
 */
function accessLogFormat(): AccessLogFormat {
  return AccessLogFormat.custom(
    '{"at":"$context.requestTime","id":"$context.requestId","method":"$context.httpMethod",' +
      '"route":"$context.resourcePath","status":$context.status,"milliseconds":"$context.responseLatency",' +
      '"bytes":"$context.responseLength","refused":"$context.error.responseType","firewall":"$context.wafResponseCode"}',
  );
}
