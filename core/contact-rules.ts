// Contact rules: whether a customer may be contacted now, this way, for this purpose, and by which rule not. Data compiled
// November 2026 from the sources each pack names; not legal advice. The company switches packs on with its own counsel.

import { applies } from './contact-rules/applies.ts';
import type { ContactedAccount, PlannedContact } from './contact-rules/contact.ts';
import { judgeCooldown } from './contact-rules/cooldown.ts';
import { judgeFrequencyCap } from './contact-rules/frequency-cap.ts';
import { judgeHardStop } from './contact-rules/hard-stop.ts';
import { AU_RULES } from './contact-rules/packs/au.ts';
import { CA_RULES } from './contact-rules/packs/ca.ts';
import { DE_RULES } from './contact-rules/packs/de.ts';
import { FR_RULES } from './contact-rules/packs/fr.ts';
import { GB_RULES } from './contact-rules/packs/gb.ts';
import { IN_RULES } from './contact-rules/packs/in.ts';
import { NL_RULES } from './contact-rules/packs/nl.ts';
import { PRACTICE_RULES } from './contact-rules/packs/practice.ts';
import { US_RULES } from './contact-rules/packs/us.ts';
import { US_STATES_RULES } from './contact-rules/packs/us-states.ts';
import { broken, type Finding, KEPT, note, type Question } from './contact-rules/question.ts';
import type { ContactRule, ContactRulePack, HardStopRule, JudgedRule, RuleEffect } from './contact-rules/rule.ts';
import { judgeTimeWindow } from './contact-rules/time-window.ts';
import {
  judgeAddress,
  judgeConsent,
  judgeContent,
  judgeLimitation,
  judgeRecipient,
  judgeWaitingPeriod,
} from './contact-rules/whom-and-how.ts';

/** Every pack there is, in the order they are shown. Ship with `practice` on and the others off. */
export const CONTACT_RULE_PACKS: readonly ContactRulePack[] = [
  PRACTICE_RULES,
  US_RULES,
  US_STATES_RULES,
  GB_RULES,
  DE_RULES,
  FR_RULES,
  NL_RULES,
  AU_RULES,
  CA_RULES,
  IN_RULES,
];

/** The rules of the packs switched on, but for rules the company switched off one by one. Unknown ids are ignored. */
export const rulesSwitchedOn = (
  packIds: readonly string[],
  ruleIdsOff: readonly string[] = [],
): readonly ContactRule[] =>
  CONTACT_RULE_PACKS.filter(({ id }) => packIds.includes(id))
    .flatMap(({ rules }) => rules)
    .filter(({ id }) => !ruleIdsOff.includes(id));

/**
 * Who may let a contact through: `none`, nobody (a hard stop); `named-role`, a role the company names, with a typed
 * reason; `second-press`, the clerk who has read the warning.
 */
type RuleOverride = 'none' | 'named-role' | 'second-press';

/** One rule that fired, as it is shown to the clerk and stored with the contact. */
interface FiredRule {
  readonly ruleId: string;
  readonly effect: RuleEffect;
  /** One sentence for the clerk. */
  readonly because: string;
  readonly citation: readonly string[];
  readonly verified: boolean | null;
  /** Null for a note. */
  readonly override: RuleOverride | null;
  /** Facts that would have to be known, in the clerk's words; with any, the rule warns at most. */
  readonly missingFacts: readonly string[];
  /** What is stopped when it is less than the account; the caller may ask again without it. */
  readonly stops?: HardStopRule['limit']['stops'];
}

/** Block beats warn beats allow. `fired` holds every rule that blocks or warns, `notes` what is only to be remembered. */
export interface ContactDecision {
  readonly decision: 'allow' | 'warn' | 'block';
  /** The strictest of the rules fired; null when nothing fired. */
  readonly override: RuleOverride | null;
  readonly fired: readonly FiredRule[];
  readonly notes: readonly FiredRule[];
}

/** A rule only a person can judge: a note, until somebody says whether it is kept. */
function judgedByAPerson(rule: JudgedRule, { contact }: Question): Finding {
  const judged = contact.judged?.[rule.id];
  if (judged === 'kept') return KEPT;
  return judged === 'broken' ? broken(rule.remember) : note(rule.remember);
}

function judge(rule: ContactRule, question: Question): Finding {
  if ('remember' in rule) return judgedByAPerson(rule, question);
  switch (rule.kind) {
    case 'time-window':
      return judgeTimeWindow(rule, question);
    case 'frequency-cap':
      return judgeFrequencyCap(rule, question);
    case 'cooldown':
      return judgeCooldown(rule, question);
    case 'hard-stop':
      return judgeHardStop(rule, question);
    case 'recipient-restriction':
      return judgeRecipient(rule, question);
    case 'channel-restriction':
      return judgeAddress(rule, question);
    case 'consent-requirement':
      return judgeConsent(rule, question);
    case 'mandatory-content':
      return judgeContent(rule, question);
    case 'waiting-period':
      return judgeWaitingPeriod(rule, question);
    case 'limitation':
      return judgeLimitation(rule, question);
  }
}

function overrideOf(rule: ContactRule, effect: RuleEffect): RuleOverride | null {
  if (effect === 'info') return null;
  if (effect === 'warn') return 'second-press';
  return rule.kind === 'hard-stop' ? 'none' : 'named-role';
}

const unknownInWords = (missing: readonly string[], because: string): string =>
  missing.length === 0 ? because : `Not known: ${missing.join('; ')}. ${because}`;

function fire(rule: ContactRule, question: Question): FiredRule[] {
  const unsure = applies(rule, question);
  const finding = unsure === 'no' ? KEPT : judge(rule, question);
  if (unsure === 'no' || !finding) return [];
  const missingFacts = [...new Set([...unsure, ...finding.missing])];
  const effect = finding.isNote ? 'info' : missingFacts.length > 0 && rule.effect === 'block' ? 'warn' : rule.effect;
  const { id: ruleId, citation, verified } = rule;
  const because = unknownInWords(missingFacts, finding.because);
  const fired = { ruleId, effect, because, citation, verified, override: overrideOf(rule, effect), missingFacts };
  return [rule.kind === 'hard-stop' && rule.limit.stops ? { ...fired, stops: rule.limit.stops } : fired];
}

const STRICTEST_FIRST: readonly RuleOverride[] = ['none', 'named-role', 'second-press'];

/**
 * May this contact be made now? `rules` are those of the packs switched on (`rulesSwitchedOn`), `now` an ISO instant. A
 * rule that cannot be judged for want of a fact warns and names the fact; it never allows. Order of rules and of the
 * account's history changes nothing but the order of what is listed.
 */
export function mayContact(
  account: ContactedAccount,
  contact: PlannedContact,
  rules: readonly ContactRule[],
  now: string,
): ContactDecision {
  const all = rules.flatMap((rule) => fire(rule, { account, contact, now }));
  const fired = all.filter(({ effect }) => effect !== 'info');
  const blocks = fired.some(({ effect }) => effect === 'block');
  return {
    decision: blocks ? 'block' : fired.length > 0 ? 'warn' : 'allow',
    override: STRICTEST_FIRST.find((override) => fired.some((each) => each.override === override)) ?? null,
    fired,
    notes: all.filter(({ effect }) => effect === 'info'),
  };
}
