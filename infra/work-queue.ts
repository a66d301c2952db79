// A queue of work for one function, with the queue where messages wait that it could not handle.
import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { BackendFunction } from './backend-function.ts';

/** The queue and its dead letters. Both are encrypted and answer over TLS only. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  /** `timeout` is that of the function which works on the queue. */
  constructor(scope: Construct, id: string, { timeout }: { timeout: Duration }) {
    super(scope, id);
    const guarded = { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED };
    this.deadLetters = new Queue(this, 'DeadLetters', { ...guarded, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Queue', {
      ...guarded,
      // AWS asks for six times the function's timeout, so that no message shows up again while it is still worked on.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
  }

  /** Feeds the queue to the function, so many batches at a time at most; a message that fails comes back by itself. */
  feed(worker: BackendFunction, batches: { readonly batchSize: number; readonly maxConcurrency: number }): void {
    worker.function.addEventSource(new SqsEventSource(this.queue, { ...batches, reportBatchItemFailures: true }));
  }
}
