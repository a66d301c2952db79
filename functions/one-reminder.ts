// One reminder on its way to SES, step by step: what has to be right before it is claimed, and what an answer of SES means
// for it. None of these steps sends.
import type { ReminderMail } from '../core/account-reminder.ts';
import type { CompanySettings } from '../core/company-settings.ts';
import type { DeliveryHappening } from '../core/delivery.ts';
import { refusalOfAddress } from '../core/rate-limits.ts';
import { NO_RULE_FIRED } from '../core/reminder.ts';
import { refusalBeforeSending } from '../core/reminder-recheck.ts';
import { isSandbox, type SendQuota, WAITS } from '../core/sending.ts';
import { composeMail, type HandedOver } from './email.ts';
import type { Table } from './environment.ts';
import { isForCustomer, type ReminderItem } from './history-items.ts';
import { loadMail } from './reminder-store.ts';
import { loadAddressUse, type SentTo, sentAtBesides } from './sent-to-address.ts';
import { loadFolded } from './store.ts';
import type { ReminderIds } from './table.ts';

/** A mail that can be handed over, and the mails its address got so far. */
export interface Prepared {
  readonly mail: ReminderMail;
  readonly raw: Buffer;
  readonly sentTo: readonly SentTo[];
  /** Several customers are written to at this address: what leaves for one has to be known when another's turn comes. */
  readonly isShared: boolean;
}

/** It cannot go out: never, or not before so many seconds. */
export interface NotSendable {
  readonly because: string;
  readonly afterSeconds: number | null;
}

const NOT_MADE = 'The mail could not be put together. Nothing was sent.';

const never = (because: string): NotSendable => ({ because, afterSeconds: null });

function notNow(ids: ReminderIds, { spacing }: ReminderItem, sent: readonly SentTo[], now: string): NotSendable | null {
  if (!spacing) return null;
  const [minutesBetweenToAddress, perAddressInSevenDays] = spacing;
  const limits = { minutesBetweenToAddress, perAddressInSevenDays };
  const refusal = refusalOfAddress(sentAtBesides(sent, ids.reminderId), limits, now);
  if (!refusal) return null;
  if (refusal.refused !== 'address-too-soon') return never(`${refusal.because} Nothing was sent.`);
  return { because: `${refusal.because} It goes out after that.`, afterSeconds: refusal.retryAfterSeconds };
}

/** What a reminder is held against right before it leaves. */
interface Present {
  readonly settings: CompanySettings;
  readonly now: string;
}

/**
 * Reads and builds the mail, and looks once more whether it may go out: stops, rules and its address may have changed
 * since the press.
 */
export async function prepare(
  table: Table,
  ids: ReminderIds,
  item: ReminderItem,
  { settings, now }: Present,
): Promise<Prepared | NotSendable> {
  const { companyId, reminderId } = ids;
  const [mail, account, use] = await Promise.all([
    loadMail(table, item),
    loadFolded(table, ids),
    loadAddressUse(table, { companyId, address: item.to }),
  ]);
  const { decision = NO_RULE_FIRED, override = null } = item;
  const standing = { account, mail, address: use.standing, settings, now };
  const refusal = refusalBeforeSending({ ...item, reminderId, decision, override }, standing);
  if (refusal) return never(`${refusal.because} Nothing was sent.`);
  const stands = notNow(ids, item, use.sent, now);
  if (stands) return stands;
  try {
    const isShared = isForCustomer(item) && use.standing.users.length > 1;
    return { mail, raw: await composeMail(mail), sentTo: use.sent, isShared };
  } catch {
    return never(NOT_MADE);
  }
}

/** What an answer of SES comes to. */
export interface Answered {
  readonly happening: DeliveryHappening;
  /** What SES has too much of, when it is that: mails in this second, or in this day. */
  readonly tooMuch: 'a-second' | 'a-day' | null;
}

const TOO_MUCH = /^(Throttling|ThrottlingException|TooManyRequestsException|LimitExceeded|LimitExceededException)$/;
const OF_THE_DAY = /daily message quota/i;
const NOT_VERIFIED = /not verified/i;

const SANDBOX =
  'The mail service is still in its sandbox and writes to verified addresses only. Nothing was sent. Ask whoever set Duebook up for production access.';

/** Reads what came of handing a mail over. */
export function answered({ happening, error }: HandedOver, quota: SendQuota | null): Answered {
  const { name = '', message = '' } = error instanceof Error ? error : {};
  if (happening.happened === 'refused-for-now' && TOO_MUCH.test(name)) {
    if (!OF_THE_DAY.test(message)) return { happening, tooMuch: 'a-second' };
    const because = quota ? WAITS.quota(quota) : WAITS.day;
    return { happening: { happened: 'has-to-wait', because }, tooMuch: 'a-day' };
  }
  const isSandboxed = happening.happened === 'refused' && quota !== null && isSandbox(quota);
  if (isSandboxed && NOT_VERIFIED.test(message))
    return { happening: { happened: 'refused', because: SANDBOX }, tooMuch: null };
  return { happening, tooMuch: null };
}
