// Who a mail goes to. A cell is never guessed at: one address is read, several are the clerk's choice, none is said.
// SES takes no address whose local part is not ASCII; a Unicode domain is written in its ASCII form and shown in both.
import emailAddresses from 'email-addresses';
import punycode from 'punycode/punycode.js';
import { plainLine } from './plain-line.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Warning } from './reminder.ts';

/** An address that can be mailed: `address` in ASCII, lower-case domain; `shown` is what the clerk reads. */
export interface Recipient {
  readonly address: string;
  readonly shown: string;
}

/** Mailboxes nobody reads or that handle abuse reports: never a recipient. */
const UNREAD_MAILBOXES = /^(no-?reply|do-?not-?reply|postmaster|abuse|mailer-daemon)$/i;

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The addresses in a cell such as `a@x.example; Ann <b@x.example>`, in order, each once; '' and plain words give none. */
export function findAddresses(cell: string): string[] {
  const parts = cell
    .split(/[;,\n\r\t]|\s(?=[^\s<>]+@)/)
    .map((part) => part.replace(/^.*<([^<>]*)>.*$/, '$1').trim())
    .filter((part) => part.includes('@'));
  return [...new Set(parts)];
}

function readOne(text: string): Recipient | null {
  const parsed = emailAddresses.parseOneAddress({ input: text, rfc6532: true, rejectTLD: true, strict: true });
  if (parsed?.type !== 'mailbox' || parsed.address !== text) return null;
  // Copied from a Mac, ü is two characters; from a Japanese sheet, letters are wide: domains are known in one form only.
  const domain = punycode.toASCII(parsed.domain.normalize('NFKC').toLowerCase());
  const sound =
    domain.length <= 253 && domain.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  if (!sound || parsed.local.length > 64) return null;
  const address = `${parsed.local}@${domain}`;
  return { address, shown: domain === parsed.domain.toLowerCase() ? address : `${text} (${address})` };
}

/**
 * Reads one address. Refuses none (`no-address`), several (`several-addresses`), a malformed one (`not-an-address`), a
 * local part SES cannot take (`address-not-ascii`), and mailboxes nobody reads (`unread-mailbox`).
 */
export function readRecipient(text: string): Recipient | Refusal {
  const found = findAddresses(text);
  if (found.length > 1)
    return refuse('several-addresses', `There are ${found.length} addresses here. Enter one address.`);
  const candidate = found[0] ?? text.trim();
  if (candidate === '') return refuse('no-address', 'There is no e-mail address for this customer.');
  const shown = plainLine(candidate).slice(0, 320);
  const local = candidate.slice(0, candidate.lastIndexOf('@'));
  if (/[^\u0020-\u007e]/.test(local)) {
    return refuse(
      'address-not-ascii',
      `“${shown}” has letters before the @ that mail servers may not accept. Ask the customer for another address.`,
    );
  }
  const recipient = candidate === shown ? readOne(candidate) : null;
  if (!recipient) return refuse('not-an-address', `“${shown}” is not an e-mail address.`);
  if (UNREAD_MAILBOXES.test(local))
    return refuse('unread-mailbox', `Nobody reads “${shown}”. Ask the customer for another address.`);
  return recipient;
}

/** Edits (insert, delete, replace, swap of neighbours) that turn one text into another. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  rows[0] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      (rows[i] ?? [])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped);
    }
  }
  return at(a.length, b.length);
}

/** True when a domain could be mistaken for another: one or two edits away, another ending, or a word added or left out. */
export function looksLike(domain: string, known: string): boolean {
  if (domain === known) return false;
  const name = domain.slice(0, domain.lastIndexOf('.'));
  const knownName = known.slice(0, known.lastIndexOf('.'));
  if (name === knownName || name.includes(knownName) || knownName.includes(name)) return true;
  return editDistance(domain, known) <= (Math.min(domain.length, known.length) < 8 ? 1 : 2);
}

const confirm = (code: string, because: string): Warning => ({ code, because, needsConfirmation: true });

/**
 * What is unusual about an address, against the last one confirmed for the account. Every warning asks for a second
 * press; the company's own domains are the caller's refusal (see `isOwnDomain`).
 */
export function recipientWarnings(recipient: Recipient, context: { readonly knownAddress: string | null }): Warning[] {
  const { knownAddress } = context;
  const domain = domainOf(recipient.address);
  if (knownAddress === null)
    return [
      confirm('first-mail', `This is the first mail to ${recipient.shown}. Check that it is the customer's address.`),
    ];
  if (knownAddress.toLowerCase() === recipient.address.toLowerCase()) return [];
  const known = domainOf(knownAddress);
  if (domain === known)
    return [confirm('new-address', `The last reminder went to ${knownAddress}, this one goes to ${recipient.shown}.`)];
  if (looksLike(domain, known)) {
    return [
      confirm(
        'look-alike-domain',
        `“${domain}” looks like “${known}”, where you wrote before, but is not the same. Check it letter by letter.`,
      ),
    ];
  }
  return [confirm('new-domain', `You wrote to ${knownAddress} before. “${domain}” is a new domain for this customer.`)];
}

/** True when the address belongs to the company itself. */
export const isOwnDomain = (recipient: Recipient, ownDomains: readonly string[]): boolean =>
  ownDomains.some(
    (own) =>
      domainOf(recipient.address) === own.toLowerCase() ||
      domainOf(recipient.address).endsWith(`.${own.toLowerCase()}`),
  );
