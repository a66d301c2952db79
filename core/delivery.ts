// The life of one mail, from queued to delivered. A mail is claimed once and handed over once; when the answer is lost it
// is never handed over again: SES's own events or a person settle what happened. Source: SES event publishing.
import type { Person } from './account.ts';
import { millisOf } from './calendar.ts';
import type { DeliveryStep } from './contact-log.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { ReminderState } from './reminder.ts';

/** How long a sender may hold a mail before its fate counts as unknown. */
export const LEASE_SECONDS = 90;
/** How long an unknown mail waits for an event of SES before a person is asked. */
const GRACE_SECONDS = 900;
/**
 * A mail still waiting after this long is not sent any more: its figures and its pay-by date are out of date. It is two
 * hours more than a day, after which a day's limit of SES that was used up in one go has room again.
 */
const QUEUED_AT_MOST_SECONDS = 93_600;
/** How long after its time a waiting mail gets another hint in the queue. */
const HINT_OVERDUE_SECONDS = 300;

/** The SES events that say something about a mail. */
export type MailEvent =
  | { readonly event: 'Send' | 'Delivery' | 'DeliveryDelay' | 'Complaint' | 'Reject' | 'Rendering Failure' }
  | { readonly event: 'Bounce'; readonly permanent: boolean; readonly subType: string };

/** What can happen to a mail. */
export type DeliveryHappening =
  | { readonly happened: 'claimed' }
  | { readonly happened: 'accepted' }
  | { readonly happened: 'refused-for-now' }
  | { readonly happened: 'has-to-wait'; readonly because: string }
  | { readonly happened: 'unsendable'; readonly because: string }
  | { readonly happened: 'tried-out' }
  | { readonly happened: 'refused'; readonly because: string }
  | { readonly happened: 'no-clear-answer' }
  | { readonly happened: 'lease-over' }
  | { readonly happened: 'grace-over' }
  | { readonly happened: 'too-late-to-send' }
  | { readonly happened: 'approved'; readonly by: Person }
  | { readonly happened: 'taken-back'; readonly by: Person }
  | { readonly happened: 'reviewed'; readonly outcome: 'sent' | 'not-sent'; readonly by: Person }
  | { readonly happened: 'reported'; readonly report: MailEvent };

/**
 * How strongly something is known of a mail. What SES reports counts by its strength, not by its order of arrival: a report
 * moves a mail only when it is stronger than what is known, so duplicates and late reports change nothing. A mail that
 * counts as not sent is only moved by a report that it went somewhere.
 */
const EVIDENCE = {
  none: 0,
  sent: 1,
  delayed: 2,
  notSent: 3,
  gaveUp: 4,
  delivered: 5,
  bounced: 6,
  complained: 7,
} as const;
/** From here on it is known whether a mail came to somebody. */
export const FATE_IS_KNOWN = EVIDENCE.gaveUp;

/**
 * Where a happening leads and the words for the clerk. It applies in the states `from`, or, where that is null, when its
 * evidence is stronger than the mail's. Otherwise nothing changes.
 */
export interface Transition {
  readonly from: readonly ReminderState[] | null;
  readonly to: ReminderState;
  readonly because: string | null;
  readonly evidence: number;
}

const TRANSIENT: Readonly<Record<string, string>> = {
  MailboxFull: 'The customer’s mailbox is full.',
  MessageTooLarge: 'The customer’s mail server takes no mail of this size.',
  ContentRejected: 'The customer’s mail server refused the content.',
  AttachmentRejected: 'The customer’s mail server refused the attachment.',
};

const reported = (to: ReminderState, evidence: number, because: string | null): Transition => ({
  from: null,
  to,
  because,
  evidence,
});

