// Whether a reminder may go out: the account's stops, and the contact rules the company switched on with what is known of
// the customer. One decision, explained, asked at the preview, when it is accepted, at an approval and right before sending.
import type { AccountState, CompanyRole } from './account.ts';
import { type AccountStop, isHardStop, type StopKind } from './account-stop.ts';
import { type CalendarDay, dayIn, formatDay, weekdayOf } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import type { AccountFlag, PlannedContact } from './contact-rules/contact.ts';
import { type ContactDecision, mayContact, rulesSwitchedOn } from './contact-rules.ts';
import { type CustomerFacts, factsWithUsual } from './customer-facts.ts';
import { elementsOf } from './message-elements.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { RuleDecision, Warning } from './reminder.ts';

/** What a decision is made on. `stops` are those that hold today. */
export interface DecisionInput {
  readonly account: Pick<AccountState, 'facts' | 'recentContacts'>;
  readonly stops: readonly AccountStop[];
  readonly mail: Parameters<typeof elementsOf>[0];
  readonly oldestDueDate: CalendarDay | null;
  readonly settings: CompanySettings;
  readonly now: string;
}

const FLAGS: Readonly<Partial<Record<StopKind, AccountFlag>>> = {
  dispute: 'disputeOpen',
  promise: 'promiseActive',
  insolvency: 'insolvencyFiled',
  attorney: 'attorneyRepresented',
  cease: 'ceaseRequestedInWriting',
  deceased: 'deceased',
  'breathing-space': 'breathingSpaceActive',
  'opted-out': 'optedOutAddress',
};

/** Single invoices that are stopped are left out of the letter: the contact is not about them. */
const flagsOf = (stops: readonly AccountStop[]): AccountFlag[] =>
  stops.filter(({ invoices }) => invoices === null).flatMap(({ kind }) => FLAGS[kind] ?? []);

type Holiday = CompanySettings['holidays'][number];
type Place = Pick<CustomerFacts, 'country' | 'subdivision'>;

const isIn = ({ region }: Holiday, { country, subdivision }: Place): boolean =>
  region === null || region === country || region === `${country}-${subdivision}`;

/** Where it is for the customer, or for the company when nobody knows where the customer is. */
const todayOf = ({ timeZones }: CustomerFacts, { timeZone }: CompanySettings, now: string): CalendarDay =>
  dayIn(timeZones?.[0] ?? timeZone, now);

/** Null when the company keeps no holidays of the customer's country: then nobody knows. */
function isHoliday(facts: CustomerFacts, { holidays }: CompanySettings, today: CalendarDay): boolean | null {
  const kept = holidays.filter((holiday) => isIn(holiday, facts) || holiday.region?.startsWith(`${facts.country}-`));
  return kept.length === 0 ? null : kept.some((holiday) => holiday.day === today && isIn(holiday, facts));
}

function contactOf({ mail, settings, now }: DecisionInput, facts: CustomerFacts): PlannedContact {
  return {
    channel: 'email',
    purpose: 'payment-demand',
    recipient: 'customer',
    // A mailbox is neither a home nor a workplace by itself; the law's places are those of calls and visits.
    place: 'other',
    collectorType: settings.collectorType,
    messageElements: elementsOf(mail, settings),
    publicHoliday: isHoliday(facts, settings, todayOf(facts, settings, now)),
  };
}

const toldOf = ({ fired, notes, decision, override }: ContactDecision): RuleDecision => {
  const told = (rules: ContactDecision['fired']) =>
    rules.map(({ ruleId, effect, because, citation }) => ({ ruleId, effect, because, citation: [...citation] }));
  return { decision, override, fired: told(fired), notes: told(notes) };
};

/** What the rules say: in all, what they warn of, and the facts somebody would have to know to judge the others. */
export interface ContactVerdict {
  readonly decision: RuleDecision;
  readonly warned: readonly string[];
  readonly missingFacts: readonly string[];
}

