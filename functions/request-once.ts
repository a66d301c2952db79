// A writing request happens once: the same key with the same body gets the same answer, with another body a refusal. When
// the account changed while it was being decided, it is loaded and decided again, a few times.
import { setTimeout as wait } from 'node:timers/promises';
import { type AccountEvent, type AccountState, evolve } from '../core/account.ts';
import { fingerprint } from '../core/account-id.ts';
import type { InputFaults } from '../core/account-reminder.ts';
import { isRefusal, type Refusal, refuse } from '../core/refusal.ts';
import { type Answer, type Call, idsOf, type Outcome } from './call.ts';
import type { EntryItem } from './history-items.ts';
import { append, ChangedMeanwhile, findRequest, loadAccount } from './store.ts';

/** What a decision comes to: the event, the entry it leaves, the answer, and the mail if there is one. */
interface Decided {
  readonly event: AccountEvent;
  readonly entry: EntryItem;
  readonly answer: Answer;
  readonly mail?: Uint8Array;
}

type Decide = (account: AccountState) => Promise<Decided | Refusal | InputFaults> | Decided | Refusal | InputFaults;

const ATTEMPTS = 5;

async function tryOnce(call: Call<unknown, unknown>, bodyHash: string, decide: Decide): Promise<Outcome> {
  const { office, idempotencyKey } = call;
  const ids = idsOf(call);
  // In this order: an account that already shows what this request did is always followed by the request itself.
  const before = await loadAccount(office.table, ids);
  const earlier = await findRequest(office.table, ids, idempotencyKey);
  if (earlier && earlier.bodyHash !== bodyHash)
    return refuse('key-used', 'This request was sent before with other contents. Start again from the preview.');
  if (earlier) return { status: earlier.status, body: earlier.answer };
  const decided = await decide(before);
  if (isRefusal(decided) || 'faults' in decided) return decided;
  const { event, entry, answer, mail } = decided;
  const request = { bodyHash, status: answer.status, answer: answer.body };
  const change = { before, after: evolve(before, event), entry, idempotencyKey, request };
  await append(office.table, ids, mail ? { ...change, mail } : change);
  return answer;
}

/** Decides and appends, or gives the answer of the first time. Throws ChangedMeanwhile when the account will not hold still. */
export async function requestOnce(call: Call<unknown, unknown>, what: string, decide: Decide): Promise<Outcome> {
  const bodyHash = fingerprint(JSON.stringify([what, call.caller.person.id, call.body]));
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(call, bodyHash, decide);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || attempt === ATTEMPTS) throw error;
      await wait(Math.random() * 20 * 2 ** attempt);
    }
  }
}
