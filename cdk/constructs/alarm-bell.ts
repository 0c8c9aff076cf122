import { Aws, Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export type Threshold = {
  /** What it means and what to do first; it is the text of the message. */
  description: string;
  /** Rings at this value and above (`below`: under it). */
  at: number;
  below?: boolean;
  /** So many periods in a row. Default 1. */
  periods?: number;
  /** No data at all: nothing to worry about, or itself the alarm. Default nothing. */
  silence?: 'fine' | 'alarming';
};

/** Where every alarm goes: one encrypted topic, and the people who subscribe to it. */
export class AlarmBell extends Construct {
  private readonly action: SnsAction;

  constructor(scope: Construct, id: string, props: { key: IKey; email: string | undefined }) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { masterKey: props.key, enforceSSL: true });
    // enforceSSL gives the topic a policy of its own, which replaces the one that lets the account's alarms in.
    topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    if (props.email) topic.addSubscription(new EmailSubscription(props.email));
    this.action = new SnsAction(topic);
  }

  /** Rings, and says so again when it is over. */
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
