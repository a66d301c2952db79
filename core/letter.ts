// Writes the reminder letter: subject, plain text and HTML from the same data, so that both parts say the same.
// What a letter must contain is checked on what was rendered, not on the wording it was made from.
import { daysOverdue } from './ageing.ts';
import { addDays, type CalendarDay, formatDay, nextWorkingDay } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { renderHtml } from './letter-html.ts';
import { renderText } from './letter-text.ts';
import { en } from './letters/en.ts';
import { formatMoney, type Money, sumByCurrency } from './money.ts';
import { plainLine } from './plain-line.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { ReminderCredit, ReminderInvoice, ReminderRequest } from './reminder.ts';

export type LetterLevel = 1 | 2 | 3;

type ByLevel<T> = Readonly<Record<LetterLevel, T>>;
/** Plural forms as Intl.PluralRules names them; `other` always stands. */
type Plural = Readonly<{ one?: string; other: string }>;

/** The wording of one language; adding one is a file in letters/ and a line in LETTERS. */
export interface LetterTexts {
  readonly language: string;
  readonly subjects: ByLevel<Plural>;
  readonly greetings: ByLevel<{ readonly named: string; readonly unnamed: string }>;
  readonly requests: ByLevel<readonly string[]>;
  readonly closing: readonly { readonly heading: string; readonly text: string }[];
  readonly days: Plural;
  readonly labels: Readonly<
    Record<
      | 'to'
      | 'account'
      | 'letterDate'
      | 'asOf'
      | 'caption'
      | 'captionOf'
      | 'invoice'
      | 'dated'
      | 'undated'
      | 'due'
      | 'overdueFor'
      | 'invoiced'
      | 'open'
      | 'credit'
      | 'creditNumbered'
      | 'total'
      | 'howToPay'
      | 'reference',
      string
    >
  >;
}

const LETTERS: Readonly<Record<string, LetterTexts>> = { en };

/** The rendered reminder. `totals` are what is asked for: overdue invoices less open credits, one per currency. */
export interface Letter {
  readonly level: LetterLevel;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly totals: readonly Money[];
  readonly payBy: CalendarDay;
}

export interface LetterInput {
  readonly request: ReminderRequest;
  readonly level: LetterLevel;
  /** Day the last reminder went out, in the company's time zone; needed from level 2 on. */
  readonly lastReminderOn: CalendarDay | null;
  readonly settings: CompanySettings;
  readonly today: CalendarDay;
}

/** One currency of the letter: its rows in words, and what is asked for. */
export interface LetterTable {
  readonly caption: string;
  readonly rows: readonly {
    readonly invoice: string;
    readonly dated: string;
    readonly due: string;
    readonly overdueFor: string;
    readonly invoiced: string;
    readonly open: string;
  }[];
  readonly credits: readonly { readonly label: string; readonly open: string }[];
  readonly total: string;
}

/** Everything a renderer needs, already in the words of the letter's language; nothing in it is markup. */
export interface LetterContent {
  readonly language: string;
  readonly subject: string;
  readonly sender: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly greeting: string;
  readonly requests: readonly string[];
  readonly tables: readonly LetterTable[];
  readonly headings: LetterTexts['labels'];
  readonly howToPay: readonly string[];
  readonly closing: readonly { readonly heading: string; readonly text: string }[];
  readonly signature: readonly string[];
}

/** Fills `{tokens}` in one pass: a value that looks like a token stays as it is. Throws when a token has no value. */
export function fill(wording: string, values: Readonly<Record<string, string>>): string {
  return wording.replace(/\{(\w+)\}/g, (_, token: string) => {
    const value = values[token];
    if (value === undefined || value === '') throw new Error(`letter wording needs {${token}}`);
    return value;
  });
}

const plural = (forms: Plural, count: number, language: string): string =>
  new Intl.PluralRules(language).select(count) === 'one' ? (forms.one ?? forms.other) : forms.other;

const inDays = (count: number, texts: LetterTexts): string =>
  fill(plural(texts.days, count, texts.language), { count: String(count) });

const byDueDate = (a: ReminderInvoice, b: ReminderInvoice): number =>
  a.dueDate.localeCompare(b.dueDate) || a.invoiceNumber.localeCompare(b.invoiceNumber);

function invoiceRow(
  invoice: ReminderInvoice,
  asOf: CalendarDay,
  texts: LetterTexts,
  locale: string,
): LetterTable['rows'][number] {
  const { labels } = texts;
  return {
    invoice: plainLine(invoice.invoiceNumber),
    dated: invoice.invoiceDate
      ? fill(labels.dated, { date: formatDay(invoice.invoiceDate, locale, 'medium') })
      : labels.undated,
    due: formatDay(invoice.dueDate, locale, 'medium'),
    overdueFor: fill(labels.overdueFor, { days: inDays(daysOverdue(invoice.dueDate, asOf), texts) }),
    invoiced: invoice.original ? fill(labels.invoiced, { amount: formatMoney(invoice.original, locale) }) : '',
    open: formatMoney(invoice.outstanding, locale),
  };
}

function creditRow(credit: ReminderCredit, texts: LetterTexts, locale: string): LetterTable['credits'][number] {
  const reference = plainLine(credit.reference ?? '');
  return {
    label: reference ? fill(texts.labels.creditNumbered, { reference }) : texts.labels.credit,
    open: formatMoney(credit.outstanding, locale),
  };
}

