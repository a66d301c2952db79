// SQS and SNS on this machine: the reminder queue, the queue of mail events behind SES's topic, and the dead letters of
// both. Messages live in memory: the table is the truth, and the sweep queues again what a restart forgot.
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { LOOPBACK } from './free-port.ts';
import { LOCAL_ACCOUNT, LOCAL_CREDENTIALS, LOCAL_REGION } from './local-credentials.ts';
import type { SesEvent } from './mail-events.ts';

export type QueueName = 'reminders' | 'email-events';
const QUEUES: readonly QueueName[] = ['reminders', 'email-events'];
const TOPIC = 'email-events';

/** How a queue treats a message that was not deleted. */
export interface QueueRules {
  /** Seconds until a message that is being worked on shows up again. */
  readonly visibilitySeconds: number;
  /** Receives after which a message goes to the dead letters. */
  readonly maxReceiveCount: number;
}

/** As infra deploys them. */
export const DEPLOYED_RULES: Readonly<Record<QueueName, QueueRules>> = {
  reminders: { visibilitySeconds: 360, maxReceiveCount: 5 },
  'email-events': { visibilitySeconds: 180, maxReceiveCount: 5 },
};

/** Messages in a queue: ready, delayed, and received but not deleted. */
interface QueueCount {
  readonly ready: number;
  readonly delayed: number;
  readonly inFlight: number;
}

export interface LocalQueues {
  readonly endpoint: string;
  urlOf(queue: QueueName): string;
  /** Puts an event on SES's topic; it reaches the queue inside an SNS envelope. */
  publish(event: SesEvent): Promise<void>;
  count(queue: QueueName): Promise<QueueCount>;
  /** Bodies of the queue's dead letters, up to ten; they stay where they are. */
  deadLettersOf(queue: QueueName): Promise<string[]>;
  stop(): Promise<void>;
}

const arnOf = (service: 'sqs' | 'sns', name: string): string =>
  `arn:aws:${service}:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${name}`;
const deadLetters = (queue: QueueName): string => `${queue}-dead-letters`;

/** The ARN event records name. */
export const queueArn = (queue: QueueName): string => arnOf('sqs', queue);

async function createQueues(sqs: SQSClient, rules: Readonly<Record<QueueName, QueueRules>>): Promise<void> {
  for (const queue of QUEUES) {
    const { visibilitySeconds, maxReceiveCount } = rules[queue];
    await sqs.send(new CreateQueueCommand({ QueueName: deadLetters(queue) }));
    const redrive = { deadLetterTargetArn: arnOf('sqs', deadLetters(queue)), maxReceiveCount };
    const Attributes = { VisibilityTimeout: String(visibilitySeconds), RedrivePolicy: JSON.stringify(redrive) };
    await sqs.send(new CreateQueueCommand({ QueueName: queue, Attributes }));
  }
}

async function createTopic(sns: SNSClient): Promise<void> {
  await sns.send(new CreateTopicCommand({ Name: TOPIC }));
  const Endpoint = queueArn('email-events');
  await sns.send(new SubscribeCommand({ TopicArn: arnOf('sns', TOPIC), Protocol: 'sqs', Endpoint }));
}

/** Starts queues and topic on a free port of this machine. */
export async function startQueues(
  rules: Readonly<Record<QueueName, QueueRules>> = DEPLOYED_RULES,
): Promise<LocalQueues> {
  const server = buildApp({ logger: false, host: 'localhost', defaultRegion: LOCAL_REGION });
  const endpoint = await server.listen({ port: 0, host: LOOPBACK });
  const sqs = new SQSClient({ endpoint, ...LOCAL_CREDENTIALS });
  const sns = new SNSClient({ endpoint, ...LOCAL_CREDENTIALS });
  await createQueues(sqs, rules);
  await createTopic(sns);
  const urlFor = (name: string): string => `${endpoint}/${LOCAL_ACCOUNT}/${name}`;
  return {
    endpoint,
    urlOf: urlFor,
    publish: async (event) => {
      await sns.send(new PublishCommand({ TopicArn: arnOf('sns', TOPIC), Message: JSON.stringify(event) }));
    },
    count: (queue) => countIn(sqs, urlFor(queue)),
    deadLettersOf: async (queue) => {
      const asked = { QueueUrl: urlFor(deadLetters(queue)), MaxNumberOfMessages: 10, VisibilityTimeout: 0 };
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(asked));
      return Messages.map(({ Body = '' }) => Body);
    },
    stop: async () => {
      sqs.destroy();
      sns.destroy();
      await server.close();
    },
  };
}

async function countIn(sqs: SQSClient, QueueUrl: string): Promise<QueueCount> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return {
    ready: Number(Attributes.ApproximateNumberOfMessages),
    delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
  };
}
