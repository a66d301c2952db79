// A reminder as it would go out now: which invoices it asks for, the letter, who gets it, and everything that stands
// against it. The preview shows it, and a send is held against it.
import type { AccountState } from './account.ts';
import {
  itemsOf,
  refusalOfAddress,
  refusalOfAgain,
  refusalOfFuture,
  refusalOfLast,
  refusalOfTwice,
  warningsOfFigures,
  warningsOfToday,
  wrongAge,
} from './account-checks.ts';
import { accountIdOf, fingerprint } from './account-id.ts';
import type { InputFaults, ReminderContext, ReminderMail } from './account-reminder.ts';
import { stopsInForce } from './account-stop.ts';
import { type CalendarDay, dayIn } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { factsWithUsual } from './customer-facts.ts';
import { type AskedFor, askedFor, refusalOfNothingLeft } from './left-out.ts';
import { isGenericMailbox } from './mailbox.ts';
import { type Recipient, readRecipient } from './recipient.ts';
import { warningsOfRecipient } from './recipient-warnings.ts';
import { type InputFault, isRefusal, type Refusal } from './refusal.ts';
import type { ReminderPreview, ReminderRequest, RuleDecision, Warning } from './reminder.ts';
import {
  judgeContact,
  refusalOfHardStop,
  refusalOfRules,
  warningsOfDay,
  warningsOfRules,
} from './reminder-decision.ts';
import { type ChosenReminder, chooseReminder } from './reminder-letter.ts';
import { refusalOfMissing, statementFor } from './reminder-statement.ts';
import type { StatementContent } from './statement-content.ts';
import { asItLeaves } from './test-mode.ts';

/** A reminder that could be written, with what stands against it. */
export interface ReminderDraft extends Pick<ChosenReminder, 'letter' | 'step' | 'charges'> {
  readonly recipient: Recipient;
  readonly asked: AskedFor;
  readonly mail: ReminderMail;
  readonly hash: string;
  readonly items: string;
  readonly today: CalendarDay;
  readonly warnings: readonly Warning[];
  readonly decision: RuleDecision;
  /** What nobody may set aside. */
  readonly refusal: Refusal | null;
  /** The block of a rule, which a role the company names may set aside unless the rule is a hard stop. */
  readonly ruleRefusal: Refusal | null;
  readonly approval: ReminderPreview['approval'];
}

function faultsOf(request: ReminderRequest, accountId: string): InputFault[] {
  const isOthers = accountIdOf(request) !== accountId;
  return [
    ...(isOthers ? [{ where: 'customerNumber', fault: 'names another customer than the account in the address' }] : []),
    ...wrongAge(request),
  ];
}

const mailOf = (
  { letter, references }: ChosenReminder,
  to: string,
  settings: CompanySettings,
  statement: StatementContent | null,
): ReminderMail => ({
  from: { name: settings.senderName, address: settings.senderEmail },
  replyTo: settings.replyTo,
  ...{ to, subject: letter.subject, text: letter.text, html: letter.html },
  ...(references.length > 0 ? { references } : {}),
  ...(statement ? { statement } : {}),
});

/** The request without what a send adds to it, its fields always in the same order. */
const requestOf = (request: ReminderRequest) => {
  const { kind, customerName, customerNumber, contactName, language, to, asOf, invoices, credits, notDue, note } =
    request;
  return [kind, customerName, customerNumber, contactName, language, to, asOf, invoices, credits, notDue, note];
};

interface Planned {
  readonly today: CalendarDay;
  readonly recipient: Recipient;
  readonly asked: AskedFor;
  readonly items: string;
}

/** What can be said before a letter is written: the first reason why none can be. */
function plan(
  account: AccountState,
  request: ReminderRequest,
  context: ReminderContext,
): Planned | InputFaults | Refusal {
  const { accountId, settings, now } = context;
  const faults = faultsOf(request, accountId);
  if (faults.length > 0) return { faults };
  const today = dayIn(settings.timeZone, now);
  const unfit = refusalOfFuture(request, today, settings.locale) ?? refusalOfTwice(request);
  if (unfit) return unfit;
  const stops = stopsInForce(account.stops, today);
  const asked = askedFor(request, stops, settings);
  if (asked.invoices.length === 0) return refusalOfHardStop(stops) ?? refusalOfNothingLeft(asked.leftOut);
  const recipient = readRecipient(request.to);
  if (isRefusal(recipient)) return recipient;
  const items = itemsOf(asked);
  return refusalOfLast(account) ?? { today, recipient, asked, items };
}

/** A step the company wants looked at twice. */
const warningsOfStep = ({ step: { level, approval } }: ChosenReminder): Warning[] =>
  approval === 'clerk-confirms'
    ? [
        {
          code: 'step-to-confirm',
          because: `Reminder ${level} is one your company wants looked at twice.`,
          needsConfirmation: true,
        },
      ]
    : [];

const oldestOf = ({ invoices }: AskedFor): CalendarDay | null =>
  invoices.map(({ dueDate }) => dueDate).sort()[0] ?? null;

/** The reminder as it would go out now. Faults in the request, or a refusal when no letter can be written at all. */
export function draftReminder(
  account: AccountState,
  request: ReminderRequest,
  context: ReminderContext,
): ReminderDraft | InputFaults | Refusal {
  const planned = plan(account, request, context);
  if (!('asked' in planned)) return planned;
  const { today, recipient, asked, items } = planned;
  const { accountId, roles, settings, standing, now } = context;
  const chosen = chooseReminder({
    ...{ account, settings, today, invoices: asked.invoices },
    request: { ...request, credits: [...asked.credits] },
    isSharedMailbox: isGenericMailbox(recipient.address),
  });
  const stops = stopsInForce(account.stops, today);
  const refusal =
    refusalOfHardStop(stops) ?? refusalOfAddress(account, recipient, { standing, ownDomains: settings.ownDomains });
  // What stands against any mail is said before what the ladder says about this one.
  if (isRefusal(chosen)) return refusal ?? chosen;
  // After the ladder, whose refusal names a later day.
  const again = refusalOfAgain(account, items, context);
  if (again) return refusal ?? again;
  const incomplete = chosen.hasStatement ? refusalOfMissing(request) : null;
  const { letter, step, charges } = chosen;
  const statement = chosen.hasStatement ? statementFor(request, { account, settings, today }) : null;
  const letterMail = mailOf(chosen, recipient.address, settings, statement);
  const mail = asItLeaves(letterMail, settings);
  const verdict = judgeContact({ account, stops, mail: letterMail, oldestDueDate: oldestOf(asked), settings, now });
  const { knownAddress, facts } = account;
  const { customerType } = factsWithUsual(facts, settings);
  const { customerName } = request;
  return {
    ...{ letter, step, charges, recipient, asked, mail, items, today, refusal: refusal ?? incomplete },
    hash: fingerprint(JSON.stringify([accountId, letter.level, mail, charges, requestOf(request)])),
    warnings: [
      ...warningsOfRecipient(recipient, { accountId, customerName, knownAddress, customerType, standing }),
      ...warningsOfFigures(request, settings, today),
      ...warningsOfToday(account, now),
      ...warningsOfDay(facts, settings, now),
      ...warningsOfRules(verdict),
      ...chosen.warnings,
      ...warningsOfStep(chosen),
    ],
    decision: verdict.decision,
    ruleRefusal: refusalOfRules(verdict.decision),
    approval: step.approval === 'finance-lead' && !roles.includes('FinanceLead') ? 'finance-lead' : 'none',
  };
}
