// What is unusual about where a reminder goes: each warning names what to check and asks for a second press. An address
// that was confirmed for the account before is usual.
import type { AddressStanding } from './address-standing.ts';
import type { CustomerFacts } from './customer-facts.ts';
import { isFreeMail, isGenericMailbox, mixesAlphabets } from './mailbox.ts';
import { type Recipient, recipientWarnings } from './recipient.ts';
import type { Warning } from './reminder.ts';

/** Around an address: whose account, what it was written to before, and what the company knows of the address. */
export interface AddressContext {
  readonly accountId: string;
  readonly customerName: string;
  readonly knownAddress: string | null;
  readonly customerType: CustomerFacts['customerType'];
  readonly standing: AddressStanding;
}

const confirm = (code: string, because: string): Warning => ({ code, because, needsConfirmation: true });

const MOST_NAMED = 3;

function warningOfOthers({ shown }: Recipient, { accountId, customerName, standing }: AddressContext): Warning[] {
  const others = standing.users.filter((user) => user.accountId !== accountId).map((user) => user.customerName);
  const names = [...new Set(others)].slice(0, MOST_NAMED).join(', ');
  const because = `${shown} is also the address of ${names}. Check that ${customerName} is written to there.`;
  return others.length > 0 ? [confirm('address-of-another', because)] : [];
}

function warningsOfMailbox({ address, shown }: Recipient, { customerType }: AddressContext): Warning[] {
  const isCompany = customerType === 'business' || customerType === 'public-authority';
  return [
    ...(mixesAlphabets(address)
      ? [confirm('look-alike', `The domain of ${shown} mixes letters of two alphabets that look alike.`)]
      : []),
    ...(isGenericMailbox(address)
      ? [confirm('generic-mailbox', `${shown} is read by many people. Is there an address for invoices?`)]
      : []),
    ...(isCompany && isFreeMail(address)
      ? [confirm('free-mail', `${shown} is a free mail address, which a company rarely has.`)]
      : []),
  ];
}

/** Everything unusual about a recipient; nothing when the last reminder, or somebody's word, was for just this address. */
export function warningsOfRecipient(recipient: Recipient, context: AddressContext): Warning[] {
  const isKnown = context.knownAddress?.toLowerCase() === recipient.address.toLowerCase();
  if (isKnown) return [];
  return [
    ...recipientWarnings(recipient, context),
    ...warningOfOthers(recipient, context),
    ...warningsOfMailbox(recipient, context),
  ];
}
