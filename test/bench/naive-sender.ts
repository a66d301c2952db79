// A sender as it is usually written, to compare with: look whether it was sent, send, write down that it was sent. The mail
// client retries as it does by default.
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../functions/environment.ts';

/** The naive sender over a table. */
export function naiveSender({ client: table, name: TableName }: Table, requestTimeout: number) {
  const client = new SESClient({ requestHandler: { requestTimeout, throwOnRequestTimeout: true } });
  const keyOf = (id: string) => ({ pk: id, sk: 'NAIVE' });
  const stateOf = async (id: string): Promise<'QUEUED' | 'SENT'> => {
    const { Item } = await table.send(new GetCommand({ TableName, Key: keyOf(id), ConsistentRead: true }));
    return Item?.state === 'SENT' ? 'SENT' : 'QUEUED';
  };
  const mail = (id: string): Buffer =>
    Buffer.from(
      `From: accounts@harbourlane.example\r\nTo: ${id}@customer.test\r\nSubject: Reminder\r\n\r\nPlease pay.\r\n`,
    );
  return {
    client,
    stateOf,
    accept: async (id: string): Promise<void> => {
      await table.send(new PutCommand({ TableName, Item: { ...keyOf(id), state: 'QUEUED' } }));
    },
    /** True when it is done with; false when the queue should show it again. */
    send: async (id: string): Promise<boolean> => {
      if ((await stateOf(id)) === 'SENT') return true;
      const Tags = [{ Name: 'reminder', Value: id }];
      try {
        await client.send(new SendRawEmailCommand({ RawMessage: { Data: mail(id) }, Tags }));
      } catch {
        return false;
      }
      await table.send(
        new UpdateCommand({
          ...{ TableName, Key: keyOf(id), UpdateExpression: 'SET #state = :sent' },
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':sent': 'SENT' },
        }),
      );
      return true;
    },
  };
}
