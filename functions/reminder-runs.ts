// Many reminders with one press: previews together, the posts that fill a run, how it stands, and taking back what has not
// left. Each reminder is decided and written exactly as a single one.
import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';
import { fingerprint } from '../core/account-id.ts';
import { previewReminder } from '../core/account-reminder.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { reminderRequestSchema, sendReminderSchema } from '../core/reminder.ts';
import {
  type AddToRun,
  countsOf,
  type ManyPreviews,
  type ManyPreviewsRequest,
  type ReminderRun,
  type RunOutcome,
} from '../core/reminder-run.ts';
import type { Call, Outcome } from './call.ts';
import { faultsIn } from './read-call.ts';
import { contextsFor } from './reminder-context.ts';
import {
  beginRun,
  findRun,
  latestRuns,
  loadRun,
  putRunPost,
  type RunHead,
  type RunItem,
} from './reminder-run-store.ts';
import { moveReminder } from './reminder-store.ts';
import { acceptReminder } from './reminders.ts';
import { allowancesFor } from './sending-limits.ts';
import { loadAccounts } from './store.ts';

/** Previews of up to 25 reminders. Writes nothing. */
export async function showManyPreviews(call: Call<ManyPreviewsRequest, unknown>): Promise<Outcome> {
  const { office, caller, body } = call;
  const accountIds = body.reminders.map(({ accountId }) => accountId);
  const [accounts, settings] = await Promise.all([
    loadAccounts(office.table, caller.companyId, accountIds),
    office.settings.inForce(caller.companyId),
  ]);
  const read = body.reminders.map(({ request }) => reminderRequestSchema.safeParse(request));
  const asked = body.reminders.map(({ accountId }, i) => ({ accountId, to: read[i]?.data?.to ?? '' }));
  const contexts = await contextsFor(call, settings, asked);
  const previewOf = (accountId: string, i: number): ManyPreviews['previews'][number] => {
    const nothing = { accountId, preview: null, refusal: null, faults: null };
    const [its, context, account] = [read[i], contexts[i], accounts.get(accountId)];
    if (!its || !context || !account) throw new Error('something that was asked for was not read');
    if (!its.success) return { ...nothing, faults: faultsIn(its.error) };
    const previewed = previewReminder(account, its.data, context);
    if (isRefusal(previewed)) return { ...nothing, refusal: previewed };
    if ('faults' in previewed) return { ...nothing, faults: [...previewed.faults] };
    const { text: _text, html: _html, ...preview } = previewed;
    return { ...nothing, preview };
  };
  return { status: 200, body: { previews: accountIds.map(previewOf) } satisfies ManyPreviews };
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The id a reminder of a run will have: the same however often the post is repeated. */
function reminderIdIn(head: RunHead, accountId: string, idempotencyKey: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([head.runId, accountId, idempotencyKey]))
    .digest();
  const random = [...bytes.subarray(0, 16)].map((byte) => CROCKFORD[byte % 32]).join('');
  return `${encodeTime(Date.parse(head.at), 10)}${random}`;
}

type Asked = AddToRun['reminders'][number];

function outcomeOf(accountId: string, outcome: Outcome): RunOutcome {
  const nothing = { accountId, reminderId: null, refusal: null, faults: null };
  if (outcome === null) return nothing;
  if (isRefusal(outcome)) return { ...nothing, refusal: wordsOf(outcome) };
  if ('faults' in outcome) return { ...nothing, faults: [...outcome.faults] };
  return { ...nothing, reminderId: (outcome.body as { readonly reminderId: string }).reminderId };
}

/** A refusal as it is told among others: without what belongs into a header. */
const wordsOf = ({ refused, because, source }: Refusal): Refusal =>
  source === undefined ? { refused, because } : { refused, because, source };

const reasonIn = ({ refusal, faults }: RunOutcome): string | null =>
  refusal?.because ?? faults?.map(({ where, fault }) => `${where}: ${fault}`).join('; ') ?? null;

/** What tells a post from others: its accounts and the keys of their reminders. */
const postIdOf = (reminders: readonly Asked[]): string =>
  fingerprint(JSON.stringify(reminders.map(({ accountId, idempotencyKey }) => [accountId, idempotencyKey])));

