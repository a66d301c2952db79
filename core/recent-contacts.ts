// The contacts the contact rules count over: what we said to the customer lately, in the rules' own terms. Logged calls
// and letters and our own reminders alike; a correction takes the place of what it corrects.
import type { ContactLogged } from './account-events.ts';
import { dayIn, secondsAfter } from './calendar.ts';
import type { CONTACT_RESULTS, LogContact } from './contact-log.ts';
import type { PastContact } from './contact-rules/contact.ts';

/** A contact as the account remembers it, by the history entry it stands in. */
export interface RecentContact extends PastContact {
  readonly entryId: string;
}

/** No rule looks further back than a month, nor counts further than to ten. */
const WINDOW_DAYS = 35;
const KEPT = 16;

/** How a call ended, as the rules count it; every other result means that somebody was spoken to. */
const CALL_KINDS: Partial<Record<(typeof CONTACT_RESULTS)[number], PastContact['kind']>> = {
  'no-answer': 'attempt',
  'left-message': 'voicemail',
  'wrong-number': 'not-connected',
};

/** What a logged contact counts as; null for notes and for what the customer sent us. */
function countedAs({
  kind,
  direction,
  result,
}: LogContact): Pick<PastContact, 'channel' | 'kind' | 'onRequest'> | null {
  const isTheirs = direction === 'in' ? { onRequest: true as const } : {};
  if (kind === 'call' && direction === 'in') return { channel: 'phone', kind: 'conversation', ...isTheirs };
  if (kind === 'call') return { channel: 'phone', kind: (result && CALL_KINDS[result]) ?? 'conversation' };
  if (kind === 'meeting') return { channel: 'visit', kind: 'conversation', ...isTheirs };
  if (kind === 'note' || direction === 'in') return null;
  return { channel: kind, kind: 'message' };
}

/** Logged on the day itself the instant is known; logged later, noon stands for the day. */
const instantOf = ({ at, contact: { on }, timeZone }: ContactLogged): string =>
  dayIn(timeZone, at) === on ? at : `${on}T12:00:00.000Z`;

/** Our own reminder as a contact. */
export const reminderContact = (entryId: string, at: string): RecentContact => ({
  ...{ entryId, at, channel: 'email', kind: 'message' },
});

/** The newest contacts, and the first conversation, from which some rules begin to count. */
export function withContact(known: readonly RecentContact[], added: RecentContact): RecentContact[] {
  const all = [...withoutContact(known, added.entryId), added].sort((a, b) => (a.at < b.at ? -1 : 1));
  const since = secondsAfter(all.at(-1)?.at ?? added.at, -WINDOW_DAYS * 86_400);
  const recent = all.slice(-KEPT).filter(({ at }) => at >= since);
  const first = all.find(({ kind }) => kind === 'conversation');
  return first && !recent.includes(first) ? [first, ...recent.slice(1 - KEPT)] : recent;
}

/** The contacts without the one of an entry. */
export const withoutContact = (known: readonly RecentContact[], entryId: string): RecentContact[] =>
  known.filter((contact) => contact.entryId !== entryId);

/** The contacts after one more was logged, or corrected. */
export function afterLogged(known: readonly RecentContact[], event: ContactLogged): RecentContact[] {
  const { entryId, contact } = event;
  const others = contact.corrects === null ? [...known] : withoutContact(known, contact.corrects);
  const counted = countedAs(contact);
  return counted === null ? others : withContact(others, { entryId, at: instantOf(event), ...counted });
}
