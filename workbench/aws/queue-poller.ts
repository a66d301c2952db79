// From a queue to its function, as Lambda's event source mapping does it: a batch at a time, deleting what was handled
// and leaving what was not to show up again. Like the real one it may deliver a message twice, when told to.
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { invoke, type LambdaHandler } from './lambda-context.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from './local-credentials.ts';
import { type LocalQueues, type QueueName, queueArn } from './queues.ts';

/** A function fed by a queue; what it lists as failed comes again. */
export type QueueHandler = LambdaHandler<SQSEvent, SQSBatchResponse | undefined>;

export interface PollerOptions {
  readonly queue: QueueName;
  readonly functionName: string;
  readonly handler: QueueHandler;
  readonly batchSize: number;
  readonly timeoutMs: number;
  /** Batches worked on at once. */
  readonly concurrency?: number;
  /** Told of every batch whose function threw or timed out. */
  readonly onFailure?: (error: unknown) => void;
}

export interface Poller {
  /** How many times each message from now on is handed over: 2 is a duplicate, as SQS may deliver one. */
  disturbDeliveries(copies: (record: SQSRecord) => number): void;
  /** Resolves once batches in work are finished; takes no new ones. */
  stop(): Promise<void>;
}

function recordOf(message: Message, queue: QueueName): SQSRecord {
  const attributes = message.Attributes ?? {};
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ApproximateReceiveCount: attributes.ApproximateReceiveCount ?? '1',
      SentTimestamp: attributes.SentTimestamp ?? '',
      SenderId: attributes.SenderId ?? '',
      ApproximateFirstReceiveTimestamp: attributes.ApproximateFirstReceiveTimestamp ?? '',
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn(queue),
    awsRegion: LOCAL_REGION,
  };
}

class EventSource {
  readonly #options: PollerOptions;
  readonly #url: string;
  readonly #sqs: SQSClient;
  readonly #stopping = new AbortController();
  copies: (record: SQSRecord) => number = () => 1;

  constructor(queues: LocalQueues, options: PollerOptions) {
    this.#options = options;
    this.#url = queues.urlOf(options.queue);
    this.#sqs = new SQSClient({ endpoint: queues.endpoint, ...LOCAL_CREDENTIALS });
  }

  async run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const messages = await this.#receive();
      if (messages.length > 0) await this.#hand(messages);
    }
  }

  async #receive(): Promise<Message[]> {
    const { batchSize } = this.#options;
    const asked = { QueueUrl: this.#url, MaxNumberOfMessages: batchSize, WaitTimeSeconds: 20 };
    const command = new ReceiveMessageCommand({ ...asked, MessageSystemAttributeNames: ['All'] });
    try {
      const { Messages = [] } = await this.#sqs.send(command, { abortSignal: this.#stopping.signal });
      return Messages;
    } catch (error) {
      if (this.#stopping.signal.aborted) return [];
      throw error;
    }
  }

  async #hand(messages: readonly Message[]): Promise<void> {
    const { queue } = this.#options;
    const Records = messages.map((message) => recordOf(message, queue));
    const twice = Records.filter((record) => this.copies(record) > 1);
    const failed = await this.#invoke(Records);
    if (twice.length > 0) await this.#invoke(twice);
    for (const { messageId, receiptHandle } of Records) {
      if (failed.has(messageId)) continue;
      await this.#sqs.send(new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle: receiptHandle }));
    }
  }

  /** Ids of the messages that were not handled: those the function lists, or all when it throws. */
  async #invoke(Records: SQSRecord[]): Promise<Set<string>> {
    try {
      const answer = await invoke(this.#options.handler, { Records }, this.#options);
      return new Set(
        (answer ?? { batchItemFailures: [] }).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
      );
    } catch (error) {
      this.#options.onFailure?.(error);
      return new Set(Records.map(({ messageId }) => messageId));
    }
  }

  stop(): void {
    this.#stopping.abort();
  }

  close(): void {
    this.#sqs.destroy();
  }
}

/** Starts feeding a queue to its function. */
export function startPoller(queues: LocalQueues, options: PollerOptions): Poller {
  const source = new EventSource(queues, options);
  const running = Promise.all(Array.from({ length: options.concurrency ?? 1 }, () => source.run()));
  return {
    disturbDeliveries: (copies) => {
      source.copies = copies;
    },
    stop: async () => {
      source.stop();
      await running;
      source.close();
    },
  };
}
