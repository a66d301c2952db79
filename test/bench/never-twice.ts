// Never twice, never lost: many reminders through the real handlers over the real table, queues and mail, with everything
// going wrong that can, beside a naive sender on the same faults.
import { SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse } from 'aws-lambda';
import { millisOf } from '../../core/calendar.ts';
import { isOpenForSweeping } from '../../core/delivery.ts';
import type { ReminderPreview, ReminderState } from '../../core/reminder.ts';
import { createApi } from '../../functions/api.ts';
import type { Office } from '../../functions/call.ts';
import { connectMail } from '../../functions/email.ts';
import { createReportReader } from '../../functions/email-events.ts';
import { connectTable } from '../../functions/environment.ts';
import { createSender, openSender } from '../../functions/send-reminder.ts';
import { createSettingsReader } from '../../functions/settings-in-force.ts';
import { loadAccount } from '../../functions/store.ts';
import { sweep } from '../../functions/sweep-reminders.ts';
import { type LocalAws, startLocalAws } from '../../workbench/aws/local-aws.ts';
import type { QueueName } from '../../workbench/aws/queues.ts';
import { workbenchCompany } from '../../workbench/company.ts';
import { accountOf, acmeRequest, COMPANY, CONTEXT, httpEvent, queueRecord, testClock } from '../functions/office.ts';
import { deliverAtLeastOnce, dice, type FaultRates, MortalFunctions, rollMailFault, USUAL_RATES } from './faults.ts';
import { naiveSender } from './naive-sender.ts';
import { takeAll } from './take-all.ts';

/** Long enough that a busy machine is not taken for a lost answer. */
const SES_PATIENCE_MS = 600;

/** What became of the reminders of one run. `lost`: no mail went out, and nobody is told. */
export interface Fates {
  readonly reminders: number;
  readonly sentTwice: number;
  readonly lost: number;
  /** Waits for a person, and how many of these had been sent. */
  readonly parked: number;
  readonly parkedButSent: number;
  /** Said to have failed although a mail went out. */
  readonly failedButSent: number;
  readonly states: Readonly<Record<string, number>>;
}

export interface Run {
  readonly reminders: number;
  readonly seed: number;
  readonly rates?: FaultRates;
}

/** Fates from the mails that went out and where each reminder stands. */
function fatesOf(aws: LocalAws, standings: ReadonlyMap<string, ReminderState>): Fates {
  const mails = new Map<string, number>();
  for (const { mail } of aws.mail.mails) {
    const id = mail.tags.reminder?.[0] ?? '';
    mails.set(id, (mails.get(id) ?? 0) + 1);
  }
  const count = (matches: (state: ReminderState, mails: number) => boolean): number =>
    [...standings].filter(([id, state]) => matches(state, mails.get(id) ?? 0)).length;
  const states: Record<string, number> = {};
  for (const state of standings.values()) states[state] = (states[state] ?? 0) + 1;
  return {
    reminders: standings.size,
    sentTwice: [...mails.values()].filter((sent) => sent > 1).length,
    lost: count((state, sent) => sent === 0 && state !== 'NEEDS_REVIEW' && state !== 'FAILED'),
    parked: count((state) => state === 'NEEDS_REVIEW'),
    parkedButSent: count((state, sent) => state === 'NEEDS_REVIEW' && sent > 0),
    failedButSent: count((state, sent) => state === 'FAILED' && sent > 0),
    states,
  };
}

/** A cloud with its dice, and the clients through which functions may die. */
async function startCloud({ seed, rates = USUAL_RATES }: Run) {
  const roll = dice(seed);
  // A thousand presses within a moment: what one person may send is not what is tried here.
  const rateLimits = { ...workbenchCompany.rateLimits, perPersonAMinute: 10_000, perPersonADay: 10_000 };
  const settings = { ...workbenchCompany, undoSeconds: 0, rateLimits };
  const clock = testClock();
  const quota = { in24Hours: 1_000_000, perSecond: 1_000_000 };
  const aws = await startLocalAws({
    ...{ dataDir: null, company: settings, quota, outcomeAfter: 1 },
    clock: () => millisOf(clock.now()),
  });
  Object.assign(process.env, aws.environment);
  aws.mail.disturbEvents(() => {
    const rolled = roll();
    return rolled < rates.reportLost ? 0 : rolled < rates.reportLost + rates.reportTwice ? 2 : 1;
  });
  const mortals = new MortalFunctions(roll, rates.crash);
  const sqs = new SQSClient({});
  const table = connectTable();
  for (const client of [sqs, table.client]) mortals.watch(client);
  const takeFrom = (queue: QueueName) => takeAll(sqs, aws.queues.urlOf(queue));
  return { roll, rates, settings, clock, aws, mortals, sqs, table, takeFrom };
}
type Cloud = Awaited<ReturnType<typeof startCloud>>;

const isHandled = (answer: SQSBatchResponse | null): boolean =>
  answer !== null && answer.batchItemFailures.length === 0;

/** Asks until there is an answer, as a pane does when the network or the function fails; now and then once too often. */
async function ask<T>(
  cloud: Cloud,
  status: number,
  call: () => Promise<APIGatewayProxyStructuredResultV2>,
): Promise<T> {
  for (let attempt = 1; attempt <= 20; attempt++) {
    const answer = await cloud.mortals.run(call);
    const isAskedAgain = cloud.roll() < cloud.rates.messageTwice;
    if (answer?.statusCode === status && !isAskedAgain) return JSON.parse(answer.body ?? '') as T;
    if (answer && answer.statusCode !== status && answer.statusCode !== 500)
      throw new Error(`answered ${answer.statusCode}: ${answer.body}`);
  }
  throw new Error('no answer in twenty attempts');
}