/** Overdue invoices less open credits, one sum per currency of the invoices; a credit in another currency is left to stand alone. */
export function totalsOf(request: Pick<ReminderRequest, 'invoices' | 'credits'>): Money[] {
  const currencies = new Set(request.invoices.map(({ outstanding }) => outstanding.currency));
  const credits = request.credits.filter(({ outstanding }) => currencies.has(outstanding.currency));
  return sumByCurrency([...request.invoices, ...credits].map(({ outstanding }) => outstanding));
}

function tablesOf({ request, settings }: LetterInput, texts: LetterTexts, totals: readonly Money[]): LetterTable[] {
  return totals.map((total) => {
    const invoices = request.invoices.filter(({ outstanding }) => outstanding.currency === total.currency);
    const credits = request.credits.filter(({ outstanding }) => outstanding.currency === total.currency);
    return {
      caption: totals.length === 1 ? texts.labels.caption : fill(texts.labels.captionOf, { currency: total.currency }),
      rows: [...invoices].sort(byDueDate).map((invoice) => invoiceRow(invoice, request.asOf, texts, settings.locale)),
      credits: credits.map((credit) => creditRow(credit, texts, settings.locale)),
      total: formatMoney(total, settings.locale),
    };
  });
}

function valuesOf(
  { request, lastReminderOn, settings }: LetterInput,
  texts: LetterTexts,
  totals: readonly Money[],
  payBy: CalendarDay,
) {
  const { locale } = settings;
  const oldest = Math.max(...request.invoices.map(({ dueDate }) => daysOverdue(dueDate, request.asOf)));
  return {
    creditorName: plainLine(settings.creditorName),
    contactName: plainLine(request.contactName ?? ''),
    accountNumber: plainLine(request.customerNumber ?? request.customerName),
    invoiceNumber: plainLine(request.invoices[0]?.invoiceNumber ?? ''),
    invoiceCount: String(request.invoices.length),
    totalOpen: new Intl.ListFormat(locale, { type: 'conjunction' }).format(
      totals.map((total) => formatMoney(total, locale)),
    ),
    payBy: formatDay(payBy, locale),
    lastReminderDate: lastReminderOn ? formatDay(lastReminderOn, locale) : '',
    oldestDays: inDays(oldest, texts),
    senderName: plainLine(settings.senderName),
    senderPhone: plainLine(settings.senderPhone),
  };
}

function contentOf(
  input: LetterInput,
  texts: LetterTexts,
  totals: readonly Money[],
  payBy: CalendarDay,
): LetterContent {
  const { request, level, settings, today } = input;
  const { labels } = texts;
  const values = valuesOf(input, texts, totals, payBy);
  const greeting = texts.greetings[level];
  return {
    language: texts.language,
    subject: fill(plural(texts.subjects[level], request.invoices.length, texts.language), values),
    sender: [values.creditorName, ...settings.creditorAddress.map(plainLine)],
    facts: [
      { label: labels.to, value: plainLine(request.customerName) },
      { label: labels.account, value: values.accountNumber },
      { label: labels.letterDate, value: formatDay(today, settings.locale) },
      { label: labels.asOf, value: formatDay(request.asOf, settings.locale) },
    ],
    greeting: fill(values.contactName ? greeting.named : greeting.unnamed, values),
    requests: texts.requests[level].map((sentence) => fill(sentence, values)),
    tables: tablesOf(input, texts, totals),
    headings: labels,
    howToPay: [
      ...settings.paymentText.split('\n').map(plainLine),
      fill(labels.reference, { reference: referenceOf(request, values.accountNumber) }),
    ],
    closing: texts.closing.map(({ heading, text }) => ({ heading, text: fill(text, values) })),
    signature: [values.senderName, values.creditorName, values.senderPhone, plainLine(settings.replyTo)],
  };
}

const referenceOf = (request: ReminderRequest, accountNumber: string): string =>
  request.invoices.length === 1 ? plainLine(request.invoices[0]?.invoiceNumber ?? accountNumber) : accountNumber;

/** What must be readable in the text part; the HTML part is made of the same content. */
function missingFrom(letter: Letter, content: LetterContent): string[] {
  const required = [
    ...content.sender,
    ...content.facts.map(({ value }) => value),
    ...content.requests,
    ...content.howToPay,
    ...content.closing.map(({ text }) => text),
    ...content.signature,
    ...content.tables.flatMap((table) => [
      table.total,
      ...table.rows.flatMap((row) => [row.invoice, row.due, row.open]),
    ]),
  ];
  return required.filter((words) => words === '' || !letter.text.includes(words));
}

/**
 * The reminder for one customer at a level, in the company's language. Refuses (code `incomplete-letter`) when something
 * a reminder must contain is not in the rendered text, and (`no-earlier-reminder`) level 2 and 3 without an earlier one.
 */
export function writeReminder(input: LetterInput): Letter | Refusal {
  const texts = LETTERS[input.settings.locale.slice(0, 2)] ?? en;
  if (input.level > 1 && input.lastReminderOn === null) {
    return refuse(
      'no-earlier-reminder',
      `Reminder ${input.level} refers to an earlier reminder, and none has been sent.`,
    );
  }
  const totals = totalsOf(input.request);
  const payBy = nextWorkingDay(addDays(input.today, input.settings.payWithinDays));
  const content = contentOf(input, texts, totals, payBy);
  const letter: Letter = {
    level: input.level,
    language: content.language,
    subject: content.subject.slice(0, 200),
    text: renderText(content),
    html: renderHtml(content),
    totals,
    payBy,
  };
  const missing = missingFrom(letter, content);
  if (missing.length === 0) return letter;
  return refuse(
    'incomplete-letter',
    'The reminder lacks something it must contain. Ask your finance lead to check the company settings.',
  );
}
