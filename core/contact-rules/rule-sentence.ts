// What a contact rule asks for, in one sentence for the finance lead who decides whether it is switched on.

import type { ContactPurpose } from './contact.ts';
import { COUNTED_IN_WORDS } from './frequency-cap.ts';
import { BECAUSE } from './hard-stop.ts';
import type { ContactRule, ContactWindow, HardStopRule, TimeWindowRule, WaitingPeriodRule, Weekday } from './rule.ts';
import { DAY_NAMES } from './time-window.ts';
import { RECORDED, saidInWords } from './whom-and-how.ts';

const WEEK = Object.keys(DAY_NAMES) as Weekday[];

/** Days that follow one another are a span: `Monday to Friday`. */
function daysInWords(days: readonly Weekday[]): string {
  if (days.length === WEEK.length) return 'every day';
  const places = days.map((day) => WEEK.indexOf(day)).sort((one, other) => one - other);
  const [first = 0, last = first] = [places[0], places.at(-1)];
  const named = (place: number): string => DAY_NAMES[WEEK[place] ?? 'mon'];
  if (last - first === places.length - 1 && places.length > 2) return `${named(first)} to ${named(last)}`;
  return places.map(named).join(', ');
}

const windowInWords = ({ days, from, toExclusive }: ContactWindow): string =>
  `${daysInWords(days)} from ${from} to ${toExclusive}`;

function hours({ limit }: TimeWindowRule): string {
  const where = limit.place === undefined ? '' : ` (${limit.place})`;
  const holidays = limit.publicHolidays ? ', never on a public holiday' : '';
  return `Contact${where} only ${limit.windows.map(windowInWords).join('; ')}, by the customer’s clock${holidays}.`;
}

const STOPS: { readonly [what in NonNullable<HardStopRule['limit']['stops']>]: string } = {
  'disputed-invoices': 'the disputed invoices are left out',
  'promised-invoices': 'the promised invoices are left out',
  'plan-invoices': 'the invoices of the plan are left out',
  debt: 'this debt is left alone',
};

function stop({ limit: { flags, stops } }: HardStopRule): string {
  const reasons = flags.map((flag) => BECAUSE[flag].replace(/\.$/, '').replace(/^./, (letter) => letter.toLowerCase()));
  return `When ${reasons.join(', or ')}, ${stops === undefined ? 'contact stops' : STOPS[stops]}.`;
}

const WAITS: { readonly [purpose in ContactPurpose]?: string } = {
  'issue-claim': 'a claim is issued',
  'charge-collection-cost': 'collection cost is charged',
  'payment-demand': 'payment is demanded',
};

const wait = ({ limit: { days, needsEvent, beforePurpose } }: WaitingPeriodRule): string =>
  `${days} days pass after the ${RECORDED[needsEvent]} before ${WAITS[beforePurpose] ?? 'the next step'}.`;

/** One sentence or two; where a rule can only be remembered, what is to be remembered. */
export function ruleSentence(rule: ContactRule): string {
  if ('remember' in rule) return rule.remember;
  switch (rule.kind) {
    case 'time-window':
      return hours(rule);
    case 'frequency-cap':
      return `${COUNTED_IN_WORDS[rule.limit.counts].replace(/,$/, '')}: at most ${rule.limit.max} in ${rule.limit.windowDays} days.`;
    case 'cooldown':
      return `After a conversation the next call waits ${rule.limit.days} days.`;
    case 'hard-stop':
      return stop(rule);
    case 'recipient-restriction':
      return 'Nobody but the customer’s own side may learn of the debt.';
    case 'channel-restriction':
      return 'An address given by the customer’s employer is written to only when the customer wrote from it.';
    case 'consent-requirement':
      return 'The customer’s consent to this way of contact is needed.';
    case 'mandatory-content':
      return `The message must say ${saidInWords(rule.limit.elements)}.`;
    case 'waiting-period':
      return wait(rule);
    case 'limitation':
      return `After ${rule.limit.years} years the claim may be barred.`;
  }
}