/** Accepts the reminders of a post side by side, each under the id that was planned for it. */
async function acceptAll(call: Call<AddToRun, unknown>, planned: readonly RunItem[]): Promise<RunOutcome[]> {
  const { office, caller, body } = call;
  const settings = await office.settings.inForce(caller.companyId);
  const wanted = { reminders: body.reminders.length, isPress: false };
  const allowances = allowancesFor(office, caller, settings, wanted);
  const acceptOne = async ({ accountId, send, idempotencyKey }: Asked, reminderId: string): Promise<Outcome> => {
    const read = sendReminderSchema.safeParse(send);
    if (!read.success) return { faults: faultsIn(read.error) };
    return acceptReminder({ ...call, params: { accountId }, body: read.data, idempotencyKey }, reminderId, allowances);
  };
  try {
    return await Promise.all(
      body.reminders.map(async (asked, i) =>
        outcomeOf(asked.accountId, await acceptOne(asked, planned[i]?.reminderId ?? '')),
      ),
    );
  } finally {
    await allowances.giveBack();
  }
}

/** Queues up to 25 reminders of a run; a post that is repeated does nothing a second time. */
export async function addToRun(call: Call<AddToRun, unknown>): Promise<Outcome> {
  const { office, caller, body } = call;
  const { companyId, person } = caller;
  const { runId, reminders } = body;
  const head = await beginRun(office.table, { companyId, runId }, person, office.now());
  const ids = { head, companyId, postId: postIdOf(reminders), now: office.now() };
  const planned = reminders.map(({ accountId, customerName, idempotencyKey }): RunItem => {
    const reminderId = reminderIdIn(head, accountId, idempotencyKey);
    return { accountId, customerName, reminderId, refusal: null };
  });
  await putRunPost(office.table, ids, planned);
  const outcomes = await acceptAll(call, planned);
  const came = planned.map((item, i) => whatCame(item, outcomes[i]));
  if (came.some((item, i) => item !== planned[i])) await putRunPost(office.table, ids, came);
  return { status: 202, body: { runId, outcomes } };
}

/** The item as the outcome makes it; the same one where it came as planned. */
function whatCame(item: RunItem, outcome: RunOutcome | undefined): RunItem {
  const refusal = outcome ? reasonIn(outcome) : null;
  if (refusal !== null) return { ...item, refusal };
  // The key was used before: what it led to then is what stands in this run.
  const reminderId = outcome?.reminderId ?? item.reminderId;
  return reminderId === item.reminderId ? item : { ...item, reminderId };
}

async function runOf(call: Call<unknown, unknown>, head: RunHead): Promise<ReminderRun> {
  const { office, caller } = call;
  const its = { companyId: caller.companyId, runId: head.runId, now: office.now() };
  const reminders = await loadRun(office.table, its);
  return { ...head, reminders, counts: countsOf(reminders) };
}

/** How many runs are told of at once. */
const LATEST = 5;

/** The latest runs, newest first, with how far they are. */
export async function showRuns(call: Call<unknown, unknown>): Promise<Outcome> {
  const heads = await latestRuns(call.office.table, call.caller.companyId, LATEST);
  const runs = await Promise.all(heads.map((head) => runOf(call, head)));
  return { status: 200, body: { runs: runs.map(({ reminders: _, ...run }) => run) } };
}

const headOf = ({ office, caller, params }: Call<unknown, unknown>): Promise<RunHead | null> =>
  findRun(office.table, caller.companyId, params.runId ?? '');

/** Every reminder of a run as it stands. */
export async function showRun(call: Call<unknown, unknown>): Promise<Outcome> {
  const head = await headOf(call);
  return head && { status: 200, body: await runOf(call, head) };
}

/** Writes made side by side. */
const AT_ONCE = 25;

/** Takes back what has not left: a sender claims a reminder only while it still waits, so nothing is taken back that goes out. */
export async function cancelRun(call: Call<unknown, unknown>): Promise<Outcome> {
  const head = await headOf(call);
  if (!head) return null;
  const { office, caller } = call;
  const takeBack = (accountId: string, reminderId: string) => {
    const ids = { companyId: caller.companyId, accountId, reminderId };
    return moveReminder(office.table, ids, { happened: 'taken-back', by: caller.person }, office.now());
  };
  const { reminders } = await runOf(call, head);
  const waiting = reminders.filter(({ state }) => state === 'QUEUED' || state === 'AWAITING_APPROVAL');
  for (let i = 0; i < waiting.length; i += AT_ONCE) {
    const some = waiting.slice(i, i + AT_ONCE);
    await Promise.all(some.map(({ accountId, reminderId }) => takeBack(accountId, reminderId ?? '')));
  }
  return { status: 200, body: await runOf(call, head) };
}
