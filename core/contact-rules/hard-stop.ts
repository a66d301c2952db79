// Hard stops: a flag on the account stops every contact but the purposes and recipients the rule names.
import type { AccountFlag } from './contact.ts';
import { broken, FACTS, type Finding, KEPT, type Question } from './question.ts';
import type { HardStopRule } from './rule.ts';

/** What a flag on the account means for contact, one sentence each. */
export const BECAUSE: { readonly [flag in AccountFlag]: string } = {
  disputeOpen: 'An invoice of this contact is disputed.',
  disputesAndSaysGoToCourt: 'The customer disputes the debt and says to go to court.',
  writtenDisputeInValidationPeriod: 'The customer has disputed the debt in writing; verification comes first.',
  promiseActive: 'The customer has promised to pay, and the promise is still running.',
  paymentPlanInGoodStanding: 'The customer keeps to a payment plan.',
  insolvencyFiled: 'Insolvency has been filed for.',
  deceased: 'The customer has died.',
  attorneyRepresented: 'An attorney acts for the customer.',
  ceaseRequestedInWriting: 'The customer has asked in writing not to be contacted.',
  optedOutAddress: 'The customer has opted out of messages to this address.',
  breathingSpaceActive: 'The customer is in breathing space.',
  designatedInconvenient: 'The customer has called this time, place or way inconvenient.',
  employerProhibits: 'The employer forbids such contacts.',
  noWorkCallsRequested: 'The customer has asked not to be called at work.',
};

/** Broken when the flag is set, unless the purpose or the recipient is one the rule lets through. */
export function judgeHardStop(rule: HardStopRule, { account, contact }: Question): Finding {
  const { flags, place, allowedPurposes, allowedRecipients = [] } = rule.limit;
  const flag = flags.find((each) => account.flags.includes(each));
  if (flag === undefined || allowedPurposes.includes(contact.purpose)) return KEPT;
  if (contact.recipient !== null && allowedRecipients.includes(contact.recipient)) return KEPT;
  if (place !== undefined && contact.place !== null && contact.place !== place) return KEPT;
  const missing = [
    ...(place !== undefined && contact.place === null ? [FACTS.place] : []),
    ...(allowedRecipients.length > 0 && contact.recipient === null ? [FACTS.recipient] : []),
  ];
  return missing.length === 0 ? broken(BECAUSE[flag]) : { because: BECAUSE[flag], missing };
}
