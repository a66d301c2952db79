// How often: at most so many contacts in the last days. What counts differs from rule to rule: calls tried, people reached,
// everything sent.
import type { PastContact, Place } from './contact.ts';
import { broken, FACTS, type Finding, KEPT, type Question, untold } from './question.ts';
import { countInLastDays } from './rolling-days.ts';
import type { FrequencyCapRule } from './rule.ts';

type Counts = FrequencyCapRule['limit']['counts'];

const COUNTED: { readonly [counts in Counts]: readonly PastContact['kind'][] } = {
  'call-attempts': ['attempt', 'voicemail', 'conversation'],
  'actual-contacts': ['conversation', 'message'],
  contacts: ['conversation', 'voicemail', 'message'],
  'contacts-and-attempts': ['attempt', 'voicemail', 'conversation', 'message'],
  'outbound-messages': ['message'],
};

/** What is counted, as a sentence begins. */
export const COUNTED_IN_WORDS: { readonly [counts in Counts]: string } = {
  'call-attempts': 'Calls, answered or not,',
  'actual-contacts': 'Contacts in which the customer was reached',
  contacts: 'Conversations and messages',
  'contacts-and-attempts': 'Contacts and attempts',
  'outbound-messages': 'Messages',
};

const OUTSIDERS: readonly unknown[] = ['attorney', 'creditor', 'consumer-reporting-agency'];

/** True when the rule neither counts nor binds such a contact: asked for by the customer, or to the attorney. */
function isLeftOut(rule: FrequencyCapRule, onRequest: boolean, recipient: string | null): boolean {
  const leavesOut = rule.limit.leavesOut ?? [];
  if (leavesOut.includes('on-request') && onRequest) return true;
  return leavesOut.includes('to-attorney-creditor-or-agency') && OUTSIDERS.includes(recipient);
}

/** The contacts of the history that count; null while the rule has not begun to hold. */
function countable(rule: FrequencyCapRule, history: readonly PastContact[]): readonly PastContact[] | null {
  const { channelsCounted, counts, startsAfter } = rule.limit;
  const counted = history.filter(
    ({ channel, kind, onRequest, recipient }) =>
      channelsCounted.includes(channel) &&
      COUNTED[counts].includes(kind) &&
      !isLeftOut(rule, onRequest === true, recipient ?? null),
  );
  if (startsAfter === undefined) return counted;
  const conversations = history.filter(({ kind }) => kind === 'conversation').map(({ at }) => at);
  const [first] = conversations.sort();
  return first === undefined ? null : counted.filter(({ at }) => at >= first);
}

/** A number of contacts, at these places only where places are named. */
interface Cap {
  readonly max: number;
  readonly windowDays: number;
  readonly what: string;
  readonly places?: readonly Place[] | undefined;
}

const tooMany = ({ what, windowDays, max }: Cap, count: number): string =>
  `${what} in the last ${windowDays} days: ${count}, where ${max} is the most allowed.`;

/** Contacts at the cap's places; those whose place was not noted may belong to them. */
function judgeCount(cap: Cap, counted: readonly PastContact[], question: Question): Finding {
  const { max, places, windowDays } = cap;
  const here = counted.filter(({ place }) => !places || (place !== undefined && places.includes(place)));
  const perhapsHere = counted.filter(({ place }) => places && place === undefined);
  const { sure, atMost } = countInLastDays(here, question, windowDays);
  if (sure >= max) return broken(tooMany(cap, sure));
  if (atMost >= max) return untold(FACTS.timeZone, tooMany(cap, atMost));
  const withPerhaps = atMost + countInLastDays(perhapsHere, question, windowDays).atMost;
  return withPerhaps >= max ? untold(FACTS.placeOfEarlier, tooMany(cap, withPerhaps)) : KEPT;
}

/** A number for certain places does not bind a contact elsewhere; where the place is unknown, that is said. */
function judgeCap(cap: Cap, counted: readonly PastContact[], question: Question): Finding {
  const { place } = question.contact;
  if (cap.places && place !== null && !cap.places.includes(place)) return KEPT;
  const finding = judgeCount(cap, counted, question);
  return finding && cap.places && place === null ? { ...finding, missing: [...finding.missing, FACTS.place] } : finding;
}

/** Broken when the number is already reached before the new contact. */
export function judgeFrequencyCap(rule: FrequencyCapRule, question: Question): Finding {
  const { account, contact } = question;
  const { max, windowDays, counts, places, workplaceMax } = rule.limit;
  if (isLeftOut(rule, account.consents?.includes('call-back') ?? false, contact.recipient)) return KEPT;
  if (account.history === null) return untold(FACTS.history, `At most ${max} in ${windowDays} days are allowed.`);
  const counted = countable(rule, account.history);
  if (!counted) return KEPT;
  const cap = { max, windowDays, what: COUNTED_IN_WORDS[counts], places };
  const finding = judgeCap(cap, counted, question);
  if (workplaceMax === undefined || finding?.missing.length === 0) return finding;
  return judgeCap({ ...cap, max: workplaceMax, places: ['workplace'] }, counted, question) ?? finding;
}
