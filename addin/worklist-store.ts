// Today's list in the pane: previews of every account with something overdue, twenty-five at a time; what is ticked; and the
// one press that queues them. Right before it the sheet is read again by customer and invoice, never by row.
import { ulid } from 'ulid';
import type { AccountOnSheet } from '../core/account-on-sheet.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { CASH_QUESTION, type ChosenRecipient, prospectsInSteps, rowsOfNobody } from '../core/worklist.ts';
import { type Api, isProblem } from './api.ts';
import type { CashQuestion } from './cash-question.ts';
import { inSlices } from './in-slices.ts';
import type { ReminderNotes } from './reminder-notes.ts';
import type { ExcelSide, ReadSheet } from './sheet-state.ts';
import { createStore } from './store.ts';
import {
  changesSince,
  commandOf,
  commonOf,
  doubtsAbout,
  type Listed,
  listed,
  mayTick,
  NO_LIST,
  partsOf,
  seenFrom,
  settledBy,
  standsAs,
  type WorklistState,
} from './worklist-items.ts';

interface Surroundings {
  readonly api: Pick<Api, 'previews' | 'addToRun'>;
  readonly readNow: () => Promise<ReadSheet | Refusal>;
  readonly doubtfulCells: ExcelSide['doubtfulCells'];
  readonly recipientFor: (account: AccountOnSheet) => ChosenRecipient | null;
  readonly cash: CashQuestion;
  readonly notes: Pick<ReminderNotes, 'typed' | 'added' | 'forget'>;
  /** Called when reminders were queued into a run, or may have been. */
  readonly queued: (runId: string) => unknown;
}

