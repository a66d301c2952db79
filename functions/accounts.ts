// What the API tells of accounts: one as it stands, its history a page at a time, and a summary for each row of a sheet.
import type { AccountState, AccountSummary, AccountView } from '../core/account.ts';
import { type Call, idsOf, type Outcome } from './call.ts';
import { loadAccount, loadAccounts, loadHistory, readCursor } from './store.ts';
import { ID } from './table.ts';

/** How many entries come with an account, so that the pane can show it with one call. */
const RECENT = 10;

function summaryOf(accountId: string, { reminderLevel, lastContact, lastReminder }: AccountState): AccountSummary {
  if (!lastReminder) return { accountId, reminderLevel, lastContact, lastReminder };
  const { reminderId, level, state, to, at, sendsAt } = lastReminder;
  return { accountId, reminderLevel, lastContact, lastReminder: { reminderId, level, state, to, at, sendsAt } };
}

/** The account as it stands; one nobody has written to has version 0. */
export async function showAccount(call: Call<unknown, unknown>): Promise<Outcome> {
  const ids = idsOf(call);
  const [account, { entries }] = await Promise.all([
    loadAccount(call.office.table, ids),
    loadHistory(call.office.table, ids, { limit: RECENT, after: null }),
  ]);
  const { version, customerName, customerNumber, knownAddress, blockedAddresses } = account;
  const body: AccountView = {
    ...summaryOf(ids.accountId, account),
    ...{ version, customerName, customerNumber, knownAddress },
    blockedAddresses: [...blockedAddresses],
    recentEntries: entries,
  };
  return { status: 200, body };
}

/** A page of the history, newest first. */
export async function showHistory(
  call: Call<unknown, { limit?: number | undefined; cursor?: string | undefined }>,
): Promise<Outcome> {
  const { limit = 20, cursor } = call.query;
  const after = cursor === undefined ? null : readCursor(cursor);
  if (cursor !== undefined && after === null)
    return { faults: [{ where: 'cursor', fault: 'is not a cursor of ours' }] };
  return { status: 200, body: await loadHistory(call.office.table, idsOf(call), { limit, after }) };
}

/** One summary for each account asked for, in that order. */
export async function summariseAccounts(call: Call<{ accountIds: string[] }, unknown>): Promise<Outcome> {
  const { accountIds } = call.body;
  const faults = accountIds.flatMap((accountId, i) =>
    ID.test(accountId) ? [] : [{ where: `accountIds.${i}`, fault: 'is not an account id' }],
  );
  if (faults.length > 0) return { faults };
  const states = await loadAccounts(call.office.table, call.caller.companyId, accountIds);
  const accounts = accountIds.flatMap((accountId) => {
    const state = states.get(accountId);
    return state ? [summaryOf(accountId, state)] : [];
  });
  return { status: 200, body: { accounts } };
}
