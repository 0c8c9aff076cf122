import { Aws, Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export type Threshold = {
  /** The text of the message: the meaning of the alarm and the first thing to do. */
  description: string;
  /** Rings at this value and above (`below`: under it). */
  at: number;
  below?: boolean;
  /** So many periods in a row. Default 1. */
  periods?: number;
  /** How missing data counts: as good, or as an alarm. Default: good. */
  silence?: 'fine' | 'alarming';
};

/** The encrypted topic that every alarm goes to, and its subscribers. */
export class AlarmBell extends Construct {
  private readonly action: SnsAction;

  constructor(scope: Construct, id: string, props: { key: IKey; email: string | undefined }) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { masterKey: props.key, enforceSSL: true });
    // enforceSSL gives the topic its own policy, which replaces the default one that admits the account's alarms.
    topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    if (props.email) topic.addSubscription(new EmailSubscription(props.email));
    this.action = new SnsAction(topic);
  }

  /** Sends a message when the alarm starts and one when it ends. */
  ringFor(id: string, metric: IMetric, threshold: Threshold): Alarm {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription: threshold.description,
      threshold: threshold.at,
      comparisonOperator: threshold.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: threshold.periods ?? 1,
      treatMissingData:
        threshold.silence === 'alarming' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(this.action);
    alarm.addOkAction(this.action);
    return alarm;
  }
}

export const everyFiveMinutes = Duration.minutes(5);