export class WorklistStore {
  readonly state = createStore<WorklistState>(NO_LIST);
  readonly #surroundings: Surroundings;
  #stop: AbortController | null = null;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Makes the list of a sheet anew and has the server look at each account; stops a list that is being made. */
  async make(sheet: ReadSheet): Promise<void> {
    this.cancel();
    const stop = new AbortController();
    this.#stop = stop;
    const confirmed = this.#surroundings.cash.isConfirmed(sheet.reading) ? [CASH_QUESTION] : [];
    this.state.set(() => ({ ...NO_LIST, confirmed }));
    const prospects = await inSlices(this.#prospects(sheet), stop.signal);
    if (prospects === null) return;
    const items = prospects.map(listed);
    this.#set({ items, madeFrom: sheet, nobodysRows: rowsOfNobody(sheet.reading) });
    await this.#look(sheet, items, stop.signal);
  }

  /** Looks again at some accounts of the sheet as it is now: after a preview, another address, or a failure. */
  async lookAgain(accountIds: readonly string[], sheet: ReadSheet): Promise<void> {
    const { items } = this.state.get();
    if (items === null || this.#isBusy()) return;
    const stop = new AbortController();
    this.#stop = stop;
    const prospects = await inSlices(this.#prospects(sheet), stop.signal);
    if (prospects === null) return;
    const now = new Map(prospects.map((prospect) => [prospect.accountId, prospect]));
    const renewed = items.flatMap((item) => {
      if (!accountIds.includes(item.prospect.accountId)) return [item];
      const prospect = now.get(item.prospect.accountId);
      return prospect ? [listed(prospect)] : [];
    });
    this.#set({ items: renewed });
    const wanted = renewed.filter(({ prospect }) => accountIds.includes(prospect.accountId));
    await this.#look(sheet, wanted, stop.signal);
  }

  #prospects({ accounts, reading }: ReadSheet) {
    const { recipientFor, notes } = this.#surroundings;
    return prospectsInSteps(accounts, reading.asOf, recipientFor, (accountId) => notes.typed.of(accountId));
  }

  #isBusy(): boolean {
    const { looking, queueing } = this.state.get();
    return looking !== null || queueing !== null;
  }

  /** Stops looking; what was seen so far stays. */
  cancel(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.#set({ looking: null });
  }

  /** Goes on where looking stopped or had no answer. */
  async goOn(): Promise<void> {
    const { items, madeFrom } = this.state.get();
    if (items === null || madeFrom === null || this.#isBusy()) return;
    this.#stop = new AbortController();
    await this.#look(madeFrom, items, this.#stop.signal);
  }

  async #look(sheet: ReadSheet, items: readonly Listed[], signal: AbortSignal): Promise<void> {
    const wanted = items.filter(({ prospect, seen }) => prospect.asked !== null && seen === null);
    this.#set({ problem: null, refusal: null });
    let done = 0;
    for (const part of partsOf(wanted)) {
      this.#set({ looking: { done, all: wanted.length } });
      const isThrough = await this.#lookAt(sheet, part, signal);
      if (signal.aborted) return;
      if (!isThrough) break;
      done += part.length;
    }
    this.#set({ looking: null });
    this.#tickReady(wanted);
  }

  /** What is usual is ticked at first; what has to be looked at is not. */
  #tickReady(wanted: readonly Listed[]): void {
    const ids = new Set(wanted.map(({ prospect }) => prospect.accountId));
    const common = commonOf(this.state.get().items ?? []);
    this.#change((item) =>
      ids.has(item.prospect.accountId) && standsAs(item, common).stands === 'ready'
        ? { ...item, isTicked: true }
        : item,
    );
  }

  async #lookAt(sheet: ReadSheet, items: readonly Listed[], signal: AbortSignal): Promise<boolean> {
    const doubts = await doubtsAbout(this.#surroundings.doubtfulCells, sheet, items);
    if (isRefusal(doubts)) {
      this.#set({ refusal: doubts });
      return false;
    }
    const reminders = items.flatMap(({ prospect: { accountId, asked } }) =>
      asked === null || doubts.has(accountId) ? [] : [{ accountId, request: asked.request }],
    );
    const answer =
      reminders.length === 0 ? { value: { previews: [] } } : await this.#surroundings.api.previews({ reminders });
    if (signal.aborted) return false;
    if (isProblem(answer)) {
      this.#set({ problem: answer });
      return false;
    }
    const seen = new Map(answer.value.previews.map((its) => [its.accountId, seenFrom(its)]));
    for (const [accountId, refusal] of doubts) seen.set(accountId, { preview: null, refusal });
    this.#change((item) => {
      const now = seen.get(item.prospect.accountId);
      return now ? { ...item, seen: now } : item;
    });
    return true;
  }

  /** Ticks or unticks reminders; one that has to be confirmed by typing stays as it is. */
  tick(accountIds: readonly string[], isTicked: boolean): void {
    const ids = new Set(accountIds);
    const common = commonOf(this.state.get().items ?? []);
    this.#change((item) =>
      ids.has(item.prospect.accountId) && mayTick(standsAs(item, common), common) && !item.isQueued
        ? { ...item, isTicked }
        : item,
    );
  }

  /** Confirms a warning about the whole day, or takes that back. */
  confirm(code: string, isConfirmed: boolean): void {
    this.state.set((state) => {
      const others = state.confirmed.filter((other) => other !== code);
      return { ...state, confirmed: isConfirmed ? [...others, code] : others };
    });
    const { madeFrom } = this.state.get();
    if (code === CASH_QUESTION && madeFrom !== null) this.#surroundings.cash.confirm(madeFrom.reading, isConfirmed);
  }

  /**
   * Queues what is ticked, after the sheet was read again: what has changed there is not queued and says what changed.
   * Pressed again after no answer it goes on in the same run, and nothing is queued twice.
   */
  async remindAll(): Promise<'queued' | 'hindered'> {
    if (this.#isBusy()) return 'hindered';
    const all = this.#ticked().length;
    this.#set({ queueing: { done: 0, all }, problem: null, refusal: null, runId: this.state.get().runId ?? ulid() });
    try {
      const sheet = await this.#surroundings.readNow();
      if (isRefusal(sheet)) {
        this.#set({ refusal: sheet });
        return 'hindered';
      }
      this.#refuseChanged(sheet);
      return await this.#queueTicked(sheet);
    } finally {
      this.#set({ queueing: null });
    }
  }

  #ticked(): Listed[] {
    return (this.state.get().items ?? []).filter(({ isTicked, isQueued }) => isTicked && !isQueued);
  }

  #refuseChanged(sheet: ReadSheet): void {
    this.#change((item) => {
      if (!item.isTicked || item.isQueued) return item;
      const changed = changesSince(item.prospect, sheet, this.#surroundings.notes);
      if (isRefusal(changed)) return { ...item, isTicked: false, seen: { preview: null, refusal: changed } };
      return changed.length === 0 ? item : { ...item, isTicked: false, changes: changed };
    });
  }

  async #queueTicked(sheet: ReadSheet): Promise<'queued' | 'hindered'> {
    const { runId, confirmed } = this.state.get();
    if (runId === null) return 'hindered';
    const wanted = this.#ticked();
    const queued: string[] = [];
    let done = 0;
    for (const part of partsOf(wanted)) {
      this.#set({ queueing: { done, all: wanted.length } });
      const added = await this.#add(sheet, runId, part, confirmed);
      if (added === null) break;
      queued.push(...added);
      done += part.length;
    }
    const { problem, refusal } = this.state.get();
    if (queued.length > 0 || problem !== null) await this.#surroundings.queued(runId);
    if (problem !== null || refusal !== null) return 'hindered';
    this.#set({ runId: null });
    return queued.length > 0 ? 'queued' : 'hindered';
  }

  async #add(sheet: ReadSheet, runId: string, items: readonly Listed[], confirmed: readonly string[]) {
    const doubts = await doubtsAbout(this.#surroundings.doubtfulCells, sheet, items);
    if (isRefusal(doubts)) {
      this.#set({ refusal: doubts });
      return null;
    }
    const common = commonOf(this.state.get().items ?? []);
    const reminders = items.flatMap((item) =>
      doubts.has(item.prospect.accountId) ? [] : commandOf(item, common, confirmed),
    );
    for (const [accountId, refusal] of doubts) this.#settle(accountId, refusal);
    if (reminders.length === 0) return [];
    const answer = await this.#surroundings.api.addToRun({ runId, reminders });
    if (isProblem(answer)) {
      this.#set({ problem: answer });
      return null;
    }
    for (const outcome of answer.value.outcomes) this.#settle(outcome.accountId, settledBy(outcome));
    return answer.value.outcomes.flatMap(({ accountId, reminderId }) => (reminderId === null ? [] : [accountId]));
  }

  #settle(accountId: string, refusal: Refusal | null): void {
    if (refusal === null) this.#surroundings.notes.forget(accountId);
    this.#change((item) => {
      if (item.prospect.accountId !== accountId) return item;
      if (refusal === null) return { ...item, isQueued: true, isTicked: false };
      // The server has surely not taken it: what is tried next is another reminder and needs another key.
      return { ...item, isTicked: false, seen: { preview: null, refusal }, key: crypto.randomUUID() };
    });
  }

  /** Forgets the list, when the clerk signs out or another sheet is in front. */
  forget(): void {
    this.cancel();
    this.state.set(() => NO_LIST);
  }

  #change(change: (item: Listed) => Listed): void {
    this.state.set((state) => ({ ...state, items: state.items?.map(change) ?? null }));
  }

  #set(change: Partial<WorklistState>): void {
    this.state.set((state) => ({ ...state, ...change }));
  }
}
