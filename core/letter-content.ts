// A letter in words, before it is text or HTML: sender, facts, what is asked for, the invoices of each currency, closing.
// Everything here is already in the letter's language and free of control and direction characters; nothing is markup.
import { daysOverdue } from './ageing.ts';
import { type CalendarDay, daysBetween } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import type { LetterAdditions } from './letter-additions.ts';
import { type Charge, chargeRow, chargesIn, type InterestLine, totalsDue } from './letter-charges.ts';
import {
  counted,
  dayInWords,
  type Enclosure,
  fill,
  formFor,
  type LetterLabel,
  type LetterLevel,
  type LetterTexts,
  type LevelWording,
  type NextStep,
  type Paragraph,
  tokensIn,
  unbroken,
} from './letter-wording.ts';
import { formatMoney, type Money } from './money.ts';
import { byNumber, plainLine } from './plain-line.ts';
import type { ReminderCredit, ReminderInvoice, ReminderRequest } from './reminder.ts';
import { noteIn } from './reminder-note.ts';

/** Days for which the changed bank details are spoken of. */
const BANK_CHANGE_DAYS = 90;

/** One invoice in words; `overdueFor` says "not yet due" before the due date, `invoiced` is '' when the sheet does not know. */
interface InvoiceRow {
  readonly invoice: string;
  readonly dated: string;
  readonly due: string;
  readonly overdueFor: string;
  readonly invoiced: string;
  readonly open: string;
}

interface CreditRow {
  readonly label: string;
  readonly open: string;
}

/** One currency of the letter: its rows in words, and what is asked for. `totalDue` is '' without charges. */
export interface LetterTable {
  readonly caption: string;
  readonly rows: readonly InvoiceRow[];
  readonly credits: readonly CreditRow[];
  readonly total: string;
  readonly charges: readonly Charge[];
  readonly totalDue: string;
}

/** Everything a renderer needs. */
export interface LetterContent {
  readonly language: string;
  readonly subject: string;
  readonly sender: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly greeting: string;
  readonly opening: readonly string[];
  /** The clerk's own words, never filled or read as wording; '' without any. */
  readonly note: string;
  readonly tables: readonly LetterTable[];
  /** Credits in currencies in which nothing is asked for. */
  readonly otherCredits: readonly CreditRow[];
  readonly afterTable: readonly string[];
  readonly labels: Readonly<Record<LetterLabel, string>>;
  readonly howToPay: readonly string[];
  readonly closing: readonly Paragraph[];
  readonly signature: readonly string[];
  readonly enclosures: string;
  /** Tokens of the wording that nothing stands for in this letter; one is enough not to send it. */
  readonly unfilled: readonly string[];
}

/** What a letter is made of once language, level and additions are settled. */
export interface LetterPlan {
  readonly request: ReminderRequest;
  readonly level: LetterLevel;
  readonly wording: LevelWording;
  readonly texts: LetterTexts;
  readonly locale: string;
  readonly settings: CompanySettings;
  readonly today: CalendarDay;
  readonly payBy: CalendarDay;
  readonly lastReminderOn: CalendarDay | null;
  readonly totals: readonly Money[];
  readonly interestLines: readonly InterestLine[];
  readonly nextStep: NextStep;
  readonly enclosures: readonly Enclosure[];
  readonly paymentText: string;
  readonly bankDetailsChangedOn: CalendarDay | null;
  readonly isDiscreet: boolean;
  readonly additions: LetterAdditions;
}

const byDueDate = (a: ReminderInvoice, b: ReminderInvoice): number =>
  a.dueDate.localeCompare(b.dueDate) || byNumber(a.invoiceNumber, b.invoiceNumber);

