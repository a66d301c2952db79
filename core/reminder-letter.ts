// Which reminder an account gets today, and the letter that comes of it: the step of its ladder, the customer's language,
// what the law adds, what is enclosed. Whether it may go out at all (stops, rules, addresses) is decided elsewhere.
import type { AccountState } from './account.ts';
import { invoiceMark, wasNoted } from './account-checks.ts';
import { addDays, type CalendarDay, dayIn, formatDay } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { type CustomerFacts, factsWithUsual } from './customer-facts.ts';
import { type Letter, totalsOf, writeReminder } from './letter.ts';
import type { Audience } from './letter-additions.ts';
import type { InterestLine } from './letter-charges.ts';
import { firstLanguage, languageFor } from './letter-voice.ts';
import { LETTER_LEVELS, type LetterLevel, levelTexts } from './letter-wording.ts';
import { formatMoney, type Money } from './money.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import type { ReminderInvoice, ReminderRequest, Warning } from './reminder.ts';
import { chargesFor, costAfterFourteenDays } from './reminder-charges.ts';
import { type LadderStep, type NextReminder, nextReminder, type ReminderLadder } from './reminder-ladder.ts';

/** What an account remembers that decides about its next reminder. */
export type RemindedAccount = Pick<
  AccountState,
  'reminderLevel' | 'remindedInvoices' | 'remindedOn' | 'sentAtLevel' | 'threadIds' | 'facts' | 'lastReminder'
>;

/** What is to be written, about which invoices: those of the request that nothing stops. */
export interface ReminderInput {
  readonly account: RemindedAccount;
  readonly request: ReminderRequest;
  readonly invoices: readonly ReminderInvoice[];
  readonly settings: CompanySettings;
  readonly today: CalendarDay;
  /** Read by several people: the subject then names no amount and no debt. */
  readonly isSharedMailbox?: boolean;
}

/** The step an account takes today. `opensOn` is set when the ladder itself would begin only later. */
interface ChosenStep {
  readonly step: LadderStep;
  readonly opensOn: CalendarDay | null;
}

/** A reminder as it will be written; `references` are the mails of the same thread before it, oldest first. */
export interface ChosenReminder {
  readonly letter: Letter;
  readonly step: LadderStep;
  readonly charges: readonly InterestLine[];
  readonly hasStatement: boolean;
  readonly references: readonly string[];
  readonly warnings: readonly Warning[];
}

/** The highest level that went out for an invoice still asked for; null when none did: then the ladder begins anew. */
function levelReached({ account, invoices }: Pick<ReminderInput, 'account' | 'invoices'>): LetterLevel | null {
  const reminded = new Set(account.remindedInvoices);
  if (!invoices.some(({ invoiceNumber }) => reminded.has(invoiceMark(invoiceNumber)))) return null;
  return LETTER_LEVELS.find((level) => level === account.reminderLevel) ?? null;
}

/** The ladder of the customer's group, or the company's own. */
const ladderFor = (settings: CompanySettings, { groupName }: Pick<CustomerFacts, 'groupName'>): ReminderLadder =>
  settings.customerGroups.find(({ name }) => name.toLowerCase() === groupName?.trim().toLowerCase())?.ladder ??
  settings.ladder;

const inKind = (ladder: ReminderLadder, kind: ReminderRequest['kind']): ReminderLadder => ({
  ...ladder,
  steps: ladder.steps.filter(({ level }) => (kind === 'coming-due' ? level === 0 : level > 0)),
});

const amountsIn = (amounts: readonly Money[], locale: string): string =>
  amounts.map((amount) => formatMoney(amount, locale)).join(' + ');

/** Nothing is chased when every currency stays below what the company lets go. */
function refusalOfCompanyMinimum({ request, invoices, settings }: ReminderInput): Refusal | null {
  const totals = totalsOf({ ...request, invoices: [...invoices] });
  const minimumIn = (code: string) => settings.minimumAmounts.find(({ currency }) => currency === code)?.minor ?? 0;
  if (!totals.every(({ minor, currency }) => minor < minimumIn(currency))) return null;
  return belowMinimum(totals, settings, 'minimumAmounts');
}

