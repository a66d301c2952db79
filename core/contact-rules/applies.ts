// Which rules apply: the customer's country and part of it, kind of customer and collector, channel, days in force.
import { FACTS, possibleTodays, type Question } from './question.ts';
import type { ContactRule } from './rule.ts';

type Bound = true | false | string;

/** Bound, not bound, or unknown for want of the fact: which then is named. */
const boundBy = <T>(allowed: readonly T[], fact: T | null, name: string): Bound =>
  fact === null ? name : allowed.includes(fact);

function boundByPlace(rule: ContactRule, { account }: Question): Bound {
  if (rule.jurisdiction === '*') return true;
  if (account.country === null) return FACTS.country;
  if (account.country !== rule.jurisdiction) return false;
  if (rule.subdivision === undefined) return true;
  if (account.subdivision === 'unknown') return FACTS.subdivision;
  return account.subdivision === rule.subdivision || (account.subdivision ?? '').startsWith(`${rule.subdivision}-`);
}

/** In force where it may already, or still, be a day of its time. */
const isInForce = (rule: ContactRule, question: Question): boolean =>
  possibleTodays(question).some(
    (today) => today >= (rule.effectiveFrom ?? '') && (rule.effectiveTo === undefined || today <= rule.effectiveTo),
  );

/**
 * Whether a rule applies: `no`, or the facts that are missing to be sure; an empty list says it does apply. Source:
 * jurisdiction is where the customer is; a part of a country adds to the country's rules.
 */
export function applies(rule: ContactRule, question: Question): 'no' | readonly string[] {
  const { account, contact } = question;
  if (!rule.channels.includes(contact.channel)) return 'no';
  const bounds = [
    boundByPlace(rule, question),
    boundBy(rule.customerTypes, account.customerType, FACTS.customerType),
    boundBy(rule.collectorTypes, contact.collectorType, FACTS.collectorType),
  ];
  if (bounds.includes(false) || !isInForce(rule, question)) return 'no';
  return bounds.filter((bound) => typeof bound === 'string');
}
