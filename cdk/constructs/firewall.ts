import { Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { stageName } from '../stage-name.ts';
import { everyFiveMinutes } from './alarm-bell.ts';

/** Requests of one address in five minutes. A whole hospital, or a mobile network, may share one address. */
export const limits = { survey: 2_000, all: 20_000, retryAfterSeconds: 300 } as const;

/** Paths are matched with or without API Gateway's stage name in front. */
const paths = {
  survey: `^(/${stageName})?/(e|E|api/survey)/`,
  portal: `^(/${stageName})?/api/portal/`,
  import: `^(/${stageName})?/api/portal/import$`,
} as const;

/**
 * Rules that inspect the body. They only label requests, because an import is up to 4 MB of records or a workbook with
 * arbitrary bytes. The rules after them block labelled requests, except imports.
 */
const bodyRules = ['CrossSiteScripting_BODY', 'EC2MetaDataSSRF_BODY', 'GenericLFI_BODY', 'GenericRFI_BODY'];
const bodySizeRule = 'SizeRestrictions_BODY';

const onPath = (pattern: string): CfnWebACL.StatementProperty => ({
  regexMatchStatement: {
    regexString: pattern,
    fieldToMatch: { uriPath: {} },
    textTransformations: [{ priority: 0, type: 'URL_DECODE' }],
  },
});

const notOn = (pattern: string): CfnWebACL.StatementProperty => ({
  notStatement: { statement: onPath(pattern) },
});

const labelled = (rule: string): CfnWebACL.StatementProperty => ({
  labelMatchStatement: {
    scope: 'LABEL',
    key: `awswaf:managed:aws:core-rule-set:${rule.replace('_BODY', '_Body')}`,
  },
});

const managed = (name: string): CfnWebACL.ManagedRuleGroupStatementProperty => ({ vendorName: 'AWS', name });

const answered = (
  responseCode: number,
  headers: Record<string, string> = {},
): CfnWebACL.RuleActionProperty => ({
  block: {
    customResponse: {
      responseCode,
      customResponseBodyKey: `problem-${responseCode}`,
      responseHeaders: Object.entries({ 'Cache-Control': 'no-store', ...headers }).map(([name, value]) => ({
        name,
        value,
      })),
    },
  },
});

const problem = (status: number, title: string, detail: string) => ({
  contentType: 'APPLICATION_JSON',
  content: JSON.stringify({ type: 'about:blank', title, status, detail }),
});

/**
 * The firewall before the API: AWS's rules against common attacks, and a limit per address. It keeps no log and no
 * samples of requests, because a survey address contains the code.
 */
export class Firewall extends Construct {
  readonly acl: CfnWebACL;
  /** Requests blocked by the survey's limit per address, a sign of guessing. */
  readonly surveyLimited: Metric;

  constructor(scope: Construct, id: string, props: { metricName: string }) {
    super(scope, id);
    const { metricName } = props;
    const tooMany = answered(429, { 'Retry-After': String(limits.retryAfterSeconds) });
    this.acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: seenAs(metricName),
      customResponseBodies: {
        'problem-429': problem(
          429,
          'Too Many Requests',
          'För många försök. Vänta några minuter och försök igen.',
        ),
        'problem-413': problem(413, 'Content Too Large', 'Det som skickades är för stort.'),
        'problem-403': problem(403, 'Forbidden', 'Det som skickades kan inte tas emot.'),
      },
      rules: [
        rule(0, 'SurveyRate', rate(limits.survey, onPath(paths.survey)), { action: tooMany }),
        rule(1, 'Rate', rate(limits.all), { action: tooMany }),
        rule(
          2,
          'CommonAttacks',
          {
            managedRuleGroupStatement: {
              ...managed('AWSManagedRulesCommonRuleSet'),
              ruleActionOverrides: [...bodyRules, bodySizeRule].map((name) => ({
                name,
                actionToUse: { count: {} },
              })),
            },
          },
          { overrideAction: { none: {} } },
        ),
        rule(
          3,
          'AttackInBody',
          both({ orStatement: { statements: bodyRules.map(labelled) } }, notOn(paths.import)),
          {
            action: answered(403),
          },
        ),
        rule(4, 'LargeBody', both(labelled(bodySizeRule), notOn(paths.portal)), { action: answered(413) }),
        rule(
          5,
          'KnownBadInputs',
          { managedRuleGroupStatement: managed('AWSManagedRulesKnownBadInputsRuleSet') },
          { overrideAction: { none: {} } },
        ),
      ],
    });
    this.surveyLimited = new Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensionsMap: { WebACL: metricName, Rule: 'SurveyRate', Region: Stack.of(this).region },
      statistic: 'sum',
      period: everyFiveMinutes,
    });
  }

  /** Attaches the rules to an API's stage. */
  protect(resourceArn: string): void {
    new CfnWebACLAssociation(this, 'Association', { resourceArn, webAclArn: this.acl.attrArn });
  }
}

const both = (...statements: CfnWebACL.StatementProperty[]): CfnWebACL.StatementProperty => ({
  andStatement: { statements },
});

const rate = (
  limit: number,
  scopeDownStatement?: CfnWebACL.StatementProperty,
): CfnWebACL.StatementProperty => ({
  rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit, scopeDownStatement },
});

const seenAs = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

const rule = (
  priority: number,
  name: string,
  statement: CfnWebACL.StatementProperty,
  consequence: Pick<CfnWebACL.RuleProperty, 'action' | 'overrideAction'>,
): CfnWebACL.RuleProperty => ({ priority, name, statement, visibilityConfig: seenAs(name), ...consequence });
