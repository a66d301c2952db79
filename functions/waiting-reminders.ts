// Reminders of a company that wait for a person: those nobody knows the fate of, and those a finance lead has to approve.
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { OpenReminder } from '../core/reminder-run.ts';
import type { Call, Outcome } from './call.ts';
import type { Table } from './environment.ts';
import { loadReminders } from './reminder-run-store.ts';
import { TABLE_KEYS } from './settings.ts';
import { loadAccounts } from './store.ts';
import { idsOfOpenKey, type ReminderIds, waitingPk } from './table.ts';

/** It is a short list: what is beyond it shows up once the first are dealt with. */
const AT_MOST = 100;

type Waiting = 'NEEDS_REVIEW' | 'AWAITING_APPROVAL';

async function idsOf(table: Table, companyId: string, state: Waiting): Promise<ReminderIds[]> {
  const { index, partition, sort } = TABLE_KEYS.openReminders;
  const query = new QueryCommand({
    TableName: table.name,
    IndexName: index,
    KeyConditionExpression: `${partition} = :waiting`,
    ExpressionAttributeValues: { ':waiting': waitingPk(companyId, state) },
    ProjectionExpression: sort,
    Limit: AT_MOST,
  });
  const { Items = [] } = await table.client.send(query);
  return Items.map((item) => idsOfOpenKey(String(item[sort])));
}

async function waitingIn({ office, caller }: Call<unknown, unknown>, state: Waiting): Promise<OpenReminder[]> {
  const ids = await idsOf(office.table, caller.companyId, state);
  if (ids.length === 0) return [];
  const [entries, accounts] = await Promise.all([
    loadReminders(office.table, ids),
    loadAccounts(
      office.table,
      caller.companyId,
      ids.map(({ accountId }) => accountId),
    ),
  ]);
  return ids.flatMap(({ accountId, reminderId }) => {
    const entry = entries.get(reminderId);
    // The index is a moment behind the entry, which tells the truth.
    if (entry?.state !== state) return [];
    const { to, level, totals, at, by, steps } = entry;
    const customerName = accounts.get(accountId)?.customerName ?? '';
    return [{ accountId, customerName, reminderId, to, level, totals: [...totals], at, by, state, steps: [...steps] }];
  });
}

/** Both lists, oldest first. Nothing of them is sent by itself. */
export async function showWaitingReminders(call: Call<unknown, unknown>): Promise<Outcome> {
  const [needsReview, awaitingApproval] = await Promise.all([
    waitingIn(call, 'NEEDS_REVIEW'),
    waitingIn(call, 'AWAITING_APPROVAL'),
  ]);
  return { status: 200, body: { needsReview, awaitingApproval } };
}