/** A transient bounce means SES has given up, or an automatic answer from a mailbox that did take the mail: delivery outweighs it. */
function bounceOf(permanent: boolean, subType: string): Transition {
  if (!permanent) {
    const reason = TRANSIENT[subType] ?? 'The customer’s mail server could not take it for now.';
    return reported(
      'BOUNCED',
      EVIDENCE.gaveUp,
      `${reason} Nothing was delivered; the address may be written to again.`,
    );
  }
  const suppressed = subType === 'Suppressed' || subType === 'OnAccountSuppressionList';
  const because = suppressed
    ? 'The address is on the suppression list: mail to it bounced before. Nothing was delivered.'
    : 'The address does not exist or takes no mail. Ask the customer for another one.';
  return reported('BOUNCED', EVIDENCE.bounced, because);
}

function transitionOfReport(report: MailEvent): Transition {
  switch (report.event) {
    case 'Send':
      return reported('SENT', EVIDENCE.sent, null);
    case 'Delivery':
      return reported('DELIVERED', EVIDENCE.delivered, null);
    case 'DeliveryDelay':
      return reported('DELAYED', EVIDENCE.delayed, 'The customer’s mail server asks to wait; it is being tried again.');
    case 'Bounce':
      return bounceOf(report.permanent, report.subType);
    case 'Complaint':
      return reported(
        'COMPLAINED',
        EVIDENCE.complained,
        'The recipient reported it as unwanted. Nothing more goes there.',
      );
    case 'Reject':
      return reported('FAILED', EVIDENCE.notSent, 'The mail service refused the content. Nothing was delivered.');
    case 'Rendering Failure':
      return reported(
        'FAILED',
        EVIDENCE.notSent,
        'The mail service could not produce the mail. Nothing was delivered.',
      );
  }
}

const step = (from: readonly ReminderState[], to: ReminderState, because: string | null): Transition => {
  const evidence = to === 'SENT' ? EVIDENCE.sent : to === 'FAILED' ? EVIDENCE.notSent : EVIDENCE.none;
  return { from, to, because, evidence };
};

const reviewed = (outcome: 'sent' | 'not-sent', by: Person): Transition =>
  outcome === 'sent'
    ? step(['NEEDS_REVIEW'], 'SENT', `${by.name} found that it was sent.`)
    : step(['NEEDS_REVIEW'], 'FAILED', `${by.name} found that it was not sent.`);

const ASK = 'Still no answer. Ask the customer whether it arrived, or check the outbox of your mail service.';
const NO_ANSWER = 'The mail service gave no clear answer. It is not sent again until we know.';

/** The one place that says which state follows from what happened. */
export function transitionOf(happening: DeliveryHappening): Transition {
  switch (happening.happened) {
    case 'claimed':
      return step(['QUEUED'], 'SENDING', null);
    case 'accepted':
      return step(['SENDING', 'UNKNOWN', 'NEEDS_REVIEW'], 'SENT', null);
    case 'refused-for-now':
      return step(['SENDING'], 'QUEUED', 'The mail service is busy or closed; it is tried again.');
    case 'has-to-wait':
      return step(['SENDING', 'QUEUED'], 'QUEUED', happening.because);
    case 'unsendable':
      return step(['QUEUED'], 'FAILED', happening.because);
    case 'tried-out':
      return step(['QUEUED'], 'WOULD_HAVE_SENT', 'It would have been sent now. In a dry run nothing leaves.');
    case 'refused':
      return step(['SENDING', 'UNKNOWN', 'NEEDS_REVIEW'], 'FAILED', happening.because);
    case 'no-clear-answer':
    case 'lease-over':
      return step(['SENDING'], 'UNKNOWN', NO_ANSWER);
    case 'grace-over':
      return step(['UNKNOWN'], 'NEEDS_REVIEW', ASK);
    case 'too-late-to-send':
      return step(['QUEUED'], 'FAILED', 'It could not be sent within a day. Write a new one.');
    case 'approved':
      return step(['AWAITING_APPROVAL'], 'QUEUED', `Approved by ${happening.by.name}.`);
    case 'taken-back':
      return step(['AWAITING_APPROVAL', 'QUEUED'], 'CANCELLED', `Taken back by ${happening.by.name}.`);
    case 'reviewed':
      return reviewed(happening.outcome, happening.by);
    case 'reported':
      return transitionOfReport(happening.report);
  }
}

