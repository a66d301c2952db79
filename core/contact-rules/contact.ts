// The facts a contact rule is asked about: the account, the contacts made so far, the contact planned. `null` says that
// nobody knows: such a fact is named in the answer, never guessed.
import type { CalendarDay } from '../calendar.ts';

export type CustomerType = 'consumer' | 'sole-trader' | 'business' | 'public-authority';

/** `first-party`: the creditor in its own name. `third-party`: an agency, or a creditor whose sender name suggests one. */
export type CollectorType = 'first-party' | 'third-party';

export type Channel = 'phone' | 'sms' | 'email' | 'letter' | 'social' | 'visit';

/** Where the contact reaches the customer. */
export type Place = 'residence' | 'mobile' | 'workplace' | 'other';

/** Whom the contact is addressed to. */
export type ContactParty =
  | 'customer'
  | 'spouse'
  | 'parent-of-minor'
  | 'guardian'
  | 'executor'
  | 'attorney'
  | 'insolvency-administrator'
  | 'debt-adviser'
  | 'creditor'
  | 'creditor-attorney'
  | 'collector-attorney'
  | 'consumer-reporting-agency'
  | 'employer'
  | 'other';

/** What the contact is for. A reminder is a `payment-demand`. */
export type ContactPurpose =
  | 'payment-demand'
  | 'statement-of-account'
  | 'statement-on-request'
  | 'answer-to-customer-question'
  | 'reply-to-customer-request'
  | 'dispute-acknowledgement'
  | 'dispute-answer'
  | 'duplicative-dispute-answer'
  | 'debt-verification'
  | 'promise-confirmation'
  | 'promise-eve-reminder'
  | 'plan-confirmation'
  | 'instalment-reminder'
  | 'opt-out-confirmation'
  | 'cease-confirmation'
  | 'remedy-may-be-invoked-notice'
  | 'remedy-will-be-invoked-notice'
  | 'proof-of-claim'
  | 'customer-attorney-notice'
  | 'court-permitted'
  | 'location-information'
  | 'charge-collection-cost'
  | 'issue-claim';

/**
 * What is known of the account and stops contact. A flag is set for the invoices the contact is about: an open dispute
 * over another invoice of the account is no `disputeOpen` here.
 */
export type AccountFlag =
  | 'disputeOpen'
  | 'disputesAndSaysGoToCourt'
  | 'writtenDisputeInValidationPeriod'
  | 'promiseActive'
  | 'paymentPlanInGoodStanding'
  | 'insolvencyFiled'
  | 'deceased'
  | 'attorneyRepresented'
  | 'ceaseRequestedInWriting'
  | 'optedOutAddress'
  | 'breathingSpaceActive'
  | 'designatedInconvenient'
  | 'employerProhibits'
  | 'noWorkCallsRequested';

/** What the rendered message says; found in it, not in its template. */
export type MessageElement =
  | 'optOutNotice'
  | 'debtCollectorDisclosure'
  | 'honestHeaders'
  | 'noPromotion'
  | 'californiaLicenceNumber'
  | 'agencyNameAddressAndActivity'
  | 'creditorNameAddress'
  | 'basisAndAmountSplit'
  | 'demandAndHowToPay'
  | 'textL111-8al2and3';

/** Days a waiting period counts from. */
export type AccountEvent =
  | 'letter-of-claim'
  | 'reply-to-letter-of-claim'
  | 'fourteen-day-letter-received'
  | 'written-first-notice';

/** Given by the customer directly: to electronic mail, to this hour, to being called back, to mail at the work address. */
export type Consent = 'electronic' | 'agreed-time' | 'call-back' | 'work-address';

/**
 * A contact made by us about the same debt. `attempt`: connected but nobody spoken to; `not-connected`: busy or not in
 * service; `voicemail`: a message was left; `message`: e-mail, text or letter.
 */
export interface PastContact {
  /** ISO instant. */
  readonly at: string;
  readonly channel: Channel;
  readonly kind: 'attempt' | 'voicemail' | 'conversation' | 'not-connected' | 'message';
  /** Absent when it was not noted: the contact then may count. */
  readonly place?: Place;
  /** The customer's own side when absent. */
  readonly recipient?: ContactParty;
  /** The customer asked for this contact or agreed to it beforehand. */
  readonly onRequest?: true;
}

/** What the account brings to the question. */
export interface ContactedAccount {
  /** ISO country where the customer is. */
  readonly country: string | null;
  /** State, province or city with rules of its own (`CA`, `NY-NYC`, `E&W`); null: none; `unknown`: nobody knows. */
  readonly subdivision: string | null;
  readonly customerType: CustomerType | null;
  /** Every IANA zone the customer may be in; empty when unknown. The clerk's own zone is no substitute. */
  readonly timeZones: readonly string[];
  readonly flags: readonly AccountFlag[];
  /** Order does not matter. */
  readonly history: readonly PastContact[] | null;
  readonly events: { readonly [event in AccountEvent]?: CalendarDay };
  readonly consents: readonly Consent[] | null;
  /** What is known of the address; absent: nothing speaks for an employer's address. */
  readonly address?: { readonly givenByEmployer?: boolean; readonly customerWroteFromIt?: boolean };
  /** Of the invoices the contact is about; absent: rules on the age of claims are notes only. */
  readonly oldestDueDate?: CalendarDay;
}

/** The contact that is asked about. */
export interface PlannedContact {
  readonly channel: Channel;
  readonly purpose: ContactPurpose;
  readonly recipient: ContactParty | null;
  readonly place: Place | null;
  readonly collectorType: CollectorType | null;
  /** Null before the message is rendered. */
  readonly messageElements: readonly MessageElement[] | null;
  /** Whether today is a public holiday where the customer is. */
  readonly publicHoliday: boolean | null;
  /** What a person said of rules that only a person can judge, by rule id. */
  readonly judged?: { readonly [ruleId: string]: 'kept' | 'broken' };
}
