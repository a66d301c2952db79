// What goes wrong in a cloud, by the dice of a seed: functions die between two calls, mail services answer badly or not at
// all, messages and reports come twice or never.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { MailFault, MailSimulator } from '../../workbench/aws/mail.ts';

export type Dice = () => number;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How often each thing goes wrong; 0.02 is two in a hundred. */
export interface FaultRates {
  /** A function dies before a call to AWS, and after one, each. */
  readonly crash: number;
  readonly mail: Readonly<Partial<Record<MailFault, number>>>;
  readonly messageTwice: number;
  readonly hintLost: number;
  readonly reportTwice: number;
  readonly reportLost: number;
}

export const USUAL_RATES: FaultRates = {
  crash: 0.01,
  mail: { 'reset-after': 0.04, 'hang-after': 0.02, 'reset-before': 0.03, throttle: 0.03, error500: 0.02 },
  messageTwice: 0.05,
  hintLost: 0.03,
  reportTwice: 0.1,
  reportLost: 0.02,
};

class Died extends Error {
  override readonly name = 'Died';
}

interface Life {
  isOver: boolean;
}

/** Anything of the SDK that takes middleware; every client has types of its own for the same thing. */
interface Client {
  readonly middlewareStack: { add(middleware: never, options: { step: 'initialize'; name: string }): void };
}

/** Functions that may die at any call to AWS. What died stays dead: everything it still tries fails. */
export class MortalFunctions {
  readonly #lives = new AsyncLocalStorage<Life>();
  readonly #dice: Dice;
  readonly #rate: number;

  constructor(roll: Dice, rate: number) {
    this.#dice = roll;
    this.#rate = rate;
  }

  /** Runs one invocation; null when it died. */
  async run<T>(invocation: () => Promise<T>): Promise<T | null> {
    const life: Life = { isOver: false };
    try {
      const answer = await this.#lives.run(life, invocation);
      return life.isOver ? null : answer;
    } catch (error) {
      if (life.isOver) return null;
      throw error;
    }
  }

  #maybeDie(): void {
    const life = this.#lives.getStore();
    if (!life) return;
    if (this.#dice() < this.#rate) life.isOver = true;
    if (life.isOver) throw new Died('the function died');
  }

  /** Every call through this client may be the last, before or after it was made. */
  watch(client: Client): void {
    const middleware = (next: (args: unknown) => Promise<unknown>) => async (args: unknown) => {
      this.#maybeDie();
      const result = await next(args);
      this.#maybeDie();
      return result;
    };
    client.middlewareStack.add(middleware as never, { step: 'initialize', name: 'mortal' });
  }
}

/** Rolls what happens to the next mail. */
export function rollMailFault(mail: MailSimulator, roll: Dice, rates: FaultRates): void {
  let rest = roll();
  for (const [fault, rate] of Object.entries(rates.mail)) {
    if (rest >= 0 && rest < rate) mail.failNext(fault as MailFault);
    rest -= rate;
  }
}

/** A queue that delivers at least once: messages may come twice, and what was not handled comes again, up to eight times. */
export async function deliverAtLeastOnce(
  bodies: readonly string[],
  { roll, rates, handle }: { roll: Dice; rates: FaultRates; handle: (body: string) => Promise<boolean> },
): Promise<void> {
  let waiting = bodies.flatMap((body) => (roll() < rates.messageTwice ? [body, body] : [body]));
  for (let receive = 1; receive <= 8 && waiting.length > 0; receive++) {
    const again: string[] = [];
    for (let i = 0; i < waiting.length; i += 10) {
      const batch = waiting.slice(i, i + 10);
      const handled = await Promise.all(batch.map(handle));
      again.push(...batch.filter((_, place) => !handled[place]));
    }
    waiting = again;
  }
}
