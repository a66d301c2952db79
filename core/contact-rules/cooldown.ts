// Peace after a conversation: spoken to on day D, the next call may be made on D + 7 (Regulation F, 12 CFR 1006.14(b)(2)).
import { broken, FACTS, type Finding, KEPT, type Question, untold } from './question.ts';
import { countInLastDays } from './rolling-days.ts';
import type { CooldownRule } from './rule.ts';

/** Broken while the last conversation by telephone lies in the days counted, its own day being the first. */
export function judgeCooldown(rule: CooldownRule, question: Question): Finding {
  const { days, liftedBy } = rule.limit;
  const { history, consents } = question.account;
  if (liftedBy && consents?.includes(liftedBy)) return KEPT;
  if (history === null) return untold(FACTS.history, `After a conversation ${days} days must pass.`);
  const conversations = history.filter(({ kind, channel }) => kind === 'conversation' && channel === 'phone');
  const { sure, atMost } = countInLastDays(conversations, question, days);
  const because = `You spoke to the customer in the last ${days} days, that day included.`;
  if (sure > 0) return broken(because);
  return atMost > 0 ? untold(FACTS.timeZone, because) : KEPT;
}
