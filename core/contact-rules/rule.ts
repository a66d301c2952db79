// A contact rule as data: whom it binds, what it limits, where it was read. The kinds are those of the trade; what a
// machine can judge stands in `limit`, what it cannot stands in `words` or, for the clerk, in `remember`.
import type {
  AccountEvent,
  AccountFlag,
  Channel,
  CollectorType,
  Consent,
  ContactParty,
  ContactPurpose,
  CustomerType,
  MessageElement,
  Place,
} from './contact.ts';

/** `block` beats `warn` beats `info`; an `info` never changes a decision. */
export type RuleEffect = 'block' | 'warn' | 'info';

type RuleForce =
  | 'statute'
  | 'statute+regulation'
  | 'regulation'
  | 'regulator-rule'
  | 'practice-direction'
  | 'guidance'
  | 'practice';

/** What the source says beyond what is evaluated; kept to be read by the finance lead. */
type Words = { readonly [name: string]: string | number | boolean | null | readonly string[] };

interface RuleBase {
  readonly id: string;
  /** ISO country of the customer; `*` everywhere. */
  readonly jurisdiction: string;
  /** A part of the country: binds there in addition to the country's rules. `NY` binds `NY-NYC` too. */
  readonly subdivision?: string;
  readonly effect: RuleEffect;
  readonly customerTypes: readonly CustomerType[];
  readonly collectorTypes: readonly CollectorType[];
  readonly channels: readonly Channel[];
  readonly words?: Words;
  /** A restriction of the source that no field above can hold, such as `consumer credit`. */
  readonly scope?: string;
  readonly force: RuleForce;
  readonly citation: readonly string[];
  /** First and last day in force, in the customer's time zone; absent: no such limit. */
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
  /** True: the figures were read in a source. False: wholly or partly from memory. Null: a habit of the trade, not law. */
  readonly verified: boolean | null;
  readonly sources: readonly string[];
  readonly notes?: string;
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Hours of the customer's clock: `from` is inside, `toExclusive` is not. */
export interface ContactWindow {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly toExclusive: string;
}

/** Contact is inside the law only in these hours, by the customer's clock in every zone that is possible. */
export interface TimeWindowRule extends RuleBase {
  readonly kind: 'time-window';
  readonly limit: {
    readonly windows: readonly ContactWindow[];
    /** Only contacts at this place are clocked. */
    readonly place?: Place;
    /** A public holiday counts as outside the hours. */
    readonly publicHolidays?: 'outside';
    readonly liftedBy?: Consent;
  };
}

/** At most `max` contacts in the last `windowDays` calendar days including today, before the new one. */
export interface FrequencyCapRule extends RuleBase {
  readonly kind: 'frequency-cap';
  readonly limit: {
    readonly max: number;
    readonly windowDays: number;
    readonly counts: 'call-attempts' | 'actual-contacts' | 'contacts' | 'contacts-and-attempts' | 'outbound-messages';
    readonly channelsCounted: readonly Channel[];
    /** Whom or what the number is for; the history given must be of just that. */
    readonly per: string;
    readonly places?: readonly Place[];
    readonly workplaceMax?: number;
    /** The number holds from the first conversation on, which is counted. */
    readonly startsAfter?: 'first-conversation';
    /** Contacts that neither count nor are bound. */
    readonly leavesOut?: readonly ('on-request' | 'to-attorney-creditor-or-agency')[];
  };
}

/** After a conversation on day D the next call may be made on D + `days`. */
export interface CooldownRule extends RuleBase {
  readonly kind: 'cooldown';
  readonly limit: { readonly afterEvent: 'phone-conversation'; readonly days: number; readonly liftedBy?: Consent };
}

/** A flag on the account stops every contact but the purposes and recipients named. */
export interface HardStopRule extends RuleBase {
  readonly kind: 'hard-stop';
  readonly limit: {
    /** Any one of them stops. */
    readonly flags: readonly AccountFlag[];
    readonly place?: Place;
    /** What is stopped, when it is less than the account: the rest may still be asked for. */
    readonly stops?: 'disputed-invoices' | 'promised-invoices' | 'plan-invoices' | 'debt';
    readonly allowedPurposes: readonly ContactPurpose[];
    readonly allowedRecipients?: readonly ContactParty[];
  };
}

/** Nobody but these may be contacted about the debt. */
interface RecipientRule extends RuleBase {
  readonly kind: 'recipient-restriction';
  readonly limit: {
    readonly allowedRecipients: readonly ContactParty[];
    readonly allowedPurposes: readonly ContactPurpose[];
  };
}

/** An address given by the customer's employer is not written to. */
interface WorkAddressRule extends RuleBase {
  readonly kind: 'channel-restriction';
  readonly limit: { readonly address: 'given-by-employer'; readonly liftedBy: Consent };
}

/** The channel needs the customer's consent. */
interface ConsentRule extends RuleBase {
  readonly kind: 'consent-requirement';
  readonly limit: { readonly consent: Consent; readonly notToEmployerAddress?: true };
}

/** The rendered message must hold these elements. */
export interface MandatoryContentRule extends RuleBase {
  readonly kind: 'mandatory-content';
  readonly limit: { readonly elements: readonly MessageElement[] };
}

/** A purpose must wait some days after an event; without the event it must wait for ever. */
export interface WaitingPeriodRule extends RuleBase {
  readonly kind: 'waiting-period';
  readonly limit: {
    readonly beforePurpose: ContactPurpose;
    readonly needsEvent: AccountEvent;
    readonly days: number;
    /** Whether day N itself is enough. */
    readonly passesWhen: 'daysSinceEvent > days' | 'daysSinceEvent >= days';
    /** When the customer answered, this many days from the answer are to pass as well. */
    readonly afterReply?: { readonly event: AccountEvent; readonly days: number };
  };
}

/** A claim grows old: after `years` it may be barred or gone. */
export interface LimitationRule extends RuleBase {
  readonly kind: 'limitation';
  readonly limit: { readonly years: number; readonly from: 'due-date' | 'end-of-year-of-due-date' };
}

/** A rule that no field decides: it is shown as a note until a person says it is kept or broken. */
export interface JudgedRule extends RuleBase {
  readonly kind:
    | 'scope'
    | 'conduct'
    | 'fee-cap'
    | 'mandatory-notice'
    | 'consent-requirement'
    | 'channel-restriction'
    | 'retention';
  /** One sentence for the clerk: what to do or leave. */
  readonly remember: string;
}

export type ContactRule =
  | TimeWindowRule
  | FrequencyCapRule
  | CooldownRule
  | HardStopRule
  | RecipientRule
  | WorkAddressRule
  | ConsentRule
  | MandatoryContentRule
  | WaitingPeriodRule
  | LimitationRule
  | JudgedRule;

/** Where something was read. `kind` says how near to the law the text is: `primary` is the law itself, `memory` nothing. */
export interface RuleSource {
  readonly title: string;
  readonly url: string | null;
  readonly kind: string;
}

/** The rules of one jurisdiction, or of good practice, that a finance lead switches on together. */
export interface ContactRulePack {
  readonly id: string;
  readonly name: string;
  readonly rules: readonly ContactRule[];
  readonly sources: { readonly [id: string]: RuleSource };
}
