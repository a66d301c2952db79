// The transactions Duebook makes, against each driver: all or nothing, with a reason for every write.
import { randomUUID } from 'node:crypto';
import { IdempotentParameterMismatchException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { describeEachTable, newKey, refusedWith, TableName } from './each-table.ts';

describeEachTable('a transaction', ({ client, put, get }) => {
  it('writes an account, an entry and an idempotency key together', async () => {
    const { pk } = newKey();
    await put({ pk, sk: 'STATE', version: 1 });
    await client().send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: { pk, sk: 'ENTRY#1' }, ConditionExpression: 'attribute_not_exists(pk)' } },
          {
            Update: {
              TableName,
              Key: { pk, sk: 'STATE' },
              UpdateExpression: 'SET version = :next',
              ConditionExpression: 'version = :seen',
              ExpressionAttributeValues: { ':seen': 1, ':next': 2 },
            },
          },
          { ConditionCheck: { TableName, Key: { pk, sk: 'NOBODY' }, ConditionExpression: 'attribute_not_exists(pk)' } },
        ],
      }),
    );

    expect(await get({ pk, sk: 'STATE' })).toMatchObject({ version: 2 });
    expect(await get({ pk, sk: 'ENTRY#1' })).toBeDefined();
    expect(await get({ pk, sk: 'NOBODY' })).toBeUndefined();
  });

  it('writes nothing of a transaction when one condition fails, and gives the reason of each write', async () => {
    const { pk } = newKey();
    await put({ pk, sk: 'STATE', version: 7 });
    await put({ pk, sk: 'OLD', amount: 5 });
    const transaction = client().send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: { pk, sk: 'NEW' } } },
          { Put: { TableName, Item: { pk, sk: 'OLD', amount: 6 } } },
          {
            Update: {
              TableName,
              Key: { pk, sk: 'STATE' },
              UpdateExpression: 'SET version = :next',
              ConditionExpression: 'version = :seen',
              ExpressionAttributeValues: { ':seen': 1, ':next': 2 },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
          { Delete: { TableName, Key: { pk, sk: 'OLDER' }, ConditionExpression: 'attribute_exists(pk)' } },
        ],
      }),
    );

    const { CancellationReasons = [] } = await refusedWith(transaction, TransactionCanceledException);

    expect(CancellationReasons.map(({ Code }) => Code)).toEqual([
      'None',
      'None',
      'ConditionalCheckFailed',
      'ConditionalCheckFailed',
    ]);
    expect(CancellationReasons[2]?.Item?.version).toMatchObject({ N: '7' });
    expect(await get({ pk, sk: 'NEW' })).toBeUndefined();
    expect(await get({ pk, sk: 'OLD' })).toMatchObject({ amount: 5 });
    expect(await get({ pk, sk: 'STATE' })).toMatchObject({ version: 7 });
  });

  it('applies a transaction once for one client token and refuses the token for other writes', async () => {
    const key = newKey();
    await put({ ...key, count: 0 });
    const ClientRequestToken = randomUUID();
    const add = (amount: number) =>
      client().send(
        new TransactWriteCommand({
          ClientRequestToken,
          TransactItems: [
            {
              Update: {
                TableName,
                Key: key,
                UpdateExpression: 'ADD #count :amount',
                ExpressionAttributeNames: { '#count': 'count' },
                ExpressionAttributeValues: { ':amount': amount },
              },
            },
          ],
        }),
      );

    await add(1);
    await add(1);
    await refusedWith(add(2), IdempotentParameterMismatchException);

    expect(await get(key)).toMatchObject({ count: 1 });
  });

  it('refuses a transaction that writes one item twice', async () => {
    const Item = newKey();
    const twice = { TransactItems: [{ Put: { TableName, Item } }, { Put: { TableName, Item: { ...Item, n: 1 } } }] };

    const refusal = await refusedWith(client().send(new TransactWriteCommand(twice)), Error);

    expect(refusal.name).toBe('ValidationException');
    expect(await get(Item)).toBeUndefined();
  });

  it('lets one of two racing transactions on a version win', async () => {
    const key = newKey();
    await put({ ...key, version: 1 });
    const append = (clerk: string) =>
      client().send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName, Item: { pk: key.pk, sk: `ENTRY#${clerk}` } } },
            {
              Update: {
                TableName,
                Key: key,
                UpdateExpression: 'SET version = :next',
                ConditionExpression: 'version = :seen',
                ExpressionAttributeValues: { ':seen': 1, ':next': 2 },
              },
            },
          ],
        }),
      );

    const outcomes = await Promise.allSettled([append('a'), append('b')]);
    const entries = await Promise.all([get({ ...key, sk: 'ENTRY#a' }), get({ ...key, sk: 'ENTRY#b' })]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(entries.filter((entry) => entry !== undefined)).toHaveLength(1);
  });
});
