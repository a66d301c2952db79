// Today's list: every account with something overdue, who would be written to, and of every other one the reason why not.
// Nothing overdue is left out of it: each invoice is in a reminder or has a reason, and the counts say so.
import { type AccountOnSheet, namesSomebody } from './account-on-sheet.ts';
import { reminderRequestOf } from './account-requests.ts';
import type { CalendarDay } from './calendar.ts';
import type { Money } from './money.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import type { ReminderPreview, ReminderRequest, Warning } from './reminder.ts';
import { withNote } from './reminder-note.ts';
import type { SheetReading } from './sheet.ts';

/** Whom to write to; an address from the sheet has to stand there still when the reminder goes out. */
export interface ChosenRecipient {
  readonly to: string;
  readonly addressFrom: 'sheet' | 'typed';
}

/** An account with something overdue: what the server is asked about it, or why it need not be asked. */
export interface Prospect {
  readonly accountId: string;
  readonly customerName: string;
  /** Its first overdue row, to go there. */
  readonly row: number;
  readonly overdueCount: number;
  readonly overdueOwed: readonly Money[];
  readonly asked: (ChosenRecipient & { readonly request: ReminderRequest }) | null;
  readonly unfit: Refusal | null;
  /** Other customers with the same address: a mail to it could tell one customer about another. */
  readonly sharedWith: readonly string[];
}

type RecipientFor = (account: AccountOnSheet) => ChosenRecipient | null;
type NoteFor = (accountId: string) => string;

const openRecipient = ({ addresses }: AccountOnSheet): Refusal =>
  addresses.length > 1
    ? refuse('several-addresses', `There are ${addresses.length} addresses for this customer. Choose one of them.`)
    : refuse('no-address', 'There is no e-mail address for this customer.');

function prospectOf(
  account: AccountOnSheet,
  asOf: CalendarDay,
  recipient: ChosenRecipient | null,
  { sharedWith, note }: { readonly sharedWith: readonly string[]; readonly note: string },
): Prospect {
  const { accountId, customerName, overdue, overdueOwed, oldest } = account;
  const row = (oldest ?? overdue[0])?.row ?? 1;
  const facts = { accountId, customerName, row, overdueCount: overdue.length, overdueOwed, sharedWith };
  if (recipient === null) return { ...facts, asked: null, unfit: openRecipient(account) };
  const request = reminderRequestOf(account, recipient.to, asOf);
  if (isRefusal(request)) return { ...facts, asked: null, unfit: request };
  return { ...facts, asked: { ...recipient, request: withNote(request, note) }, unfit: null };
}

/** The names of the customers at each address, in lower case. */
function customersByAddress(accounts: Iterable<AccountOnSheet>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { addresses, customerName } of accounts)
    for (const address of addresses) {
      const key = address.toLowerCase();
      found.set(key, [...(found.get(key) ?? []), customerName]);
    }
  return found;
}

/** Every account with something overdue, in sheet order, in steps of one account. */
export function* prospectsInSteps(
  accounts: ReadonlyMap<string, AccountOnSheet>,
  asOf: CalendarDay,
  recipientFor: RecipientFor,
  noteFor: NoteFor = () => '',
): Generator<void, readonly Prospect[]> {
  const customersAt = customersByAddress(accounts.values());
  const prospects: Prospect[] = [];
  for (const account of accounts.values()) {
    if (account.overdue.length === 0) continue;
    const recipient = recipientFor(account);
    const at = customersAt.get(recipient?.to.toLowerCase() ?? '') ?? [];
    const sharedWith = at.filter((name) => name !== account.customerName);
    prospects.push(prospectOf(account, asOf, recipient, { sharedWith, note: noteFor(account.accountId) }));
    yield;
  }
  return prospects;
}

/** The overdue rows that name no customer, as Excel numbers them: nobody can be written to about them. */
export const rowsOfNobody = ({ rows }: SheetReading): number[] =>
  rows.overdueRows().filter((number) => {
    const row = rows.at(number - 1);
    return row !== undefined && !namesSomebody(row);
  });

/** What the list needs of a preview: everything but the mail itself. */
export type ListedPreview = Omit<ReminderPreview, 'text' | 'html'>;

