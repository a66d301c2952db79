// What SES allows an account: recipients in 24 hours, recipients a second, and who may be written from and to.
import type { AcceptedMail } from './mail-message.ts';
import { bareAddress } from './mail-message.ts';
import { SesRefusal } from './mail-query.ts';

/** `perSecond` refills a bucket of the same size, so a burst of one second passes at once. */
export interface SendingQuota {
  readonly in24Hours: number;
  readonly perSecond: number;
}

/** Often granted once an account has left the sandbox. */
export const USUAL_QUOTA: SendingQuota = { in24Hours: 50_000, perSecond: 14 };
/** What every new account starts with; it may then write to verified addresses only. */
export const SANDBOX_QUOTA: SendingQuota = { in24Hours: 200, perSecond: 1 };

const DAY_MS = 86_400_000;
const SIMULATOR = '@simulator.amazonses.com';

const isSimulator = (address: string): boolean => bareAddress(address).endsWith(SIMULATOR);

/** Recipients that counted against the quota in the 24 hours before `now`; the mailbox simulator never counts. */
export function sentLast24Hours(mails: readonly AcceptedMail[], now: number): number {
  const recent = mails.filter(({ acceptedAt }) => acceptedAt > now - DAY_MS);
  return recent.flatMap(({ destination }) => destination).filter((address) => !isSimulator(address)).length;
}

/** A bucket of recipients a second. */
export class SendingRate {
  readonly #perSecond: number;
  readonly #clock: () => number;
  #left: number;
  #at: number;

  constructor(perSecond: number, clock: () => number) {
    this.#perSecond = perSecond;
    this.#clock = clock;
    this.#left = perSecond;
    this.#at = clock();
  }

  /** Takes room for some recipients. Throws SesRefusal `Throttling` when there is none. */
  take(recipients: number): void {
    const now = this.#clock();
    this.#left = Math.min(this.#perSecond, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (this.#left < recipients) throw new SesRefusal('Throttling', 'Maximum sending rate exceeded.');
    this.#left -= recipients;
  }
}

/** Throws SesRefusal when the next recipients would go over the day's quota. */
export function checkQuota(quota: SendingQuota, kept: readonly AcceptedMail[], mail: AcceptedMail): void {
  const counted = mail.destination.filter((address) => !isSimulator(address)).length;
  if (sentLast24Hours(kept, mail.acceptedAt) + counted > quota.in24Hours) {
    throw new SesRefusal('Throttling', 'Daily message quota exceeded.');
  }
}

const isVerified = (identities: readonly string[], address: string): boolean =>
  identities.some((identity) => {
    const [bare, known] = [bareAddress(address), identity.toLowerCase()];
    return bare === known || bare.endsWith(`@${known}`);
  });

/** Throws SesRefusal when the sender, or in the sandbox a recipient, is not a verified address or domain. */
export function checkIdentities(
  account: { readonly identities: readonly string[]; readonly sandbox: boolean; readonly region: string },
  { source, destination }: AcceptedMail,
): void {
  const inQuestion = account.sandbox ? [source, ...destination.filter((address) => !isSimulator(address))] : [source];
  const failed = inQuestion.filter((address) => !isVerified(account.identities, address));
  if (failed.length === 0) return;
  throw new SesRefusal(
    'MessageRejected',
    'Email address is not verified. The following identities failed the check in region ' +
      `${account.region.toUpperCase()}: ${failed.join(', ')}`,
  );
}
