// What a reminder is decided on besides its account: who asks, the settings in force, how the recipient's address stands.
import type { ReminderContext } from '../core/account-reminder.ts';
import { NOTHING_KNOWN } from '../core/address-standing.ts';
import type { CompanySettings } from '../core/company-settings.ts';
import { readRecipient } from '../core/recipient.ts';
import { isRefusal } from '../core/refusal.ts';
import { loadAddresses } from './address-store.ts';
import type { Call } from './call.ts';

interface Asked {
  readonly accountId: string;
  readonly to: string;
}

/** The contexts of up to 100 requests, in their order; one that names no address is told so when it is decided on. */
export async function contextsFor(
  { office, caller }: Pick<Call<unknown, unknown>, 'office' | 'caller'>,
  settings: CompanySettings,
  asked: readonly Asked[],
): Promise<ReminderContext[]> {
  const addresses = asked.map(({ to }) => {
    const recipient = readRecipient(to);
    return isRefusal(recipient) ? null : recipient.address;
  });
  const wanted = addresses.filter((address) => address !== null);
  const standings = wanted.length === 0 ? [] : await loadAddresses(office.table, caller.companyId, wanted);
  const standingOf = new Map(wanted.map((address, i) => [address, standings[i]]));
  const now = office.now();
  return asked.map(({ accountId }, i) => {
    const address = addresses[i] ?? null;
    const standing = (address !== null && standingOf.get(address)) || NOTHING_KNOWN;
    return { accountId, roles: caller.roles, settings, standing, now };
  });
}

/** The context of one request. */
export async function contextFor(
  call: Pick<Call<unknown, unknown>, 'office' | 'caller'>,
  settings: CompanySettings,
  asked: Asked,
): Promise<ReminderContext> {
  const [context] = await contextsFor(call, settings, [asked]);
  if (!context) throw new Error('a request was given and no context came back');
  return context;
}