/** The states and strengths of evidence a mail can be in. */
export interface MailStanding {
  readonly state: ReminderState;
  readonly evidence: number;
}

/** True when the transition changes a mail that stands so. */
export const applies = ({ from, evidence }: Transition, mail: MailStanding): boolean =>
  from === null ? mail.evidence < evidence : from.includes(mail.state);

/** How a mail stands after something happened to it; unchanged where the happening does not apply. */
export function move(mail: MailStanding, happening: DeliveryHappening): MailStanding {
  const transition = transitionOf(happening);
  return applies(transition, mail) ? { state: transition.to, evidence: transition.evidence } : mail;
}

/** The step a transition leaves in the history: none for being claimed, and one for however many times it had to wait. */
export function stepOf(
  { to, because }: Transition,
  at: string,
  steps: readonly DeliveryStep[] = [],
): DeliveryStep | null {
  const isRepeated = to === 'QUEUED' && steps.some((step) => step.because === because);
  return to === 'SENDING' || isRepeated ? null : { state: to, at, because };
}

/** True while the sweeper still has to look at the mail; every other state is final or waits for a person or an event. */
export const isOpenForSweeping = (state: ReminderState): boolean =>
  state === 'QUEUED' || state === 'SENDING' || state === 'UNKNOWN';

/** What a report means for the address: blocked after a permanent bounce or a complaint, otherwise left alone. */
export function blockOf(report: MailEvent): 'bounced' | 'complained' | null {
  if (report.event === 'Complaint') return 'complained';
  return report.event === 'Bounce' && report.permanent ? 'bounced' : null;
}

/** A mail the sweeper looks at; `since` is the instant of its last step. */
export interface OpenMail {
  readonly state: ReminderState;
  readonly sendsAt: string;
  readonly leaseUntil: string | null;
  readonly since: string;
}

/** What the passing of time means for an open mail: a happening, another hint in the queue, or nothing. Never a second send. */
export function afterWaiting(mail: OpenMail, now: string): DeliveryHappening | 'hint-again' | null {
  const isPast = (instant: string, seconds: number) => millisOf(now) >= millisOf(instant) + seconds * 1000;
  if (mail.state === 'SENDING') return isPast(mail.leaseUntil ?? mail.since, 0) ? { happened: 'lease-over' } : null;
  if (mail.state === 'UNKNOWN') return isPast(mail.since, GRACE_SECONDS) ? { happened: 'grace-over' } : null;
  if (mail.state !== 'QUEUED') return null;
  if (isPast(mail.sendsAt, QUEUED_AT_MOST_SECONDS)) return { happened: 'too-late-to-send' };
  return isPast(mail.sendsAt, HINT_OVERDUE_SECONDS) ? 'hint-again' : null;
}

/** Takes a reminder back. Only while it waits, for approval or its time; taking back twice is the same as once. */
export function cancelReminder(
  reminder: { readonly state: ReminderState; readonly sendsAt: string },
  by: Person,
  now: string,
): DeliveryHappening | 'already' | Refusal {
  if (reminder.state === 'CANCELLED') return 'already';
  if (reminder.state === 'AWAITING_APPROVAL') return { happened: 'taken-back', by };
  if (reminder.state === 'QUEUED' && now < reminder.sendsAt) return { happened: 'taken-back', by };
  return refuse('too-late', 'This reminder is already on its way and cannot be taken back.');
}

/** A person's word on a mail whose fate is unknown. The same word twice is the same as once. */
export function reviewReminder(
  state: ReminderState,
  outcome: 'sent' | 'not-sent',
  by: Person,
): DeliveryHappening | 'already' | Refusal {
  if (state === 'NEEDS_REVIEW') return { happened: 'reviewed', outcome, by };
  if (state === (outcome === 'sent' ? 'SENT' : 'FAILED')) return 'already';
  return refuse('nothing-to-review', 'This reminder does not wait for a decision any more.');
}
