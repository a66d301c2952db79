// Whether mails may leave at all, as the server knows it: stopped, only written down, or all to one test address.
import type { SendingView } from '../core/sending.ts';
import { type Api, isProblem, type Problem } from './api.ts';
import { createStore } from './store.ts';

interface SendingState {
  /** Null until it was told. */
  readonly view: SendingView | null;
  readonly isChanging: boolean;
  /** Why stopping or resuming did not work. */
  readonly problem: Problem | null;
}

const FIRST: SendingState = { view: null, isChanging: false, problem: null };

type SendingApi = Pick<Api, 'sending' | 'stopSending' | 'resumeSending'>;

export class SendingStore {
  readonly state = createStore<SendingState>(FIRST);
  readonly #api: SendingApi;

  constructor(api: SendingApi) {
    this.#api = api;
  }

  /** Asks how sending stands; what was known stays when there is no answer. */
  async load(): Promise<void> {
    const answer = await this.#api.sending();
    if (!isProblem(answer)) this.#set({ view: answer.value });
  }

  /** Stops sending, or lets mails leave again, with a reason; true when it is so. */
  async change(to: 'stop' | 'resume', reason: string): Promise<boolean> {
    if (this.state.get().isChanging) return false;
    this.#set({ isChanging: true, problem: null });
    const answer = await (to === 'stop' ? this.#api.stopSending(reason) : this.#api.resumeSending(reason));
    this.#set({ isChanging: false });
    if (isProblem(answer)) this.#set({ problem: answer });
    else this.#set({ view: answer.value });
    return !isProblem(answer);
  }

  /** Forgets what the server told, when the clerk signs out. */
  forget(): void {
    this.state.set(() => FIRST);
  }

  #set(change: Partial<SendingState>): void {
    this.state.set((state) => ({ ...state, ...change }));
  }
}