function invoiceRow(invoice: ReminderInvoice, plan: LetterPlan): InvoiceRow {
  const { texts, locale, request } = plan;
  const { labels } = texts;
  const days = daysOverdue(invoice.dueDate, request.asOf);
  return {
    invoice: plainLine(invoice.invoiceNumber),
    dated: invoice.invoiceDate
      ? fill(labels.dated, { date: dayInWords(invoice.invoiceDate, locale, 'medium') })
      : labels.undated,
    due: dayInWords(invoice.dueDate, locale, 'medium'),
    overdueFor: days > 0 ? fill(labels.overdueFor, { days: counted(days, texts.days, plan) }) : labels.notDue,
    invoiced: invoice.original ? fill(labels.invoiced, { amount: formatMoney(invoice.original, locale) }) : '',
    open: formatMoney(invoice.outstanding, locale),
  };
}

function creditRow(credit: ReminderCredit, { texts, locale }: LetterPlan): CreditRow {
  const reference = plainLine(credit.reference ?? '');
  return {
    label: reference ? fill(texts.labels.creditNumbered, { reference }) : texts.labels.credit,
    open: formatMoney(credit.outstanding, locale),
  };
}

function captionOf({ level, totals, texts }: LetterPlan, currency: string): string {
  const [one, several] = level === 0 ? (['comingDue', 'comingDueOf'] as const) : (['caption', 'captionOf'] as const);
  return totals.length === 1 ? texts.labels[one] : fill(texts.labels[several], { currency });
}

function tableOf(total: Money, plan: LetterPlan): LetterTable {
  const { request, locale, texts, interestLines } = plan;
  const isOf = ({ outstanding }: { outstanding: Money }) => outstanding.currency === total.currency;
  const charges = chargesIn(total.currency, interestLines);
  const [due] = totalsDue([total], charges);
  return {
    caption: captionOf(plan, total.currency),
    rows: request.invoices
      .filter(isOf)
      .sort(byDueDate)
      .map((invoice) => invoiceRow(invoice, plan)),
    credits: request.credits.filter(isOf).map((credit) => creditRow(credit, plan)),
    total: formatMoney(total, locale),
    charges: charges.map((line) => chargeRow(line, texts, locale)),
    totalDue: charges.length > 0 && due ? formatMoney(due, locale) : '',
  };
}

function otherCreditsOf(plan: LetterPlan): CreditRow[] {
  const currencies = new Set(plan.totals.map(({ currency }) => currency));
  return plan.request.credits
    .filter(({ outstanding }) => !currencies.has(outstanding.currency))
    .map((credit) => creditRow(credit, plan));
}

