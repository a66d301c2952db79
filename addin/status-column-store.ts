// The Reminder status column, for clerks who want to see in their own rows where each reminder is: written on request, kept
// up to date while it stands, and taken off without trace.
import type { AccountSummary } from '../core/account-view.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { type Api, isProblem, type Problem } from './api.ts';
import type { ExcelSide, ReadSheet } from './sheet-state.ts';
import { createStore } from './store.ts';

interface StatusColumnState {
  /** The column stands on the sheet in front, as far as it is known. */
  readonly isShown: boolean;
  readonly isWriting: boolean;
  readonly refusal: Refusal | null;
  readonly problem: Problem | null;
}

const FIRST: StatusColumnState = { isShown: false, isWriting: false, refusal: null, problem: null };

/** How many accounts the server tells of at once. */
const AT_ONCE = 100;

/** An invoice's standing in a few words, '' where nothing was sent and nothing stops reminders. */
export type StatusWords = (summary: AccountSummary, invoiceNumber: string | null) => string;

interface Surroundings {
  readonly api: Pick<Api, 'summaries'>;
  readonly excel: Pick<ExcelSide, 'showReminderStatus' | 'removeReminderStatus' | 'reminderStatusShown'>;
  readonly asRead: () => ReadSheet | Refusal | null;
}

export class StatusColumnStore {
  readonly state = createStore<StatusColumnState>(FIRST);
  readonly #surroundings: Surroundings;
  #words: StatusWords = () => '';

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Has the column speak as the pane does. */
  speakLike(words: StatusWords): void {
    this.#words = words;
  }

  /** Looks whether the column stands on the sheet in front. */
  async look(): Promise<void> {
    const isShown = await this.#surroundings.excel.reminderStatusShown();
    this.#set({ isShown: isShown === true });
  }

  /** Writes the column, or again where it stands; true when it is there. */
  async write(): Promise<boolean> {
    const sheet = this.#surroundings.asRead();
    if (this.state.get().isWriting || sheet === null || isRefusal(sheet)) return false;
    this.#set({ isWriting: true, refusal: null, problem: null });
    const statuses = await this.#statusesOf(sheet);
    if ('problem' in statuses) {
      this.#set({ isWriting: false, problem: statuses });
      return false;
    }
    const written = await this.#surroundings.excel.showReminderStatus(sheet.reading, sheet.cells, statuses);
    if (isRefusal(written)) this.#set({ isWriting: false, refusal: written });
    else this.#set({ isWriting: false, isShown: true });
    return !isRefusal(written);
  }

  /** Brings the column up to date where it stands. */
  async refresh(): Promise<void> {
    if (this.state.get().isShown) await this.write();
  }

  /** Takes the column off; true when it was there. */
  async remove(): Promise<boolean> {
    const removed = await this.#surroundings.excel.removeReminderStatus();
    if (isRefusal(removed)) {
      this.#set({ refusal: removed });
      return false;
    }
    this.#set({ isShown: false, refusal: null, problem: null });
    return removed.removed;
  }

  /** The words for every overdue row, by its number. */
  async #statusesOf({ accounts }: ReadSheet): Promise<ReadonlyMap<number, string> | Problem> {
    const overdue = [...accounts.values()].filter((account) => account.overdue.length > 0);
    const summaries = new Map<string, AccountSummary>();
    for (let at = 0; at < overdue.length; at += AT_ONCE) {
      const accountIds = overdue.slice(at, at + AT_ONCE).map(({ accountId }) => accountId);
      const answer = await this.#surroundings.api.summaries({ accountIds });
      if (isProblem(answer)) return answer;
      for (const summary of answer.value.accounts) summaries.set(summary.accountId, summary);
    }
    const wordsFor = (accountId: string, invoiceNumber: string | null): string => {
      const summary = summaries.get(accountId);
      return summary ? this.#words(summary, invoiceNumber) : '';
    };
    return new Map(
      overdue.flatMap(({ accountId, overdue: rows }) =>
        rows.map(({ row, invoiceNumber }) => [row, wordsFor(accountId, invoiceNumber)] as const),
      ),
    );
  }

  #set(change: Partial<StatusColumnState>): void {
    this.state.set((state) => ({ ...state, ...change }));
  }
}
