import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { recountLine } from '../../functions/log.ts';
import type { Stage } from '../stages.ts';
import { type AlarmBell, everyFiveMinutes } from './alarm-bell.ts';
import type { FunctionName } from './artefacts.ts';
import type { Entrance } from './entrance.ts';
import { type Firewall, limits } from './firewall.ts';
import type { NodeFunction } from './node-function.ts';

export type Watched = {
  stage: Stage;
  functions: Readonly<Record<FunctionName, NodeFunction>>;
  entrance: Entrance;
  firewall: Firewall;
  /** The queues of changes that kept failing. */
  deadLetters: { tally: Queue; feed: Queue };
  table: ITable;
  bell: AlarmBell;
  /** How many units are counted anew every night, each by an invocation of its own. */
  recounts: number;
  /** The namespace of our own metrics in CloudWatch. */
  namespace: string;
};

const aDay = Duration.days(1);

/** A stored answer in the access log: a form sent by the script (201), or by the plain page (303). */
const answerStored =
  '{ ($.route = "/api/survey/{code}/{proxy+}" && $.method = "PUT" && $.status = 201) || ' +
  '($.route = "/e/{code}/{proxy+}" && $.method = "POST" && $.status = 303) }';

/** Every alarm and its threshold. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, props: Watched) {
    super(scope, id);
    this.watchFunctions(props);
    this.watchTally(props);
    this.watchFeed(props);
    this.watchRecount(props);
    this.watchEntrance(props);
    this.watchAnswers(props);
  }

  private watchFunctions({ functions, bell }: Watched): void {
    for (const [name, { lambda }] of Object.entries(functions)) {
      bell.ringFor(`${name} errors`, lambda.metricErrors({ period: everyFiveMinutes }), {
        description: `The ${name} function failed. Its log says why; requests carry the id shown to the user.`,
        at: 1,
      });
      bell.ringFor(`${name} throttles`, lambda.metricThrottles({ period: everyFiveMinutes }), {
        description: `The ${name} function was held back: the account's limit of concurrent executions is reached.`,
        at: 1,
      });
    }
  }

  private watchTally({ functions, deadLetters, table, bell }: Watched): void {
    const iteratorAge = functions.tally.lambda.metric('IteratorAge', {
      statistic: 'max',
      period: everyFiveMinutes,
    });
    bell.ringFor('tally is behind', iteratorAge, {
      description:
        "The numbers lag a minute or more behind the records for ten minutes. See the tally function's log.",
      at: Duration.minutes(1).toMilliseconds(),
      periods: 2,
    });
    const waiting = deadLetters.tally.metricApproximateNumberOfMessagesVisible({
      statistic: 'max',
      period: everyFiveMinutes,
    });
    bell.ringFor('dead letters', waiting, {
      description:
        'Changes could not be tallied and were set aside. See docs/deploy.md, "When an alarm rings".',
      at: 1,
    });
    for (const name of ['ReadThrottleEvents', 'WriteThrottleEvents', 'SystemErrors']) {
      const metric = table.metric(name, { statistic: 'sum', period: everyFiveMinutes });
      bell.ringFor(`table ${name}`, metric, {
        description: `The table reports ${name} for ten minutes.`,
        at: 1,
        periods: 2,
      });
    }
  }

  private watchFeed({ deadLetters, bell }: Watched): void {
    const waiting = deadLetters.feed.metricApproximateNumberOfMessagesVisible({
      statistic: 'max',
      period: everyFiveMinutes,
    });
    bell.ringFor('reports not fed', waiting, {
      description: 'A signed report did not reach the drop. See docs/deploy.md, "When an alarm rings".',
      at: 1,
    });
  }

  private watchRecount({ functions, bell, namespace, recounts }: Watched): void {
    const { log, lambda } = functions.recount;
    const differences = new MetricFilter(this, 'RecountDifferences', {
      logGroup: log,
      filterPattern: FilterPattern.stringValue('$.event', '=', recountLine.event),
      metricNamespace: namespace,
      metricName: 'RecountDifferences',
      metricValue: `$.${recountLine.differences}`,
    });
    bell.ringFor('recount differs', differences.metric({ statistic: 'max', period: everyFiveMinutes }), {
      description: 'The numbers were not what the records say. This must never happen: see docs/deploy.md.',
      at: 1,
    });
    bell.ringFor('recount did not run', lambda.metricInvocations({ period: aDay }), {
      description: 'The nightly recount has not run for every unit, so nothing has checked the numbers.',
      at: recounts,
      below: true,
      silence: 'alarming',
    });
  }

  private watchEntrance({ entrance, firewall, bell }: Watched): void {
    bell.ringFor(
      'failing requests',
      entrance.api.metricServerError({ statistic: 'sum', period: everyFiveMinutes }),
      {
        description: "Requests end in a 5xx. The functions' logs say why.",
        at: 1,
      },
    );
    bell.ringFor('survey addresses tried', firewall.surveyLimited, {
      description: `One address asked for surveys over ${limits.survey} times in five minutes; somebody may be guessing codes.`,
      at: 1,
    });
  }

  private watchAnswers({ entrance, bell, stage, namespace }: Watched): void {
    const answers = new MetricFilter(this, 'AnswersStored', {
      logGroup: entrance.accessLog,
      filterPattern: FilterPattern.literal(answerStored),
      metricNamespace: namespace,
      metricName: 'AnswersStored',
      metricValue: '1',
      defaultValue: 0,
    });
    bell.ringFor('no answers', answers.metric({ statistic: 'sum', period: aDay }), {
      description: `No answer was stored for ${stage.noAnswersForDays} days: try a survey link yourself.`,
      at: 1,
      below: true,
      periods: stage.noAnswersForDays,
      silence: 'alarming',
    });
  }
}
