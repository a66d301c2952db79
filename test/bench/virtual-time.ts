// Time that passes only when everybody waits: a bulk of minutes is measured in seconds, and a slow machine makes no
// difference. What is real stays real (table, queues, mail service, every function); only waiting is not waited for.
// Time moves on once nothing has happened for a moment: moved on too early it makes the figures worse, never better.
import { setImmediate as turn } from 'node:timers/promises';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Anything of the SDK that takes middleware; every client has types of its own for the same thing. */
interface Client {
  readonly middlewareStack: { add(middleware: never, options: { step: 'initialize'; name: string }): void };
}

/** How many turns of the event loop without a call to AWS count as "everybody waits". */
const QUIET_TURNS = 40;

/** A clock of its own, in milliseconds. */
export class VirtualTime {
  #now: number;
  #calls = 0;
  #isOver = false;
  readonly #sleepers = new Set<Sleeper>();

  constructor(start: number) {
    this.#now = start;
  }

  readonly ms = (): number => this.#now;

  readonly now = (): string => new Date(this.#now).toISOString();

  readonly wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const sleeper: Sleeper = {
        until: this.#now + ms,
        wake: () => {
          this.#sleepers.delete(sleeper);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
    });

  /** A call through this client takes so long as in AWS: what it really took does not count. */
  slow(client: Client, ms: number): void {
    const middleware = (next: (args: unknown) => Promise<unknown>) => async (args: unknown) => {
      await this.wait(ms / 2);
      this.#calls += 1;
      try {
        return await next(args);
      } finally {
        this.#calls -= 1;
        await this.wait(ms / 2);
      }
    };
    client.middlewareStack.add(middleware as never, { step: 'initialize', name: 'slow' });
  }

  /** Lets time pass until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    this.#isOver = false;
    const done = work.finally(() => {
      this.#isOver = true;
    });
    done.catch(() => {});
    while (!this.#isOver) {
      await this.#quiet();
      this.#advance();
    }
    return done;
  }

  async #quiet(): Promise<void> {
    for (let turns = 0; turns < QUIET_TURNS && !this.#isOver; turns++) {
      await turn();
      if (this.#calls > 0) turns = 0;
    }
  }

  #advance(): void {
    const next = Math.min(...[...this.#sleepers].map(({ until }) => until));
    if (next === Number.POSITIVE_INFINITY) return;
    this.#now = Math.max(this.#now, next);
    for (const sleeper of [...this.#sleepers]) if (sleeper.until <= this.#now) sleeper.wake();
  }
}
