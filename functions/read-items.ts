// Reads items of the table: one or many by their keys, with as few requests as DynamoDB allows, or all that stand together.
import { BatchGetCommand, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Table } from './environment.ts';
import type { Key } from './table.ts';

type Item = Record<string, unknown>;

/** One item as it stands now, or null. */
export async function readItem(table: Table, key: Key): Promise<Item | null> {
  const { Item: item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  );
  return item ?? null;
}

/** By what `readItems` finds an item. */
export const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** Up to 100 items, by `nameOf` their keys; those that are not there are left out. */
export async function readItems(table: Table, keys: readonly Key[]): Promise<Map<string, Item>> {
  const found = new Map<string, Item>();
  let left: readonly Item[] = keys.map((key) => ({ ...key }));
  for (let round = 0; left.length > 0; round++) {
    if (round > 5) throw new Error(`${left.length} items were not read in ${round} rounds`);
    const RequestItems = { [table.name]: { Keys: [...left] } };
    const { Responses, UnprocessedKeys } = await table.client.send(new BatchGetCommand({ RequestItems }));
    for (const item of Responses?.[table.name] ?? []) found.set(`${item.pk} ${item.sk}`, item);
    left = UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return found;
}

/** Every item of a partition whose sort key begins so, in the order of their sort keys. */
export async function readAll<Its = Item>(
  table: Table,
  { pk, begins }: { readonly pk: string; readonly begins: string },
): Promise<Its[]> {
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :begins)',
      ExpressionAttributeValues: { ':pk': pk, ':begins': begins },
      ConsistentRead: true,
    },
  );
  const found: Its[] = [];
  for await (const { Items = [] } of pages) found.push(...(Items as Its[]));
  return found;
}
