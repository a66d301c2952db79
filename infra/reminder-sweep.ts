// The sweep: every five minutes it looks for reminders that got stuck, queues again what was never begun and parks for a
// person what is unsure. The table is the truth; the queue is only a hint, and this is what makes a lost hint harmless.
import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENVIRONMENT, TABLE_KEYS } from '../functions/settings.ts';
import { BackendFunction } from './backend-function.ts';

/** The sweeper and its clock. */
export class ReminderSweep extends Construct {
  readonly sweeper: BackendFunction;

  constructor(scope: Construct, id: string, props: { built: string; table: TableV2; reminders: Queue }) {
    super(scope, id);
    const { built, table, reminders } = props;
    this.sweeper = new BackendFunction(this, 'Sweeper', {
      name: 'sweep-reminders',
      built,
      timeout: Duration.seconds(60),
      environment: {
        [ENVIRONMENT.table]: table.tableName,
        [ENVIRONMENT.reminderQueueUrl]: reminders.queueUrl,
      },
    });
    this.sweeper.allow(['dynamodb:Query'], [`${table.tableArn}/index/${TABLE_KEYS.openReminders.index}`]);
    this.sweeper.allow(['dynamodb:GetItem', 'dynamodb:UpdateItem'], [table.tableArn]);
    this.sweeper.allow(['sqs:SendMessage'], [reminders.queueArn]);
    this.sweeper.allowAskingQuota();
    new Rule(this, 'EveryFiveMinutes', {
      schedule: Schedule.rate(Duration.minutes(5)),
      // A sweep that failed is not repeated: the next one finds the same reminders.
      targets: [new LambdaFunction(this.sweeper.function, { retryAttempts: 0 })],
    });
  }
}
