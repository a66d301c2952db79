// To whom, at which address, with whose consent, with which words in the message, after which wait.
import { addYears, type CalendarDay, dayFrom, daysBetween, formatDay } from '../calendar.ts';
import type { AccountEvent, MessageElement } from './contact.ts';
import { broken, FACTS, type Finding, KEPT, note, possibleTodays, type Question, untold } from './question.ts';
import type { ContactRule, LimitationRule, MandatoryContentRule, WaitingPeriodRule } from './rule.ts';

type OfKind<Kind extends ContactRule['kind']> = Exclude<Extract<ContactRule, { kind: Kind }>, { remember: string }>;

/** Broken when somebody else would learn of the debt. */
export function judgeRecipient(rule: OfKind<'recipient-restriction'>, { contact }: Question): Finding {
  if (rule.limit.allowedPurposes.includes(contact.purpose)) return KEPT;
  if (contact.recipient === null) return untold(FACTS.recipient, 'Nobody else may learn of the debt.');
  return rule.limit.allowedRecipients.includes(contact.recipient)
    ? KEPT
    : broken('This recipient may not learn of the debt.');
}

/** Broken for an address known to be the employer's, unless the customer wrote from it or agreed to it. */
export function judgeAddress(rule: OfKind<'channel-restriction'>, { account }: Question): Finding {
  if (!account.address?.givenByEmployer || account.address.customerWroteFromIt) return KEPT;
  if (account.consents?.includes(rule.limit.liftedBy)) return KEPT;
  return broken('The address was given by the customer’s employer, and the customer has not written from it.');
}

/** Broken without the consent, or at an employer's address where the rule forbids that in any case. */
export function judgeConsent(rule: OfKind<'consent-requirement'>, { account }: Question): Finding {
  if (rule.limit.notToEmployerAddress && account.address?.givenByEmployer)
    return broken('The address was given by the customer’s employer.');
  const because = 'The customer’s consent to this way of contact is needed.';
  if (account.consents === null) return untold(FACTS.consents, because);
  return account.consents.includes(rule.limit.consent) ? KEPT : broken(because);
}

const SAID: { readonly [element in MessageElement]: string } = {
  optOutNotice: 'how to opt out of such messages',
  debtCollectorDisclosure: 'that it comes from a debt collector',
  honestHeaders: 'who truly sends it',
  noPromotion: 'nothing but the account: no promotion',
  californiaLicenceNumber: 'the California licence number',
  agencyNameAddressAndActivity: 'the agency’s name, address and activity',
  creditorNameAddress: 'the creditor’s name and address',
  basisAndAmountSplit: 'the basis of the claim and its amount in parts',
  demandAndHowToPay: 'the demand and how to pay',
  'textL111-8al2and3': 'the text of article L111-8, paragraphs 2 and 3',
};

/** Elements of a message in words. */
export const saidInWords = (elements: readonly MessageElement[]): string =>
  elements.map((each) => SAID[each]).join('; ');

/** Broken when the rendered message lacks an element. In a conversation nothing is rendered: the clerk is reminded. */
export function judgeContent(rule: MandatoryContentRule, { contact }: Question): Finding {
  const { elements } = rule.limit;
  if (contact.channel === 'phone' || contact.channel === 'visit') return note(`Say ${saidInWords(elements)}.`);
  if (contact.messageElements === null) return untold(FACTS.message, `The message must say ${saidInWords(elements)}.`);
  const lacking = elements.filter((element) => !contact.messageElements?.includes(element));
  return lacking.length === 0 ? KEPT : broken(`The message does not say ${saidInWords(lacking)}.`);
}

const inFull = (day: CalendarDay): string => formatDay(day, 'en-GB');

function daysPassed(from: CalendarDay, days: number, dayItselfIsEnough: boolean, question: Question): Finding {
  const waited = possibleTodays(question).map((today) => daysBetween(from, today));
  const needed = dayItselfIsEnough ? days : days + 1;
  const because = `${Math.min(...waited)} days have passed since ${inFull(from)}; day ${needed} is the first that is enough.`;
  if (waited.every((passed) => passed >= needed)) return KEPT;
  return waited.some((passed) => passed >= needed) ? untold(FACTS.timeZone, because) : broken(because);
}

/** What a waiting period counts from. */
export const RECORDED: { readonly [event in AccountEvent]: string } = {
  'letter-of-claim': 'letter of claim',
  'reply-to-letter-of-claim': 'reply to the letter of claim',
  'fourteen-day-letter-received': '14-day letter',
  'written-first-notice': 'written first notice',
};

/** Broken before the wait is over, and while the event it counts from has not happened. Binds one purpose only. */
export function judgeWaitingPeriod(rule: WaitingPeriodRule, question: Question): Finding {
  const { beforePurpose, needsEvent, days, passesWhen, afterReply } = rule.limit;
  const { contact, account } = question;
  if (contact.purpose !== beforePurpose) return KEPT;
  const from = account.events[needsEvent];
  if (from === undefined) return broken(`No ${RECORDED[needsEvent]} is on record; ${days} days must pass after it.`);
  const first = daysPassed(from, days, passesWhen === 'daysSinceEvent >= days', question);
  const reply = afterReply && account.events[afterReply.event];
  return first ?? (reply ? daysPassed(reply, afterReply.days, true, question) : KEPT);
}

/** The last day of the period, counted as if nothing had stopped it: no payment, no acknowledgement, no claim. */
function lastDayOf({ years, from }: LimitationRule['limit'], dueDate: CalendarDay): CalendarDay {
  const start = from === 'due-date' ? dueDate : (dayFrom(Number(dueDate.slice(0, 4)), 12, 31) ?? dueDate);
  return addYears(start, years);
}

/** Broken when the oldest invoice is older than the period; a note where no due date is given. */
export function judgeLimitation(rule: LimitationRule, question: Question): Finding {
  const { oldestDueDate } = question.account;
  const period = `after ${rule.limit.years} years the claim may be barred`;
  if (oldestDueDate === undefined) return note(`Look at the age of the invoices: ${period}.`);
  const lastDay = lastDayOf(rule.limit, oldestDueDate);
  const isOver = possibleTodays(question).some((today) => today > lastDay);
  return isOver ? broken(`The oldest invoice was due on ${inFull(oldestDueDate)}; ${period}.`) : KEPT;
}