/** Where an account of the list stands before anything is pressed. */
export type Standing =
  | { readonly stands: 'ready' | 'check'; readonly preview: ListedPreview }
  | { readonly stands: 'not'; readonly reason: Refusal; readonly mayOverride: boolean }
  | { readonly stands: 'unseen' };

/** What the server said of an account; nothing while it was not asked, or gave no answer. */
export interface Seen {
  readonly preview: ListedPreview | null;
  readonly refusal: Refusal | null;
}

/** The warnings of one reminder that are looked at with it; those of the whole day (`common`) are looked at once. */
export const ownWarnings = (warnings: readonly Warning[], common: readonly Warning[]): Warning[] =>
  warnings.filter(({ code }) => !common.some((shared) => shared.code === code));

/** Where an account stands: `check` when something unusual has to be looked at before it is sent. */
export function standingOf({ unfit, sharedWith }: Prospect, seen: Seen | null, common: readonly Warning[]): Standing {
  if (unfit) return { stands: 'not', reason: unfit, mayOverride: false };
  const refusal = seen?.refusal ?? seen?.preview?.refusal ?? null;
  if (refusal) return { stands: 'not', reason: refusal, mayOverride: seen?.preview?.mayOverride ?? false };
  const preview = seen?.preview ?? null;
  if (!preview) return { stands: 'unseen' };
  const isUnusual = ownWarnings(preview.warnings, common).some(({ needsConfirmation }) => needsConfirmation);
  return { stands: isUnusual || sharedWith.length > 0 ? 'check' : 'ready', preview };
}

/** The question whether payments are posted is asked once for a sheet and day, however many reminders it stands against. */
export const CASH_QUESTION = 'cash-up-to-date';

/**
 * Warnings that say the same of every reminder: a quiet day, old figures, cash not posted. They are confirmed once. One
 * reminder alone has no common warnings but the question about the cash.
 */
export function commonWarnings(previews: readonly ListedPreview[]): Warning[] {
  const [first, ...others] = previews;
  const isCommon = ({ code, because }: Warning): boolean =>
    others.length > 0 &&
    others.every(({ warnings }) => warnings.some((its) => its.code === code && its.because === because));
  const common = (first?.warnings ?? []).filter((warning) => warning.needsConfirmation && isCommon(warning));
  const cash = previews.flatMap(({ warnings }) => warnings.find(({ code }) => code === CASH_QUESTION) ?? [])[0];
  return cash && !common.some(({ code }) => code === CASH_QUESTION) ? [cash, ...common] : common;
}

/** How the overdue invoices of the sheet divide; the parts add up to `overdue`, or something is missing from the list. */
export interface InvoiceCounts {
  readonly overdue: number;
  /** In reminders that are ticked, and in ones that are not. */
  readonly ticked: number;
  readonly unticked: number;
  /** Of customers who are reminded, but not asked for. */
  readonly leftOut: number;
  /** Of customers who are not reminded, and on rows that name nobody. */
  readonly notReminded: number;
  /** Of customers the server was not asked about yet. */
  readonly unseen: number;
}

/** Counts the invoices of a list. */
export function invoiceCountsOf(
  overdue: number,
  listed: readonly { readonly prospect: Prospect; readonly standing: Standing; readonly isTicked: boolean }[],
  nobodys: number,
): InvoiceCounts {
  const counts = { overdue, ticked: 0, unticked: 0, leftOut: 0, notReminded: nobodys, unseen: 0 };
  for (const { prospect, standing, isTicked } of listed) {
    if (standing.stands === 'unseen') counts.unseen += prospect.overdueCount;
    else if (standing.stands === 'not') counts.notReminded += prospect.overdueCount;
    else {
      counts[isTicked ? 'ticked' : 'unticked'] += standing.preview.invoiceCount;
      counts.leftOut += standing.preview.leftOut.length;
    }
  }
  return counts;
}

/** True when every overdue invoice of the sheet is accounted for, once. */
export const addsUp = ({ overdue, ticked, unticked, leftOut, notReminded, unseen }: InvoiceCounts): boolean =>
  overdue === ticked + unticked + leftOut + notReminded + unseen;