const inWords = (amounts: readonly Money[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(amounts.map((amount) => formatMoney(amount, locale)));

/** What stands for the tokens of the wording; a token without a value here is '' and may not be used. */
export function valuesOf(plan: LetterPlan) {
  const { request, settings, texts, locale, totals, payBy, today, lastReminderOn, interestLines } = plan;
  const oldest = Math.max(...request.invoices.map(({ dueDate }) => daysOverdue(dueDate, request.asOf)));
  const accountNumber = plainLine(request.customerNumber ?? request.customerName);
  const invoiceNumber = plainLine(request.invoices[0]?.invoiceNumber ?? '');
  return {
    accountNumber,
    asOfDate: dayInWords(request.asOf, locale),
    bankChangedOn: plan.bankDetailsChangedOn ? dayInWords(plan.bankDetailsChangedOn, locale) : '',
    collectionCost: plan.additions.collectionCost ? formatMoney(plan.additions.collectionCost, locale) : '',
    contactName: plainLine(request.contactName ?? ''),
    creditorAddress: settings.creditorAddress.map(plainLine).join(', '),
    creditorName: plainLine(settings.creditorName),
    debtorName: plainLine(request.customerName),
    invoiceCount: String(request.invoices.length),
    invoiceNumber,
    lastReminderDate: lastReminderOn ? dayInWords(lastReminderOn, locale) : '',
    letterDate: dayInWords(today, locale),
    nextStep: texts.nextSteps[plan.nextStep],
    oldestDays: counted(Math.max(oldest, 0), texts.oldestDays, plan),
    payBy: dayInWords(payBy, locale),
    paymentReference: request.invoices.length === 1 ? invoiceNumber : accountNumber,
    senderEmail: plainLine(settings.replyTo),
    senderName: plainLine(settings.senderName),
    senderPhone: plainLine(settings.senderPhone),
    totalDue: inWords(totalsDue(totals, interestLines), locale),
    totalOpen: inWords(totals, locale),
  };
}

function subjectOf(plan: LetterPlan, say: (words: string) => string): string {
  const { texts, wording, request, isDiscreet } = plan;
  const words = isDiscreet ? texts.discreetSubject : formFor(wording.subject, request.invoices.length, texts.language);
  return say(words).slice(0, 200);
}

function openingOf({ wording, additions, request, texts, interestLines }: LetterPlan): readonly string[] {
  const several = wording.openingOfSeveral ?? [];
  const own = request.invoices.length > 1 && several.length > 0 ? several : wording.opening;
  const opening = additions.opening ?? own;
  return interestLines.length > 0 ? [...opening, texts.withCharges] : opening;
}

function closingOf(plan: LetterPlan, say: (words: string) => string): Paragraph[] {
  const { texts, additions, bankDetailsChangedOn, today } = plan;
  const { paid, question, bankSafety, bankChanged } = texts.closing;
  const daysSince = bankDetailsChangedOn === null ? -1 : daysBetween(bankDetailsChangedOn, today);
  const isChanged = daysSince >= 0 && daysSince <= BANK_CHANGE_DAYS;
  const paragraphs = [paid, question, isChanged ? bankChanged : bankSafety, ...additions.paragraphs];
  return paragraphs.map(({ heading, text }) => ({ heading: say(heading), text: say(text) }));
}

function enclosedIn({ texts, enclosures, locale }: LetterPlan): string {
  if (enclosures.length === 0) return '';
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    enclosures.map((it) => texts.enclosures[it]),
  );
  return fill(unbroken(texts.labels.enclosures, texts.language), { list });
}

/** Says a wording with its tokens filled; a token nothing stands for is noted and left out. */
function sayer({ texts }: LetterPlan, values: Readonly<Record<string, string>>) {
  const unfilled = new Set<string>();
  const say = (words: string): string => {
    const open = tokensIn(words).filter((token) => !values[token]);
    for (const token of open) unfilled.add(token);
    const blanks = Object.fromEntries(open.map((token) => [token, '\u2026']));
    return fill(unbroken(words, texts.language), { ...values, ...blanks });
  };
  return { say, unfilled };
}

/** The letter in words. */
export function contentOf(plan: LetterPlan): LetterContent {
  const { texts, wording, settings, additions } = plan;
  const values = valuesOf(plan);
  const { say, unfilled } = sayer(plan, values);
  const labels = Object.fromEntries(
    Object.entries(texts.labels).map(([label, words]) => [label, unbroken(words, texts.language)]),
  ) as Record<LetterLabel, string>;
  const { named, unnamed } = wording.greeting;
  return {
    language: texts.language,
    subject: subjectOf(plan, say),
    sender: [values.creditorName, ...settings.creditorAddress.map(plainLine)],
    facts: [
      { label: labels.to, value: values.debtorName },
      { label: labels.account, value: values.accountNumber },
      { label: labels.letterDate, value: values.letterDate },
      { label: labels.asOf, value: values.asOfDate },
    ],
    greeting: say(values.contactName ? named : unnamed),
    opening: openingOf(plan).map(say),
    note: noteIn(plan.request),
    tables: plan.totals.map((total) => tableOf(total, plan)),
    otherCredits: otherCreditsOf(plan),
    afterTable: wording.afterTable.map(say),
    labels,
    howToPay: [
      ...plan.paymentText.split('\n').map(plainLine),
      fill(labels.reference, { reference: values.paymentReference }),
    ],
    closing: [
      ...closingOf(plan, say),
      ...additions.mentions.map((mention) => ({ heading: '', text: plainLine(mention) })),
    ],
    signature: [values.senderName, values.creditorName, values.senderPhone, values.senderEmail],
    enclosures: enclosedIn(plan),
    unfilled: [...unfilled],
  };
}
