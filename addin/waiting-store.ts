// Reminders that wait for a person: those nobody knows the fate of, and those a finance lead has to let go.
import type { OpenReminder } from '../core/reminder-run.ts';
import { type Api, isProblem, type Problem } from './api.ts';
import { createStore } from './store.ts';

interface WaitingState {
  /** Oldest first; null until they were told. */
  readonly needsReview: readonly OpenReminder[] | null;
  readonly awaitingApproval: readonly OpenReminder[] | null;
  /** The reminder that is being decided. */
  readonly deciding: string | null;
  readonly problem: Problem | null;
}

const FIRST: WaitingState = { needsReview: null, awaitingApproval: null, deciding: null, problem: null };

type WaitingApi = Pick<Api, 'openReminders' | 'review' | 'approve' | 'takeBack'>;

/** What a person says about a waiting reminder. */
export type Decision = 'sent' | 'not-sent' | 'approve' | 'decline';

export class WaitingStore {
  readonly state = createStore<WaitingState>(FIRST);
  readonly #api: WaitingApi;
  readonly #decided: (accountId: string) => unknown;

  constructor(api: WaitingApi, decided: (accountId: string) => unknown) {
    this.#api = api;
    this.#decided = decided;
  }

  async load(): Promise<void> {
    const answer = await this.#api.openReminders();
    if (isProblem(answer)) this.#set({ problem: answer });
    else this.#set({ ...answer.value, problem: null });
  }

  /** Settles one reminder; true when it is settled. */
  async decide({ accountId, reminderId }: OpenReminder, decision: Decision): Promise<boolean> {
    if (this.state.get().deciding !== null) return false;
    this.#set({ deciding: reminderId, problem: null });
    const answer = await this.#ask(accountId, reminderId, decision);
    this.#set({ deciding: null });
    // A colleague may have decided meanwhile: the list is asked for again whatever came of it.
    await this.load();
    if (isProblem(answer)) this.#set({ problem: answer });
    this.#decided(accountId);
    return !isProblem(answer);
  }

  #ask(accountId: string, reminderId: string, decision: Decision) {
    switch (decision) {
      case 'approve':
        return this.#api.approve(accountId, reminderId);
      case 'decline':
        return this.#api.takeBack(accountId, reminderId);
      default:
        return this.#api.review(accountId, reminderId, decision);
    }
  }

  /** Forgets what the server told, when the clerk signs out. */
  forget(): void {
    this.state.set(() => FIRST);
  }

  #set(change: Partial<WaitingState>): void {
    this.state.set((state) => ({ ...state, ...change }));
  }
}