/** Presses the button for one customer: previews, and sends what was previewed under one key. */
async function press(cloud: Cloud, office: Office, place: number): Promise<string> {
  const api = createApi(() => office);
  const request = acmeRequest({ customerNumber: `N-${place}`, to: `ap${place}@customer${place}.test` });
  const path = `/v1/accounts/${accountOf(request)}/reminders`;
  const preview = () => api(httpEvent('POST', `${path}/preview`, { body: request }));
  const { hash } = await ask<ReminderPreview>(cloud, 200, preview);
  const body = { ...request, previewHash: hash, confirmed: ['first-mail'] };
  await ask(cloud, 202, () => api(httpEvent('POST', path, { key: `press-${place}-of-the-button`, body })));
  return accountOf(request);
}

function handlersOf(cloud: Cloud) {
  const { aws, clock, table, mortals, roll, rates } = cloud;
  const settings = createSettingsReader(table, cloud.settings, clock.now);
  const mail = { client: connectMail(SES_PATIENCE_MS), configurationSet: 'duebook' };
  mortals.watch(mail.client);
  const queue = { client: cloud.sqs, url: aws.queues.urlOf('reminders') };
  const wait = async (ms: number) => clock.pass(ms / 1000);
  const opened = openSender({ table, mail, queue, settings, now: clock.now, senders: 1, wait });
  const send = createSender(() => opened);
  const read = createReportReader(() => ({ table, now: clock.now }));
  const invoke = (handler: typeof send, body: string): Promise<boolean> =>
    mortals.run(() => handler({ Records: [queueRecord(body)] }, CONTEXT)).then(isHandled);
  const deliverHints = async () =>
    deliverAtLeastOnce(await cloud.takeFrom('reminders'), {
      ...{ roll, rates },
      handle: (body) => {
        rollMailFault(aws.mail, roll, rates);
        return invoke(send, body);
      },
    });
  const deliverReports = async () => {
    await aws.mail.settled();
    await deliverAtLeastOnce(await cloud.takeFrom('email-events'), {
      ...{ roll, rates },
      handle: (body) => invoke(read, body),
    });
  };
  return { deliverHints, deliverReports, mail };
}

/** Two hours of sweeps: far more than a lease, a grace time and every hint that can get lost on the way. */
const ROUNDS_AT_MOST = 58;

/** True while time may still settle something: a mail waits, is on its way, or its fate is not known yet. */
const isUnsettled = (standings: ReadonlyMap<string, ReminderState>): boolean =>
  [...standings.values()].some((state) => isOpenForSweeping(state));

async function standingsOf(table: Cloud['table'], accounts: readonly string[]): Promise<Map<string, ReminderState>> {
  const standings = new Map<string, ReminderState>();
  for (const accountId of accounts) {
    const { lastReminder } = await loadAccount(table, { companyId: COMPANY, accountId });
    if (lastReminder) standings.set(lastReminder.reminderId, lastReminder.state);
  }
  return standings;
}

/** Sends reminders through Duebook with everything going wrong, until time has settled what can be settled. */
export async function sendWithDuebook(run: Run): Promise<Fates> {
  const cloud = await startCloud(run);
  const { aws, settings, clock, table, sqs, mortals, roll, rates } = cloud;
  const queue = { client: sqs, url: aws.queues.urlOf('reminders') };
  const lostQueue = { ...queue, url: `${queue.url}-that-is-not-there` };
  const reader = createSettingsReader(table, settings, clock.now);
  const office = (): Office => ({
    ...{ table, settings: reader, now: clock.now, onLostHint: () => {} },
    queue: roll() < rates.hintLost ? lostQueue : queue,
  });
  try {
    const accounts: string[] = [];
    for (let place = 0; place < run.reminders; place++) accounts.push(await press(cloud, office(), place));
    const { deliverHints, deliverReports, mail } = handlersOf(cloud);
    let standings = new Map<string, ReminderState>();
    for (let round = 0; round < ROUNDS_AT_MOST && (round === 0 || isUnsettled(standings)); round++) {
      await deliverHints();
      await deliverReports();
      clock.pass(125);
      await mortals.run(() => sweep({ table, queue, mail: mail.client, now: clock.now }));
      standings = await standingsOf(table, accounts);
    }
    mail.client.destroy();
    return fatesOf(aws, standings);
  } finally {
    await aws.stop();
  }
}

/** The same faults for a sender as it is usually written. */
export async function sendNaively(run: Run): Promise<Fates> {
  const cloud = await startCloud(run);
  const { aws, mortals, roll, rates, table } = cloud;
  const naive = naiveSender(table, SES_PATIENCE_MS);
  mortals.watch(naive.client);
  try {
    const ids = Array.from({ length: run.reminders }, (_, place) => `naive-${place}`);
    for (const id of ids) await naive.accept(id);
    const handle = async (id: string): Promise<boolean> => {
      rollMailFault(aws.mail, roll, rates);
      return (await mortals.run(() => naive.send(id))) === true;
    };
    await deliverAtLeastOnce(ids, { roll, rates, handle });
    await aws.mail.settled();
    const standings = new Map<string, ReminderState>();
    for (const id of ids) standings.set(id, await naive.stateOf(id));
    return fatesOf(aws, standings);
  } finally {
    await aws.stop();
  }
}