/** Asks the contact rules about a finished mail. */
export function judgeContact(input: DecisionInput): ContactVerdict {
  const { account, stops, oldestDueDate, settings, now } = input;
  const facts = factsWithUsual(account.facts, settings);
  const contacted = {
    ...{ country: facts.country, subdivision: facts.subdivision ?? 'unknown', customerType: facts.customerType },
    ...{ timeZones: facts.timeZones ?? [], flags: flagsOf(stops), history: account.recentContacts },
    ...{ events: {}, consents: null },
    ...(oldestDueDate ? { oldestDueDate } : {}),
  };
  const rules = rulesSwitchedOn(settings.rulePacks, settings.rulesOff);
  const decided = mayContact(contacted, contactOf(input, facts), rules, now);
  const warned = decided.fired.filter(({ effect, missingFacts }) => effect === 'warn' && missingFacts.length === 0);
  return {
    decision: toldOf(decided),
    warned: [...new Set(warned.map(({ because }) => because))],
    missingFacts: [...new Set(decided.fired.flatMap(({ missingFacts }) => missingFacts))],
  };
}

const HARD_STOPS: Readonly<Partial<Record<StopKind, string>>> = {
  insolvency: 'Insolvency has been filed for. Lodge the claim with the administrator instead.',
  attorney: 'An attorney acts for the customer. Deal with the attorney.',
  cease: 'The customer asked in writing not to be contacted. Pass it to your finance lead.',
  deceased: 'The customer has died. Write to the executor.',
  'breathing-space': 'The customer is in breathing space.',
  'opted-out': 'The customer opted out of e-mail. Call or write a letter.',
};

/** The stop that nobody may set aside, whatever rules are switched on; only lifting it opens the way. */
export function refusalOfHardStop(stops: readonly AccountStop[]): Refusal | null {
  const stop = stops.find(isHardStop);
  const because = stop && HARD_STOPS[stop.kind];
  return stop && because ? refuse(stop.kind, because) : null;
}

/** The block of a rule, with the rule it rests on. */
export function refusalOfRules({ fired }: RuleDecision): Refusal | null {
  const block = fired.find(({ effect }) => effect === 'block');
  return block ? refuse('rule-blocks', block.because, block.ruleId) : null;
}

/** The role in which somebody may set the blocking rules aside, or null. What the company lets a clerk do, its lead may. */
export function roleToOverride(
  { override }: RuleDecision,
  roles: readonly CompanyRole[],
  { overrideRole }: Pick<CompanySettings, 'overrideRole'>,
): CompanyRole | null {
  if (override !== 'named-role') return null;
  const may: readonly CompanyRole[] = overrideRole === 'Clerk' ? ['Clerk', 'FinanceLead'] : ['FinanceLead'];
  return may.find((role) => roles.includes(role)) ?? null;
}

const confirm = (code: string, because: string): Warning => ({ code, because, needsConfirmation: true });

const MOST_REASONS = 3;

/** The rules that warn, in one warning; those that could not be judged, in another that names what nobody knows. */
export function warningsOfRules({ warned, missingFacts }: ContactVerdict): Warning[] {
  const more = warned.length > MOST_REASONS ? ` And ${warned.length - MOST_REASONS} more.` : '';
  const unknown = `Not known: ${missingFacts.join('; ')}. Some contact rules cannot be judged without it. Enter it for this customer, or check them yourself.`;
  return [
    ...(warned.length > 0 ? [confirm('rule-warns', `${warned.slice(0, MOST_REASONS).join(' ')}${more}`)] : []),
    ...(missingFacts.length > 0 ? [confirm('facts-missing', unknown)] : []),
  ];
}

/** Days on which the company does not write without a second look. */
export function warningsOfDay(known: CustomerFacts, settings: CompanySettings, now: string): Warning[] {
  const facts = factsWithUsual(known, settings);
  const today = todayOf(facts, settings, now);
  const holiday = settings.holidays.find((each) => each.day === today && isIn(each, facts));
  const shown = formatDay(today, settings.locale);
  const isQuiet = settings.quietDays.includes(weekdayOf(today));
  return [
    ...(isQuiet ? [confirm('quiet-day', `Today, ${shown}, is a weekday on which your company does not write.`)] : []),
    ...(holiday ? [confirm('holiday', `Today, ${shown}, is a holiday: ${holiday.name}.`)] : []),
  ];
}
