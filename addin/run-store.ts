// Runs of many reminders as the server knows them: the same for every clerk, and after Excel was closed. The one on screen
// is followed until nothing in it moves any more.
import type { ReminderState } from '../core/reminder.ts';
import type { ReminderRun, RunReminder, Runs } from '../core/reminder-run.ts';
import { movesByItself } from './account-store.ts';
import { type Api, isProblem, type Problem } from './api.ts';
import { pollWhile } from './polling.ts';
import { createStore } from './store.ts';

interface RunState {
  /** The latest runs, newest first; null until they were told. */
  readonly runs: Runs['runs'] | null;
  /** The run on screen. */
  readonly run: ReminderRun | null;
  readonly isCancelling: boolean;
  readonly problem: Problem | null;
}

const FIRST: RunState = { runs: null, run: null, isCancelling: false, problem: null };

/** One without a state that has an id is being queued right now. */
const moves = ({ state, reminderId }: RunReminder): boolean =>
  state === null ? reminderId !== null : movesByItself(state);

/** True when nothing of a run moves by itself any more. */
export const isSettled = ({ reminders }: ReminderRun): boolean => !reminders.some(moves);

/** True while a reminder of the run can still be taken back. */
export const mayCancel = ({ reminders }: ReminderRun): boolean =>
  reminders.some(({ state }) => state === 'QUEUED' || state === 'AWAITING_APPROVAL');

const DID_NOT_ARRIVE: readonly (ReminderState | null)[] = ['FAILED', 'BOUNCED'];

/** The accounts whose reminder was refused, failed or came back. */
export const failedIn = ({ reminders }: ReminderRun): string[] =>
  reminders.flatMap(({ accountId, reminderId, state }) =>
    (state === null && reminderId === null) || DID_NOT_ARRIVE.includes(state) ? [accountId] : [],
  );

export class RunStore {
  readonly state = createStore<RunState>(FIRST);
  readonly #api: Pick<Api, 'runs' | 'run' | 'cancelRun'>;
  /** Called when a run has moved on. */
  readonly #moved: () => unknown;
  #stop = () => {};

  constructor(api: Pick<Api, 'runs' | 'run' | 'cancelRun'>, moved: () => unknown) {
    this.#api = api;
    this.#moved = moved;
  }

  /** Asks for the latest runs; the one on screen is followed on, else the newest while something of it still moves. */
  async load(): Promise<void> {
    const answer = await this.#api.runs();
    if (isProblem(answer)) return this.#set({ problem: answer });
    const { runs } = answer.value;
    this.#set({ runs, problem: null });
    const [newest] = runs;
    const { run } = this.state.get();
    if (run !== null) await this.open(run.runId);
    else if (newest && newest.counts.waiting > 0) await this.open(newest.runId);
  }

  /** Shows a run and follows it. */
  async open(runId: string): Promise<void> {
    this.#stop();
    const stillMoves = await this.#refresh(runId);
    if (stillMoves) this.#stop = pollWhile(() => this.#refresh(runId));
  }

  /** Asks for the run on screen again. */
  async refresh(): Promise<void> {
    const { run } = this.state.get();
    if (run) await this.open(run.runId);
  }

  async #refresh(runId: string): Promise<boolean> {
    const answer = await this.#api.run(runId);
    if (isProblem(answer)) {
      this.#set({ problem: answer });
      // Without an answer it is not known whether anything still moves.
      return answer.problem === 'no-answer';
    }
    const before = this.state.get().run;
    this.#set({ run: answer.value, problem: null });
    if (JSON.stringify(before?.counts) !== JSON.stringify(answer.value.counts)) this.#moved();
    return !isSettled(answer.value);
  }

  /** Goes back to the list of runs. */
  close(): void {
    this.#stop();
    this.#set({ run: null, problem: null });
    void this.load();
  }

  /** Takes back what has not left yet. */
  async cancel(): Promise<boolean> {
    const { run, isCancelling } = this.state.get();
    if (run === null || isCancelling) return false;
    this.#set({ isCancelling: true, problem: null });
    const answer = await this.#api.cancelRun(run.runId);
    this.#set({ isCancelling: false });
    if (isProblem(answer)) this.#set({ problem: answer });
    else this.#set({ run: answer.value });
    this.#moved();
    return !isProblem(answer);
  }

  /** Stops following; the run is still there when the clerk comes back. */
  rest(): void {
    this.#stop();
  }

  /** Forgets what the server told, when the clerk signs out. */
  forget(): void {
    this.#stop();
    this.state.set(() => FIRST);
  }

  #set(change: Partial<RunState>): void {
    this.state.set((state) => ({ ...state, ...change }));
  }
}
