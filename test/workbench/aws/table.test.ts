// Exactly the calls Duebook makes to its table, against each driver: what one answers, the other must answer too.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ConditionalCheckFailedException,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { TABLE_KEYS } from '../../../functions/settings.ts';
import { startTable } from '../../../workbench/aws/table.ts';
import { tableCallsFrom } from '../../../workbench/aws/table-template.ts';
import { connect, describeEachTable, drivers, newKey, refusedWith, TableName } from './each-table.ts';

describeEachTable('the table', ({ client, put, get }) => {
  it('has the keys, the index and the time to live of the synthesised template', async () => {
    const { Table } = await client().send(new DescribeTableCommand({ TableName }));
    const { TimeToLiveDescription } = await client().send(new DescribeTimeToLiveCommand({ TableName }));

    expect(Table?.KeySchema?.map(({ AttributeName, KeyType }) => [AttributeName, KeyType])).toEqual([
      [TABLE_KEYS.partition, 'HASH'],
      [TABLE_KEYS.sort, 'RANGE'],
    ]);
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual([TABLE_KEYS.openReminders.index]);
    expect(TimeToLiveDescription).toMatchObject({ TimeToLiveStatus: 'ENABLED', AttributeName: TABLE_KEYS.timeToLive });
  });

  it('puts an item once under a condition and shows what stands in the way', async () => {
    const key = newKey();
    const create = (version: number) =>
      client().send(
        new PutCommand({
          TableName,
          Item: { ...key, version },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
    await create(1);

    const refusal = await refusedWith(create(2), ConditionalCheckFailedException);

    expect(refusal.Item?.version).toEqual({ N: '1' });
    expect(await get(key)).toEqual({ ...key, version: 1 });
  });

  it('leaves out what stands in the way when it is not asked for', async () => {
    const key = newKey();
    await put(key);
    const condition = { ConditionExpression: 'attribute_not_exists(pk)' };

    const refusal = await refusedWith(
      client().send(new PutCommand({ TableName, Item: key, ...condition })),
      ConditionalCheckFailedException,
    );

    expect(refusal.Item).toBeUndefined();
  });

  it('updates on a version, appends to a list, removes index keys and returns the new item', async () => {
    const key = newKey();
    await put({ ...key, version: 3, steps: ['QUEUED'], openPk: 'OPEN', openSk: '2026' });
    const move = () =>
      client().send(
        new UpdateCommand({
          TableName,
          Key: key,
          UpdateExpression: 'SET #version = :next, #steps = list_append(#steps, :step) REMOVE openPk, openSk',
          ConditionExpression: '#version = :seen',
          ExpressionAttributeNames: { '#version': 'version', '#steps': 'steps' },
          ExpressionAttributeValues: { ':seen': 3, ':next': 4, ':step': ['SENT'] },
          ReturnValues: 'ALL_NEW',
        }),
      );

    expect((await move()).Attributes).toEqual({ ...key, version: 4, steps: ['QUEUED', 'SENT'] });
    await refusedWith(move(), ConditionalCheckFailedException);
  });

  it('tells the state an update of a claimed reminder met', async () => {
    const key = newKey();
    await put({ ...key, state: 'SENDING' });
    const claim = client().send(
      new UpdateCommand({
        TableName,
        Key: key,
        UpdateExpression: 'SET #state = :sending',
        ConditionExpression: '#state IN (:queued, :unknown)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':sending': 'SENDING', ':queued': 'QUEUED', ':unknown': 'UNKNOWN' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );

    expect((await refusedWith(claim, ConditionalCheckFailedException)).Item?.state).toEqual({ S: 'SENDING' });
  });

  it('deletes under a condition only', async () => {
    const key = newKey();
    await put({ ...key, state: 'QUEUED' });
    const remove = (state: string) =>
      client().send(
        new DeleteCommand({
          TableName,
          Key: key,
          ConditionExpression: '#state = :state',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':state': state },
        }),
      );

    await refusedWith(remove('SENT'), ConditionalCheckFailedException);
    expect(await get(key)).toMatchObject({ state: 'QUEUED' });
    await remove('QUEUED');
    expect(await get(key)).toBeUndefined();
  });

  it('lets one of many racing conditional puts win', async () => {
    const key = newKey();
    const race = Array.from({ length: 20 }, (_, clerk) =>
      client().send(
        new PutCommand({ TableName, Item: { ...key, clerk }, ConditionExpression: 'attribute_not_exists(pk)' }),
      ),
    );

    const outcomes = await Promise.allSettled(race);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('pages a history newest first and goes on where it stopped', async () => {
    const { pk } = newKey();
    for (const day of ['01', '02', '03', '04', '05']) await put({ pk, sk: `HISTORY#2026-09-${day}` });
    await put({ pk, sk: 'STATE' });
    const pages: string[][] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client().send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :history)',
          ExpressionAttributeValues: { ':pk': pk, ':history': 'HISTORY#' },
          ScanIndexForward: false,
          Limit: 2,
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      pages.push((page.Items ?? []).map(({ sk }) => String(sk).slice(-2)));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);

    expect(pages).toEqual([['05', '04'], ['03', '02'], ['01']]);
  });

  it('gets the accounts of a worklist at once and leaves out those that are not there', async () => {
    const [first, second, absent] = [newKey(), newKey(), newKey()];
    await put({ ...first, level: 1 });
    await put({ ...second, level: 2 });
    const asked = { RequestItems: { [TableName]: { Keys: [first, second, absent] } } };

    const { Responses, UnprocessedKeys } = await client().send(new BatchGetCommand(asked));

    const levels = Responses?.[TableName]?.map(({ level }) => level);
    expect(levels?.sort()).toEqual([1, 2]);
    expect(UnprocessedKeys ?? {}).toEqual({});
  });

  it('finds open reminders in the sparse index only while they carry its keys', async () => {
    const { index, partition, sort } = TABLE_KEYS.openReminders;
    const [openPk, open, closed] = [randomUUID(), newKey(), newKey()];
    await put({ ...open, [partition]: openPk, [sort]: '2026-09-15T08:00:00Z' });
    await put(closed);
    const find = async () =>
      (
        await client().send(
          new QueryCommand({
            TableName,
            IndexName: index,
            KeyConditionExpression: '#pk = :pk AND #sk < :before',
            ExpressionAttributeNames: { '#pk': partition, '#sk': sort },
            ExpressionAttributeValues: { ':pk': openPk, ':before': '2026-09-16' },
          }),
        )
      ).Items?.map(({ pk }) => pk);

    expect(await find()).toEqual([open.pk]);
    await client().send(
      new UpdateCommand({
        TableName,
        Key: open,
        UpdateExpression: 'REMOVE #pk, #sk',
        ExpressionAttributeNames: { '#pk': partition, '#sk': sort },
      }),
    );
    expect(await find()).toEqual([]);
  });

  it('keeps signs that mean something in keys apart from each other', async () => {
    const [pk, sk] = [`ACCOUNT#A#B/${randomUUID()}`, 'Müller & Söhne #7 / 漢字'];
    await put({ pk, sk, note: 'x' });

    expect(await get({ pk, sk })).toEqual({ pk, sk, note: 'x' });
  });
});

describe.each(drivers)('the data folder of %s', (driver) => {
  it('keeps what was written through a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'duebook-table-'));
    const key = { pk: 'ACCOUNT#1', sk: 'STATE' };
    const during = async (work: (client: DynamoDBDocumentClient) => Promise<unknown>) => {
      const table = await startTable({ dataDir, tableName: TableName, driver });
      const client = connect(table.endpoint);
      const result = await work(client);
      client.destroy();
      await table.stop();
      return result;
    };

    await during((client) => client.send(new PutCommand({ TableName, Item: { ...key, level: 2 } })));
    const kept = await during(async (client) => (await client.send(new GetCommand({ TableName, Key: key }))).Item);

    expect(kept).toEqual({ ...key, level: 2 });
    await rm(dataDir, { recursive: true });
  });
});

it('a kept table with other keys than infra describes is not used', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'duebook-table-'));
  const AttributeDefinitions = [{ AttributeName: 'id', AttributeType: 'S' }];
  const KeySchema = [{ AttributeName: 'id', KeyType: 'HASH' }];
  const Old = { Type: 'AWS::DynamoDB::GlobalTable', Properties: { AttributeDefinitions, KeySchema } };
  const start = (template?: unknown) => startTable({ dataDir, tableName: TableName, driver: 'dynalite', template });
  await (await start({ Resources: { Old } })).stop();

  await expect(start()).rejects.toThrow('forget it with --fresh');
  await (await start({ Resources: { Old } })).stop();
  await rm(dataDir, { recursive: true });
});

describe('the template', () => {
  it('is refused without a table, and with two', () => {
    const table = { Type: 'AWS::DynamoDB::Table', Properties: { AttributeDefinitions: [], KeySchema: [] } };

    expect(() => tableCallsFrom({ Resources: {} }, TableName)).toThrow('0 tables');
    expect(() => tableCallsFrom({ Resources: { A: table, B: table } }, TableName)).toThrow('2 tables');
  });
});
