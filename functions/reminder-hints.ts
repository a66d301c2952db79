// A hint in the queue says that a reminder is due. The reminder's entry is the truth: a hint may come twice, late or never,
// and the sweeper gives another.
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { ENTRY_ID, ID, type ReminderIds } from './table.ts';

const hintSchema = z.strictObject({
  companyId: z.string().regex(ID),
  accountId: z.string().regex(ID),
  reminderId: z.string().regex(ENTRY_ID),
});

/** Where hints go. */
export interface HintQueue {
  readonly client: SQSClient;
  readonly url: string;
}

/** The longest SQS can hold a message back. */
const LONGEST_DELAY = 900;

/** Gives a hint that is shown to the sender after a delay. One second more than asked for outlasts clocks that disagree. */
export async function giveHint(queue: HintQueue, ids: ReminderIds, delaySeconds: number): Promise<void> {
  const { companyId, accountId, reminderId } = ids;
  const MessageBody = JSON.stringify({ companyId, accountId, reminderId });
  const DelaySeconds = delaySeconds === 0 ? 0 : Math.min(delaySeconds + 1, LONGEST_DELAY);
  await queue.client.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody, DelaySeconds }));
}

/** The ids in a hint. Throws for what is no hint of ours: it ends in the dead letters, where somebody looks. */
export const readHint = (body: string): ReminderIds => hintSchema.parse(JSON.parse(body));
