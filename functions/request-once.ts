// A writing request happens once: the same key with the same body gets the same answer, with another body a refusal. When
// the account changed while it was being decided, it is loaded and decided again, a few times.
import { setTimeout as wait } from 'node:timers/promises';
import { type AccountState, evolve } from '../core/account.ts';
import type { AccountEvent } from '../core/account-events.ts';
import { fingerprint } from '../core/account-id.ts';
import type { InputFaults } from '../core/account-reminder.ts';
import { isRefusal, type Refusal, refuse } from '../core/refusal.ts';
import { type Answer, type Call, idsOf, type Outcome } from './call.ts';
import type { EntryItem } from './history-items.ts';
import { append, ChangedMeanwhile, findRequest, loadAccount, type StoredRequest } from './store.ts';

/** What a decision comes to: the event, the entry it leaves, the answer, and the mail if there is one. */
interface Decided {
  readonly event: AccountEvent;
  readonly entry: EntryItem;
  readonly answer: Answer;
  readonly mail?: Uint8Array;
}

type Decide = (account: AccountState) => Promise<Decided | Refusal | InputFaults> | Decided | Refusal | InputFaults;

const ATTEMPTS = 5;

/** What tells one request from another: what it asks for, who asks, and the body. */
export const hashOfRequest = (call: Call<unknown, unknown>, what: string): string =>
  fingerprint(JSON.stringify([what, call.caller.person.id, call.body]));

/** The answer of the first time; a refusal when the key came with another request. */
export const answerAgain = (earlier: StoredRequest, bodyHash: string): Answer | Refusal =>
  earlier.bodyHash === bodyHash
    ? { status: earlier.status, body: earlier.answer }
    : refuse('key-used', 'This request was sent before with other contents. Look again and start anew.');

async function tryOnce(call: Call<unknown, unknown>, bodyHash: string, decide: Decide): Promise<Outcome> {
  const { office, idempotencyKey } = call;
  const ids = idsOf(call);
  const findEarlier = () => findRequest(office.table, ids, idempotencyKey);
  const [before, earlier] = await Promise.all([loadAccount(office.table, ids), findEarlier()]);
  if (earlier) return answerAgain(earlier, bodyHash);
  const decided = await decide(before);
  if (isRefusal(decided) || 'faults' in decided) {
    // The account may already show what this very request did a moment ago: then that is the answer, not the "no" to it.
    const justNow = await findEarlier();
    return justNow ? answerAgain(justNow, bodyHash) : decided;
  }
  const { event, entry, answer, mail } = decided;
  const request = { bodyHash, status: answer.status, answer: answer.body };
  const change = { before, after: evolve(before, event), entry, idempotencyKey, request };
  await append(office.table, ids, mail ? { ...change, mail } : change);
  return answer;
}

/** Does it again, a few times, when something changed meanwhile. Throws ChangedMeanwhile when it will not hold still. */
export async function untilUnchanged<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let times = 1; ; times++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || times === ATTEMPTS) throw error;
      await wait(Math.random() * 20 * 2 ** times);
    }
  }
}

/** Decides and appends, or gives the answer of the first time. Throws ChangedMeanwhile when the account will not hold still. */
export function requestOnce(call: Call<unknown, unknown>, what: string, decide: Decide): Promise<Outcome> {
  const bodyHash = hashOfRequest(call, what);
  return untilUnchanged(() => tryOnce(call, bodyHash, decide));
}