const belowMinimum = (totals: readonly Money[], { locale }: CompanySettings, source: string): Refusal =>
  refuse('below-minimum', `${amountsIn(totals, locale)} is below the amount your company reminds of.`, source);

type Waiting = Extract<NextReminder, { next: 'waits' }>;

const nameOf = ({ level }: LadderStep): string => levelTexts(level).name;

/** The day the last reminder left: the day it bears, or a later one where it waited to be approved. */
function lastLeftOn({ account, settings }: ReminderInput): CalendarDay | null {
  const { remindedOn, lastReminder: last } = account;
  if (remindedOn === null || last?.on !== remindedOn) return remindedOn;
  const left = dayIn(settings.timeZone, last.sendsAt);
  return left > remindedOn ? left : remindedOn;
}

/** The first day on which the ladder's gap after the last reminder is over. */
function gapEnd(input: ReminderInput): CalendarDay {
  const { minimumGapDays } = ladderFor(input.settings, input.account.facts);
  const left = lastLeftOn(input);
  return left === null ? input.today : addDays(left, minimumGapDays);
}

function refusalOfWait(input: ReminderInput, { step, on }: Waiting): Refusal {
  const { settings, today } = input;
  const from = formatDay(on, settings.locale);
  const left = lastLeftOn(input);
  if (left === null || gapEnd(input) <= today)
    return refuse('day-not-reached', `The ${nameOf(step)} may go out from ${from}.`, 'ladder');
  const last = formatDay(left, settings.locale);
  return refuse(
    'written-recently',
    `The last reminder went out on ${last}. The next may go out from ${from}.`,
    'ladder',
  );
}

function refusalOfNone(input: ReminderInput, because: Extract<NextReminder, { next: 'none' }>['because']): Refusal {
  const { request, invoices, settings } = input;
  if (because === 'below-minimum')
    return belowMinimum(totalsOf({ ...request, invoices: [...invoices] }), settings, 'ladder');
  if (because === 'nothing-open')
    return refuse('nothing-to-ask', 'No invoice of this customer is left to be asked for.');
  if (request.kind === 'coming-due')
    return refuse(
      'ladder-ended',
      'The note about these invoices went out already, or it is too late for one.',
      'ladder',
    );
  return refuse(
    'ladder-ended',
    'Every reminder of the ladder has gone out for these invoices. Decide what follows: a call, an agency, a write-off.',
    'ladder',
  );
}

/** A clerk may begin before the ladder does, from the first day overdue; the second and later steps wait for their day. */
function beginsEarly(input: ReminderInput, { step, on }: Waiting): ChosenStep | null {
  const isLater = input.request.kind === 'coming-due' || (levelReached(input) ?? 0) > 0;
  return isLater || gapEnd(input) > input.today ? null : { step, opensOn: on };
}

/** The one step of its ladder an account may take today, or why there is none and from which day there will be. */
export function chooseStep(input: ReminderInput): ChosenStep | Refusal {
  const { account, invoices, settings, today, request } = input;
  const ladder = inKind(ladderFor(settings, account.facts), request.kind);
  if (ladder.steps.length === 0)
    return refuse('no-such-step', 'Your company’s ladder has no such step. The finance lead can add one.', 'ladder');
  const reached = levelReached(input);
  const sentAtLevel = reached === null ? 0 : account.sentAtLevel;
  const facts = { levelReached: reached, sentAtLevel, lastReminderOn: lastLeftOn(input), today, invoices };
  const next = nextReminder(ladder, facts);
  if (next.next === 'none') return refusalOfNone(input, next.because);
  if (request.kind === 'coming-due' && wasNoted(account, invoices)) return refusalOfNone(input, 'ladder-ended');
  const refusal = refusalOfCompanyMinimum(input);
  if (refusal) return refusal;
  if (next.next === 'due') return { step: next.step, opensOn: null };
  return beginsEarly(input, next) ?? refusalOfWait(input, next);
}

