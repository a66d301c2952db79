// SES on this machine: takes mails over the v1 Query API as SES does, keeps them, and publishes what "happens" to them.
// It fails when told to, with the faults that tempt a sender into sending twice. Nothing ever leaves this machine.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { LOOPBACK, portOf } from './free-port.ts';
import { closeServer, escapeMarkup, readBody } from './http-messages.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from './local-credentials.ts';
import { happenings, type MailHappening, type SesEvent, sesEventOf } from './mail-events.ts';
import { type KeptMail, MailJournal } from './mail-journal.ts';
import {
  checkIdentities,
  checkQuota,
  SANDBOX_QUOTA,
  type SendingQuota,
  SendingRate,
  sentLast24Hours,
  USUAL_QUOTA,
} from './mail-limits.ts';
import { type ReadMail, readEmail, readRawEmail } from './mail-message.ts';
import { outcomesOf, type SimulatedOutcome, simulated } from './mail-outcomes.ts';
import { membersOf, refusalXml, SesRefusal, successXml } from './mail-query.ts';

/**
 * What goes wrong with the next mail: refused for its rate; a 500; the connection cut before or after SES has taken the
 * mail; or taken and never answered.
 */
export type MailFault = 'throttle' | 'error500' | 'reset-before' | 'reset-after' | 'hang-after';

export interface MailOptions {
  /** Folder for the journal and the .eml files; null keeps them in memory. */
  readonly dataDir: string | null;
  readonly clock: () => number;
  /** Addresses and domains that may be written from. */
  readonly identities: readonly string[];
  /** Configuration sets that exist; a send that names another is refused. */
  readonly configurationSets: readonly string[];
  /** Where events go; called once for each copy. */
  readonly publish: (event: SesEvent) => Promise<void>;
  readonly quota?: SendingQuota;
  readonly sandbox?: boolean;
  /** Milliseconds from acceptance to the outcome; null lets only `simulate` decide. */
  readonly outcomeAfter: number | null;
}

/** The simulator as tests and the inbox hold it. */
export interface MailSimulator {
  readonly endpoint: string;
  /** Oldest first. */
  readonly mails: readonly KeptMail[];
  find(messageId: string): KeptMail | null;
  /** The bytes as they were handed over, or null for a mail that is not known. */
  rawOf(messageId: string): Buffer | null;
  /** The next mails meet these faults, one each, in order. */
  failNext(...faults: MailFault[]): void;
  /** Puts an address on the account's suppression list. */
  suppress(address: string): void;
  /** Lets something happen to an accepted mail now, whatever happened before. Throws RangeError for an unknown mail. */
  simulate(messageId: string, outcome: SimulatedOutcome): Promise<void>;
  /** How many copies of each event from now on reach the topic: 0 loses it, 2 publishes it twice. */
  disturbEvents(copies: (event: SesEvent) => number): void;
  /** Resolves once nothing is left to happen by itself. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const CUT = 'cut';
const HANG = 'hang';
type Answered = string | typeof CUT | typeof HANG;

class Simulator {
  readonly #options: MailOptions;
  readonly #journal: MailJournal;
  readonly #quota: SendingQuota;
  readonly #rate: SendingRate;
  readonly #faults: MailFault[] = [];
  readonly #pending = new Set<Promise<void>>();
  readonly #timers = new Map<NodeJS.Timeout, () => void>();
  #copies: (event: SesEvent) => number = () => 1;

  constructor(options: MailOptions) {
    this.#options = options;
    this.#journal = new MailJournal(options.dataDir);
    this.#quota = options.quota ?? (options.sandbox ? SANDBOX_QUOTA : USUAL_QUOTA);
    this.#rate = new SendingRate(this.#quota.perSecond, options.clock);
    // A mail accepted just before the last stop still has its outcome to come.
    for (const { mail, happened } of this.#journal.mails) {
      if (!happened.some(({ eventType }) => eventType !== 'Send')) this.#await(mail.messageId);
    }
  }

  get journal(): MailJournal {
    return this.#journal;
  }

  failNext(faults: readonly MailFault[]): void {
    this.#faults.push(...faults);
  }

  disturb(copies: (event: SesEvent) => number): void {
    this.#copies = copies;
  }

  async act(action: string, form: URLSearchParams): Promise<Answered> {
    const now = this.#options.clock();
    if (action === 'SendRawEmail') return this.#accept(await readRawEmail(form, now));
    if (action === 'SendEmail') return this.#accept(await readEmail(form, now));
    if (action === 'GetSendQuota') return this.#tellQuota(now);
    if (action === 'GetAccountSendingEnabled') return '<Enabled>true</Enabled>';
    if (action === 'GetIdentityVerificationAttributes') return this.#tellIdentities(membersOf(form, 'Identities'));
    throw new SesRefusal('InvalidAction', `Could not find operation ${action} for version 2010-12-01`);
  }

  #accept({ mail, raw }: ReadMail): Answered {
    const { identities, configurationSets, sandbox = false } = this.#options;
    if (mail.configurationSet !== null && !configurationSets.includes(mail.configurationSet)) {
      const message = `Configuration set <${mail.configurationSet}> does not exist.`;
      throw new SesRefusal('ConfigurationSetDoesNotExist', message);
    }
    checkIdentities({ identities, sandbox, region: LOCAL_REGION }, mail);
    checkQuota(
      this.#quota,
      this.#journal.mails.map((kept) => kept.mail),
      mail,
    );
    this.#rate.take(mail.destination.length);
    const fault = this.#faults.shift();
    if (fault === 'throttle') throw new SesRefusal('Throttling', 'Maximum sending rate exceeded.');
    if (fault === 'error500') throw new SesRefusal('InternalFailure', 'The request processing has failed.', 500);
    if (fault === 'reset-before') return CUT;
    this.#journal.keep(mail, raw);
    this.#track(this.happen(mail.messageId, [happenings.sent(this.#options.clock())]));
    this.#await(mail.messageId);
    if (fault === 'reset-after') return CUT;
    return fault === 'hang-after' ? HANG : `<MessageId>${mail.messageId}</MessageId>`;
  }

  #tellQuota(now: number): string {
    const sent = sentLast24Hours(
      this.#journal.mails.map(({ mail }) => mail),
      now,
    );
    return (
      `<Max24HourSend>${this.#quota.in24Hours}</Max24HourSend><MaxSendRate>${this.#quota.perSecond}</MaxSendRate>` +
      `<SentLast24Hours>${sent}</SentLast24Hours>`
    );
  }

  #tellIdentities(asked: readonly string[]): string {
    const entries = asked.map((identity) => {
      const status = this.#options.identities.includes(identity) ? 'Success' : 'Pending';
      const value = `<value><VerificationStatus>${status}</VerificationStatus></value>`;
      return `<entry><key>${escapeMarkup(identity)}</key>${value}</entry>`;
    });
    return `<VerificationAttributes>${entries.join('')}</VerificationAttributes>`;
  }

  /** Keeps what happened and publishes it; mails without a configuration set have no events. */
  async happen(messageId: string, happenings: readonly MailHappening[]): Promise<void> {
    const kept = this.#journal.find(messageId);
    if (kept === null) throw new RangeError(`no mail has the id ${messageId}`);
    const account = { region: LOCAL_REGION, account: LOCAL_ACCOUNT };
    for (const happening of happenings) {
      this.#journal.add(messageId, happening);
      if (kept.mail.configurationSet === null) continue;
      const event = sesEventOf(kept.mail, happening, account);
      for (let copy = this.#copies(event); copy > 0; copy--) await this.#options.publish(event);
    }
  }

  /** The outcome comes later by itself, unless only `simulate` decides. */
  #await(messageId: string): void {
    if (this.#options.outcomeAfter === null) return;
    const due = new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(this.#timers.delete(timer)), this.#options.outcomeAfter ?? 0);
      this.#timers.set(timer, () => resolve(false));
    });
    this.#track(due.then((happens) => (happens ? this.#conclude(messageId) : undefined)));
  }

