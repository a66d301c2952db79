// What became of each mail: SES tells the topic, the topic fills a queue, and a function writes it into the contact log.
import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../functions/settings.ts';
import { BackendFunction } from './backend-function.ts';
import { WorkQueue } from './work-queue.ts';

const TIMEOUT = Duration.seconds(30);

/** The queue of delivery events and its reader. The queue takes messages from SES's topic only. */
export class EmailEvents extends Construct {
  readonly work: WorkQueue;
  readonly reader: BackendFunction;

  constructor(scope: Construct, id: string, props: { built: string; table: TableV2; events: Topic }) {
    super(scope, id);
    const { built, table, events } = props;
    this.work = new WorkQueue(this, 'Work', { timeout: TIMEOUT });
    this.reader = new BackendFunction(this, 'Reader', {
      name: 'email-events',
      built,
      timeout: TIMEOUT,
      environment: { [ENVIRONMENT.table]: table.tableName },
    });
    // The stop that comes by itself reads the counts of some days and is written like any other stop.
    const actions = ['BatchGetItem', 'GetItem', 'PutItem', 'UpdateItem'];
    this.reader.allow(
      actions.map((action) => `dynamodb:${action}`),
      [table.tableArn],
    );
    events.addSubscription(new SqsSubscription(this.work.queue, { deadLetterQueue: this.work.deadLetters }));
    this.work.feed(this.reader, { batchSize: 10, maxConcurrency: 2 });
  }
}