/** The language of a letter as a tag: the sheet's, else the account's, else the company's; only one the company writes in. */
export function languageOf(
  request: Pick<ReminderRequest, 'language'>,
  account: Pick<RemindedAccount, 'facts'>,
  { languages, locale }: Pick<CompanySettings, 'languages' | 'locale'>,
): string | null {
  const own = languageFor(null, locale).texts.language;
  return firstLanguage([request.language, account.facts.language, locale], [...languages, own]);
}

const audienceOf = ({ country, customerType }: CustomerFacts, { collectorType }: CompanySettings): Audience | null =>
  customerType ? { customerType, country, collectorType } : null;

/** A final demand always has the statement with it: the law and the trade want what it rests on enclosed. */
const isStatementEnclosed = ({ statementFromLevel }: CompanySettings, level: LetterLevel): boolean =>
  level >= 4 || (statementFromLevel !== null && level >= statementFromLevel);

const inform = (code: string, because: string): Warning => ({ code, because, needsConfirmation: false });

function warningsOf(
  { opensOn, step }: ChosenStep,
  unverified: readonly string[],
  { locale }: CompanySettings,
): Warning[] {
  const early = `Your company’s ladder writes the ${nameOf(step)} from ${opensOn ? formatDay(opensOn, locale) : 'today'}. This is sooner.`;
  const figures = `Not read in a primary source: ${unverified.join('; ')}. Ask your finance lead to check before charging it.`;
  return [
    ...(opensOn ? [{ code: 'day-not-reached', because: early, needsConfirmation: true }] : []),
    ...(unverified.length > 0 ? [inform('rate-not-verified', figures)] : []),
  ];
}

function chargesOf({ account, request, invoices, settings }: ReminderInput, level: LetterLevel) {
  const { country, customerType } = factsWithUsual(account.facts, settings);
  const reminded = { invoices: account.remindedInvoices, on: account.remindedOn };
  const { credits, asOf } = request;
  return { invoices, credits, level, asOf, country, customerType, settings, reminded };
}

function letterAt(
  input: ReminderInput,
  { step }: ChosenStep,
  interestLines: readonly InterestLine[],
): Letter | Refusal {
  const { account, request, invoices, settings, today, isSharedMailbox = false } = input;
  const { level } = step;
  const asked = { ...request, invoices: [...invoices] };
  const cost = costAfterFourteenDays(chargesOf(input, level), totalsOf(asked));
  const { ownTexts, paymentTexts, legalMentions, nextStep, bankDetailsChangedOn } = settings;
  const audience = audienceOf(factsWithUsual(account.facts, settings), settings);
  return writeReminder({
    ...{ request: asked, level, lastReminderOn: account.remindedOn, settings, today, isSharedMailbox },
    ...{ ownTexts, paymentTexts, legalMentions, nextStep, bankDetailsChangedOn, interestLines },
    language: languageOf(request, account, settings),
    ...(audience ? { audience } : {}),
    ...(cost ? { collectionCost: cost } : {}),
    // Only the finance lead can name an agency or a court as the next step.
    legalActionAuthorised: true,
    enclosures: isStatementEnclosed(settings, level) ? ['account-statement'] : [],
  });
}

/**
 * The reminder an account gets today: one step of its ladder about every invoice that qualifies. Refuses with the day when
 * the step has not come, when the ladder or the minimum says no, and when a letter may not be written like this.
 */
export function chooseReminder(input: ReminderInput): ChosenReminder | Refusal {
  const { account, settings } = input;
  const chosen = chooseStep(input);
  if (isRefusal(chosen)) return chosen;
  const { step } = chosen;
  const charges = chargesFor(chargesOf(input, step.level));
  if (isRefusal(charges)) return charges;
  const letter = letterAt(input, chosen, charges.lines);
  if (isRefusal(letter)) return letter;
  return {
    letter,
    step,
    charges: charges.lines,
    hasStatement: isStatementEnclosed(settings, step.level),
    references: levelReached(input) === null ? [] : account.threadIds,
    warnings: warningsOf(chosen, charges.unverified, settings),
  };
}
