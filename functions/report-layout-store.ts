// The report layouts a company remembers, one item each, and how many they are. A layout is written on the version the clerk
// saw; a new one is counted in the same transaction, so that two clerks cannot pass the limit together.
import { setTimeout as wait } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { type KnownReportLayout, LAYOUTS_AT_MOST, type ReportLayout } from '../core/report-layout.ts';
import type { Table } from './environment.ts';
import { readAll } from './read-items.ts';
import { countKey, type LayoutIds, layoutKey, layoutsKey } from './table.ts';

/** Who teaches a layout, when, and the version it will have. */
export interface Lesson {
  readonly layout: ReportLayout;
  readonly version: number;
  readonly learntAt: string;
  readonly by: { readonly id: string; readonly name: string };
}

/** `full`: the company remembers as many as it can. `changed`: the layout is not the one the clerk saw. */
export type Learnt = 'learnt' | 'changed' | 'full';

interface LayoutItem {
  readonly layout: ReportLayout;
  readonly version: number;
  readonly learntAt: string;
  readonly learntBy: string;
}

const knownOf = ({ layout, version, learntAt, learntBy }: LayoutItem): KnownReportLayout => ({
  ...{ ...layout, version, learntAt, learntBy },
});

/** The layout of an id, or null when the company does not remember it. */
export async function findReportLayout(table: Table, ids: LayoutIds): Promise<KnownReportLayout | null> {
  const get = new GetCommand({ TableName: table.name, Key: layoutKey(ids), ConsistentRead: true });
  const { Item } = await table.client.send(get);
  return Item ? knownOf(Item as LayoutItem) : null;
}

/** Every layout of a company, the last taught first. */
export async function loadReportLayouts(table: Table, companyId: string): Promise<KnownReportLayout[]> {
  const layouts = (await readAll<LayoutItem>(table, layoutsKey(companyId))).map(knownOf);
  return layouts.sort((a, b) => (a.learntAt < b.learntAt ? 1 : -1));
}

const itemOf = (ids: LayoutIds, { layout, version, learntAt, by }: Lesson) => ({
  ...layoutKey(ids),
  ...{ layout, version, learntAt, learntBy: by.name, learntById: by.id },
});

type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

const ATTEMPTS = 5;
const MET = 'None';
const UNMET = 'ConditionalCheckFailed';

/** Writes all, or tells of each write whether its condition stood in the way. Writers that met are tried again. */
async function writeAll(table: Table, writes: Writes): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems: writes }));
      return [];
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons?.map(({ Code = MET }) => Code) ?? [];
      if (reasons.includes(UNMET)) return reasons;
      if (attempt === ATTEMPTS) throw error;
      await wait(Math.random() * 20 * 2 ** attempt);
    }
  }
}

const count = (table: Table, companyId: string, by: 1 | -1): Writes[number] => ({
  Update: {
    TableName: table.name,
    Key: countKey(companyId),
    UpdateExpression: 'ADD layouts :by',
    ...(by === 1 ? { ConditionExpression: 'attribute_not_exists(layouts) OR layouts < :most' } : {}),
    ExpressionAttributeValues: { ':by': by, ...(by === 1 ? { ':most': LAYOUTS_AT_MOST } : {}) },
  },
});

async function learnNew(table: Table, ids: LayoutIds, lesson: Lesson): Promise<Learnt> {
  const Item = itemOf(ids, lesson);
  const [isThere, isFull] = await writeAll(table, [
    { Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
    count(table, ids.companyId, 1),
  ]);
  if (isThere === UNMET) return 'changed';
  return isFull === UNMET ? 'full' : 'learnt';
}

/** Remembers a layout as version `lesson.version`, if the one before is what stands there (nothing, for version 1). */
export async function learnReportLayout(table: Table, ids: LayoutIds, lesson: Lesson): Promise<Learnt> {
  if (lesson.version === 1) return learnNew(table, ids, lesson);
  const put = new PutCommand({
    TableName: table.name,
    Item: itemOf(ids, lesson),
    ConditionExpression: '#version = :seen',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':seen': lesson.version - 1 },
  });
  try {
    await table.client.send(put);
    return 'learnt';
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return 'changed';
    throw error;
  }
}

/** Forgets a layout; forgetting it twice is the same as once. */
export async function removeReportLayout(table: Table, ids: LayoutIds): Promise<void> {
  await writeAll(table, [
    { Delete: { TableName: table.name, Key: layoutKey(ids), ConditionExpression: 'attribute_exists(pk)' } },
    count(table, ids.companyId, -1),
  ]);
}
