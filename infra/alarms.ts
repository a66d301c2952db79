// What the finance lead is told by mail: work that got stuck, functions that fail, and a sending reputation on its way down.
// AWS reviews an account at 5 % bounces or 0.1 % complaints; the alarms come well before.
import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { BackendFunction } from './backend-function.ts';
import type { WorkQueue } from './work-queue.ts';

const FIVE_MINUTES = Duration.minutes(5);

const REPUTATION = [
  { id: 'Bounces2Percent', metricName: 'Reputation.BounceRate', threshold: 0.02, says: '2 % of reminders bounce' },
  { id: 'Bounces4Percent', metricName: 'Reputation.BounceRate', threshold: 0.04, says: '4 % bounce: stop sending' },
  {
    id: 'Complaints05',
    metricName: 'Reputation.ComplaintRate',
    threshold: 0.0005,
    says: '0.05 % are complained about',
  },
  { id: 'Complaints08', metricName: 'Reputation.ComplaintRate', threshold: 0.0008, says: '0.08 %: stop sending' },
];

/** The alarms and the topic that mails them. */
export class Alarms extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, email: string) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(email));
    // A topic with a policy of its own no longer takes the account's alarms by default.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const { id: name, metricName, threshold, says } of REPUTATION) {
      const metric = new Metric({
        namespace: 'AWS/SES',
        metricName,
        statistic: 'Average',
        period: Duration.hours(1),
      });
      this.raise(name, metric, threshold, says);
    }
  }

  /** Messages that could not be handled wait in the dead letters until somebody looks. */
  watchQueue(id: string, { deadLetters }: WorkQueue): void {
    const metric = deadLetters.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES });
    this.raise(
      `${id}Stuck`,
      metric,
      1,
      `messages of ${id} could not be handled: see the runbook on dead-letter queues`,
    );
  }

  watchFunction(id: string, { function: watched }: BackendFunction): void {
    this.raise(`${id}Fails`, watched.metricErrors({ period: FIVE_MINUTES }), 1, `${id} failed: its log has the id`);
  }

  /** A reminder whose fate nobody knows waits for a person; the sweeper counts those it parks. */
  watchParkedReminders(): void {
    const metric = new Metric({
      namespace: 'Duebook',
      metricName: 'RemindersParked',
      dimensionsMap: { service: 'sweep-reminders' },
      statistic: 'Sum',
      period: FIVE_MINUTES,
    });
    this.raise('RemindersParked', metric, 1, 'a reminder needs a decision: did it go out?');
  }

  /** Too many bounces or complaints: sending has stopped by itself, and a finance lead has to look. */
  watchStops(): void {
    const metric = new Metric({
      namespace: 'Duebook',
      metricName: 'SendingStopped',
      dimensionsMap: { service: 'email-events' },
      statistic: 'Sum',
      period: FIVE_MINUTES,
    });
    this.raise('SendingStopped', metric, 1, 'sending has stopped by itself: too many bounces or complaints');
  }

  /** The sweep asks SES how much of the day's mails is used up. */
  watchQuota(): void {
    const metric = new Metric({
      namespace: 'Duebook',
      metricName: 'DayOfMailsUsed',
      dimensionsMap: { service: 'sweep-reminders' },
      statistic: 'Maximum',
      period: FIVE_MINUTES,
    });
    this.raise('DayOfMailsUsed', metric, 80, '80 % of the mails SES allows in a day are used up');
  }

  /** What the whole AWS account costs: a mail at four fifths of the budget, and when it is going to be exceeded. */
  watchCosts(email: string, dollars: number): void {
    const subscribers = [{ subscriptionType: 'EMAIL', address: email }];
    const tell = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { comparisonOperator: 'GREATER_THAN', notificationType, threshold, thresholdType: 'PERCENTAGE' },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: dollars, unit: 'USD' } },
      notificationsWithSubscribers: [tell('ACTUAL', 80), tell('FORECASTED', 100)],
    });
  }

  /** Answers of 500 are caught by the function, so that Lambda counts no error. */
  watchApi(api: HttpApi): void {
    this.raise(
      'ApiAnswers5xx',
      api.metricServerError({ period: FIVE_MINUTES, statistic: 'Sum' }),
      1,
      'the API answered 5xx',
    );
  }

  private raise(id: string, metric: Metric, threshold: number, alarmDescription: string): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      alarmDescription: `Duebook: ${alarmDescription}`,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