  async #conclude(messageId: string): Promise<void> {
    const kept = this.#journal.find(messageId);
    if (kept) await this.happen(messageId, outcomesOf(kept.mail, this.#journal, this.#options.clock()));
  }

  #track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#pending.delete(tracked));
    this.#pending.add(tracked);
  }

  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  async stop(): Promise<void> {
    for (const [timer, forget] of this.#timers) {
      clearTimeout(timer);
      forget();
    }
    this.#timers.clear();
    await this.settled();
  }
}

function answerer(simulator: Simulator): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const answer = async (request: IncomingMessage): Promise<Answered> => {
    const form = new URLSearchParams((await readBody(request)).toString('utf8'));
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
      throw new SesRefusal('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
    }
    const action = form.get('Action') ?? '';
    const answered = await simulator.act(action, form);
    return answered === CUT || answered === HANG ? answered : successXml(action, answered);
  };
  return async (request, response) => {
    try {
      const answered = await answer(request);
      if (answered === CUT) request.socket.destroy();
      else if (answered !== HANG) response.writeHead(200, { 'content-type': 'text/xml' }).end(answered);
    } catch (error) {
      const refusal = error instanceof SesRefusal ? error : new SesRefusal('InternalFailure', String(error), 500);
      response.writeHead(refusal.status, { 'content-type': 'text/xml' }).end(refusalXml(refusal));
    }
  };
}

/** Starts the simulator on a free port of this machine. */
export async function startMail(options: MailOptions): Promise<MailSimulator> {
  const simulator = new Simulator(options);
  const server = createServer(answerer(simulator));
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const { journal } = simulator;
  return {
    endpoint: `http://${LOOPBACK}:${portOf(server)}`,
    get mails() {
      return journal.mails;
    },
    find: (messageId) => journal.find(messageId),
    rawOf: (messageId) => journal.rawOf(messageId),
    failNext: (...faults) => simulator.failNext(faults),
    suppress: (address) => journal.suppress(address),
    simulate: async (messageId, outcome) => {
      const kept = journal.find(messageId);
      if (kept === null) throw new RangeError(`no mail has the id ${messageId}`);
      await simulator.happen(messageId, [simulated(outcome, kept.mail, journal, options.clock())]);
    },
    disturbEvents: (copies) => simulator.disturb(copies),
    settled: () => simulator.settled(),
    stop: async () => {
      await simulator.stop();
      await closeServer(server);
    },
  };
}
