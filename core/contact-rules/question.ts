// One question to the contact rules, and what a rule can answer: kept, broken, or "that cannot be told, for want of …".
import { type CalendarDay, dayIn, isTimeZone } from '../calendar.ts';
import type { ContactedAccount, PlannedContact } from './contact.ts';

/** An account, a contact and the instant it would be made. */
export interface Question {
  readonly account: ContactedAccount;
  readonly contact: PlannedContact;
  /** ISO instant of making the contact. */
  readonly now: string;
}

/** What a rule finds: null when it is kept. With missing facts it cannot be told; as a note it only reminds. */
export type Finding = null | {
  readonly because: string;
  readonly missing: readonly string[];
  readonly isNote?: true;
};

export const KEPT = null;
export const broken = (because: string): Finding => ({ because, missing: [] });
export const untold = (fact: string, because: string): Finding => ({ because, missing: [fact] });
export const note = (because: string): Finding => ({ because, missing: [], isNote: true });

/** The customer's time zones that the runtime knows; `complete` is false when there are none or a name is not a zone. */
export function zonesOf(account: ContactedAccount): { readonly zones: readonly string[]; readonly complete: boolean } {
  const zones = [...new Set(account.timeZones)].filter(isTimeZone);
  return { zones, complete: zones.length > 0 && account.timeZones.every(isTimeZone) };
}

const WESTERNMOST = 'Etc/GMT+12';
const EASTERNMOST = 'Etc/GMT-14';

/** Every day it may be where the customer is; with an unknown zone, the earliest and the latest day on earth. */
export function possibleTodays({ account, now }: Question): readonly CalendarDay[] {
  const { zones, complete } = zonesOf(account);
  return (complete ? zones : [...zones, WESTERNMOST, EASTERNMOST]).map((zone) => dayIn(zone, now)).sort();
}

/** A fact that is not known, in the clerk's words. */
export const FACTS = {
  country: 'the country the customer is in',
  subdivision: 'the state or region the customer is in',
  customerType: 'whether the customer is a consumer, a sole trader, a business or a public authority',
  collectorType: 'whether you write in your own name or for another',
  timeZone: 'the customer’s time zone',
  place: 'the place where the customer is reached',
  recipient: 'whom the contact is addressed to',
  publicHoliday: 'whether today is a public holiday there',
  history: 'the earlier contacts with this account',
  placeOfEarlier: 'where the customer was reached before',
  consents: 'whether the customer has consented',
  message: 'what the finished message says',
} as const;
