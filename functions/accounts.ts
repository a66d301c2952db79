// What the API tells of accounts: one as it stands, its history a page at a time, and a summary for each row of a sheet.
import type { AccountState } from '../core/account.ts';
import { stopsInForce } from '../core/account-stop.ts';
import type { AccountSummary, AccountView } from '../core/account-view.ts';
import { type CalendarDay, dayIn } from '../core/calendar.ts';
import { type Call, idsOf, type Outcome } from './call.ts';
import { askedPage, type HistoryQuery } from './history-pages.ts';
import { loadAccount, loadAccounts, loadHistory } from './store.ts';
import { ID } from './table.ts';

/** How many entries come with an account, so that the pane can show it with one call. */
const RECENT = 10;

function summaryOf(accountId: string, account: AccountState, today: CalendarDay): AccountSummary {
  const { reminderLevel, lastContact, lastReminder } = account;
  const stops = stopsInForce(account.stops, today);
  if (!lastReminder) return { accountId, reminderLevel, lastContact, lastReminder, stops };
  const { reminderId, level, state, to, at, sendsAt } = lastReminder;
  return { accountId, reminderLevel, lastContact, lastReminder: { reminderId, level, state, to, at, sendsAt }, stops };
}

/** Today where the company is. */
async function todayOf({ office, caller }: Call<unknown, unknown>): Promise<CalendarDay> {
  const { timeZone } = await office.settings.inForce(caller.companyId);
  return dayIn(timeZone, office.now());
}

/** The account as the pane shows it; one nobody has written to has version 0. */
export async function viewAccount(call: Call<unknown, unknown>): Promise<AccountView> {
  const ids = idsOf(call);
  const [today, account, { entries }] = await Promise.all([
    todayOf(call),
    loadAccount(call.office.table, ids),
    loadHistory(call.office.table, ids, { limit: RECENT, after: null }),
  ]);
  const { version, customerName, customerNumber, knownAddress, blockedAddresses, facts } = account;
  return {
    ...summaryOf(ids.accountId, account, today),
    ...{ version, customerName, customerNumber, knownAddress, facts },
    blockedAddresses: [...blockedAddresses],
    recentEntries: entries,
  };
}

/** The account as it stands. */
export async function showAccount(call: Call<unknown, unknown>): Promise<Outcome> {
  return { status: 200, body: await viewAccount(call) };
}

/** A page of the history, newest first. */
export async function showHistory(call: Call<unknown, HistoryQuery>): Promise<Outcome> {
  const page = askedPage(call.query);
  if ('faults' in page) return page;
  return { status: 200, body: await loadHistory(call.office.table, idsOf(call), page) };
}

/** One summary for each account asked for, in that order. */
export async function summariseAccounts(call: Call<{ accountIds: string[] }, unknown>): Promise<Outcome> {
  const { accountIds } = call.body;
  const faults = accountIds.flatMap((accountId, i) =>
    ID.test(accountId) ? [] : [{ where: `accountIds.${i}`, fault: 'is not an account id' }],
  );
  if (faults.length > 0) return { faults };
  const [today, states] = await Promise.all([
    todayOf(call),
    loadAccounts(call.office.table, call.caller.companyId, accountIds),
  ]);
  const accounts = accountIds.flatMap((accountId) => {
    const state = states.get(accountId);
    return state ? [summaryOf(accountId, state, today)] : [];
  });
  return { status: 200, body: { accounts } };
}
