// Sending many: today's list, the runs it is queued into, what waits for a person, and whether mails may leave at all.
import type { AccountOnSheet } from '../core/account-on-sheet.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { ChosenRecipient } from '../core/worklist.ts';
import type { Api } from './api.ts';
import type { CashQuestion } from './cash-question.ts';
import type { ReminderNotes } from './reminder-notes.ts';
import { RunStore } from './run-store.ts';
import { SendingStore } from './sending-store.ts';
import type { ExcelSide, ReadSheet, SheetState } from './sheet-state.ts';
import { WaitingStore } from './waiting-store.ts';
import { whyNoList } from './worklist-items.ts';
import { WorklistStore } from './worklist-store.ts';

interface Surroundings {
  readonly api: Api;
  readonly readNow: () => Promise<ReadSheet | Refusal>;
  readonly asRead: () => SheetState['read'];
  /** False for whoever may only read: the server tells her nothing of what would be sent. */
  readonly mayWrite: () => boolean;
  readonly doubtfulCells: ExcelSide['doubtfulCells'];
  readonly recipientFor: (account: AccountOnSheet) => ChosenRecipient | null;
  /** Called when an account's history has changed on the server. */
  readonly historyChanged: (accountId: string) => void;
  readonly cash: CashQuestion;
  readonly notes: ReminderNotes;
  /** Called when a run has moved on. */
  readonly moved: () => unknown;
}

export class ManyReminders {
  readonly worklist: WorklistStore;
  readonly runs: RunStore;
  readonly waiting: WaitingStore;
  readonly sending: SendingStore;
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    const { api, readNow, doubtfulCells, recipientFor, historyChanged, cash, notes } = surroundings;
    this.#surroundings = surroundings;
    this.sending = new SendingStore(api);
    this.waiting = new WaitingStore(api, (accountId) => {
      historyChanged(accountId);
      return this.runs.refresh();
    });
    this.runs = new RunStore(api, () => {
      void surroundings.moved();
      void this.sending.load();
      return this.waiting.load();
    });
    const queued = (runId: string) => this.runs.open(runId);
    this.worklist = new WorklistStore({ api, readNow, doubtfulCells, recipientFor, queued, cash, notes });
  }

  /** Brings everything up to date when the Worklist comes to the front; a list that is there already stays. */
  async load(): Promise<void> {
    await Promise.all([this.sending.load(), this.waiting.load(), this.runs.load(), this.#makeList()]);
  }

  async #makeList(): Promise<void> {
    if (!this.#surroundings.mayWrite()) return;
    const sheet = this.#surroundings.asRead();
    const { items, madeFrom, looking } = this.worklist.state.get();
    if (sheet === null || isRefusal(sheet) || looking !== null || whyNoList(sheet) !== null) return;
    if (items === null || madeFrom?.reading.sheetName !== sheet.reading.sheetName) await this.worklist.make(sheet);
  }

  /** Makes the list anew from the sheet as it is now. */
  async makeAnew(): Promise<void> {
    const sheet = await this.#surroundings.readNow();
    if (!isRefusal(sheet) && whyNoList(sheet) === null) await this.worklist.make(sheet);
  }

  /** Looks again at some accounts, with the sheet as it was read last. */
  async lookAgain(accountIds: readonly string[]): Promise<void> {
    const sheet = this.#surroundings.asRead();
    if (sheet !== null && !isRefusal(sheet)) await this.worklist.lookAgain(accountIds, sheet);
  }

  /** Forgets what the server told, when the clerk signs out. */
  forget(): void {
    this.worklist.forget();
    this.runs.forget();
    this.waiting.forget();
    this.sending.forget();
  }
}
