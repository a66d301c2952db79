// What the server knows of the accounts the clerk has looked at: the state, the contacts newest first, and following a
// reminder until its delivery is final.
import type { AccountView } from '../core/account-view.ts';
import type { HistoryEntry, HistoryPage } from '../core/contact-log.ts';
import type { ReminderState } from '../core/reminder.ts';
import { type Api, isProblem, type Problem } from './api.ts';
import { nowMillis } from './clock.ts';
import { createKeyedStore } from './keyed-store.ts';
import { pollWhile, SLOWLY_SECONDS, SOON_SECONDS } from './polling.ts';

export interface KnownAccount {
  readonly view: AccountView | null;
  /** Newest first, each entry once. */
  readonly entries: readonly HistoryEntry[];
  /** Where the next older page starts; null when all are here. */
  readonly cursor: string | null;
  readonly loading: 'account' | 'older' | null;
  readonly problem: Problem | null;
}

const UNKNOWN_ACCOUNT: KnownAccount = { view: null, entries: [], cursor: null, loading: null, problem: null };

const UNDER_WAY: readonly ReminderState[] = ['QUEUED', 'SENDING', 'UNKNOWN', 'SENT', 'DELAYED'];

/** True of states in which something still happens by itself; the others are final or wait for a person. */
export const movesByItself = (state: ReminderState): boolean => UNDER_WAY.includes(state);

/** True while the state of a reminder among the entries may still change by itself. */
export const isUnderWay = (entries: readonly HistoryEntry[]): boolean =>
  entries.some((entry) => entry.type === 'reminder' && movesByItself(entry.state));

/** A mail that was delivered may still come back: from full boxes and forwarding servers, within minutes as a rule. */
const MAY_COME_BACK_MS = 10 * 60_000;

/** True for ten minutes after a delivery: a bounce in that time shows by itself. `now` in milliseconds. */
export const mayComeBack = (entries: readonly HistoryEntry[], now: number): boolean =>
  entries.some(
    (entry) =>
      entry.type === 'reminder' &&
      entry.state === 'DELIVERED' &&
      entry.steps.some(({ state, at }) => state === 'DELIVERED' && now - Date.parse(at) < MAY_COME_BACK_MS),
  );

/**
 * The first page put before what was loaded already; an entry that moved on replaces its older self. When so much is new
 * that the two do not meet, only the first page counts, because there would be a hole between them.
 */
export function withNewest(first: HistoryPage, known: HistoryPage): HistoryPage {
  const fresh = new Set(first.entries.map(({ entryId }) => entryId));
  const older = known.entries.filter(({ entryId }) => !fresh.has(entryId));
  if (older.length === known.entries.length) return first;
  return { entries: [...first.entries, ...older], cursor: older.length === 0 ? first.cursor : known.cursor };
}

/** Told when a reminder's state is another one than before. */
export type StateChanged = (level: number, state: ReminderState) => void;

export class AccountStore {
  readonly known = createKeyedStore<KnownAccount>(UNKNOWN_ACCOUNT);
  readonly #api: Pick<Api, 'account' | 'history'>;
  readonly #stateChanged: StateChanged;
  #followed: { readonly accountId: string; stop: () => void } | null = null;

  constructor(api: Pick<Api, 'account' | 'history'>, stateChanged: StateChanged) {
    this.#api = api;
    this.#stateChanged = stateChanged;
  }

  /** Loads an account and keeps following it while something is under way, until the returned function is called. */
  follow(accountId: string): () => void {
    const followed = { accountId, stop: () => {} };
    this.#followed = followed;
    void this.refresh(accountId);
    return () => {
      followed.stop();
      if (this.#followed === followed) this.#followed = null;
    };
  }

  /** Asks the server again; follows on when something is under way. What is on screen stays when there is no answer. */
  async refresh(accountId: string): Promise<void> {
    await this.#load(accountId);
    const followed = this.#followed;
    if (followed?.accountId !== accountId) return;
    followed.stop();
    this.#followOn(accountId, followed);
  }

  /** Asks often while something is under way, slowly while a delivered mail may come back, and then no more. */
  #followOn(accountId: string, followed: { stop: () => void }): void {
    const entries = () => this.known.of(accountId).entries;
    const pace = (): readonly number[] | null =>
      isUnderWay(entries()) ? SOON_SECONDS : mayComeBack(entries(), nowMillis()) ? SLOWLY_SECONDS : null;
    const now = pace();
    if (now === null) return;
    followed.stop = pollWhile(async () => {
      await this.#load(accountId);
      if (pace() === now) return true;
      // Another pace begins, unless the clerk has gone to another account meanwhile.
      if (this.#followed === followed) this.#followOn(accountId, followed);
      return false;
    }, now);
  }

  /** Asks again for the account on screen, after the clerk signed in or out. */
  async refreshFollowed(): Promise<void> {
    if (this.#followed) await this.refresh(this.#followed.accountId);
  }

  async #load(accountId: string): Promise<void> {
    this.known.change(accountId, (known) => ({ ...known, loading: known.loading ?? 'account' }));
    const [view, page] = await Promise.all([this.#api.account(accountId), this.#api.history(accountId, null)]);
    const problem = isProblem(view) ? view : isProblem(page) ? page : null;
    if (isProblem(view) || isProblem(page)) {
      this.known.change(accountId, (known) => ({ ...known, loading: null, problem }));
      return;
    }
    this.#tellChanges(accountId, page.value.entries);
    this.known.change(accountId, (known) => ({
      view: view.value,
      ...withNewest(page.value, { entries: [...known.entries], cursor: known.cursor }),
      loading: null,
      problem: null,
    }));
  }

  #tellChanges(accountId: string, entries: readonly HistoryEntry[]): void {
    const before = new Map(this.known.of(accountId).entries.map((entry) => [entry.entryId, entry]));
    for (const entry of entries) {
      const old = before.get(entry.entryId);
      if (entry.type !== 'reminder' || old?.type !== 'reminder' || old.state === entry.state) continue;
      this.#stateChanged(entry.level, entry.state);
    }
  }

  /** The next older page of contacts. */
  async showMore(accountId: string): Promise<void> {
    const { cursor, loading } = this.known.of(accountId);
    if (cursor === null || loading !== null) return;
    this.known.change(accountId, (known) => ({ ...known, loading: 'older' }));
    const page = await this.#api.history(accountId, cursor);
    this.known.change(accountId, (known) =>
      isProblem(page)
        ? { ...known, loading: null, problem: page }
        : {
            ...known,
            entries: [...known.entries, ...withoutKnown(page.value.entries, known.entries)],
            cursor: page.value.cursor,
            loading: null,
            problem: null,
          },
    );
  }
}

function withoutKnown(older: readonly HistoryEntry[], known: readonly HistoryEntry[]): HistoryEntry[] {
  const ids = new Set(known.map(({ entryId }) => entryId));
  return older.filter(({ entryId }) => !ids.has(entryId));
}
