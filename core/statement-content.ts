// The account statement in the words of the customer's language: what a page of it shows, line by line, before anything
// lays it out. Values are text without control or direction characters; nothing is markup.

import type { CalendarDay } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { languageFor, type Voice } from './letter-voice.ts';
import { counted, dayInWords, fill, unbroken } from './letter-wording.ts';
import { STATEMENT_WORDS, type StatementWords } from './letters/statement-words.ts';
import { formatMoney, type Money } from './money.ts';
import { plainLine } from './plain-line.ts';
import type { AccountStatement, CurrencyStatement } from './statement.ts';

/** A line of figures under a table. `isTotal` lines are the ones to emphasise. */
interface StatementLine {
  readonly label: string;
  readonly amount: string;
  readonly isTotal: boolean;
}

/** One currency in words: its open invoices, its sums, its ageing. */
interface StatementTable {
  readonly caption: string;
  readonly rows: readonly {
    readonly invoice: string;
    readonly dated: string;
    readonly due: string;
    readonly overdueFor: string;
    readonly invoiced: string;
    readonly open: string;
  }[];
  readonly lines: readonly StatementLine[];
  readonly ageingCaption: string;
  readonly ageing: readonly { readonly label: string; readonly amount: string }[];
}

/** The statement as a page, written on `date`. `nothing` is a sentence when nothing is open, else ''. */
export interface StatementContent {
  readonly language: string;
  readonly title: string;
  readonly sender: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly headings: { readonly invoice: string; readonly due: string; readonly open: string };
  readonly tables: readonly StatementTable[];
  readonly nothing: string;
  readonly date: CalendarDay;
  readonly colon: string;
  /** With `{page}` and `{pages}`. */
  readonly pageOf: string;
}

interface StatementVoice extends Voice {
  readonly words: StatementWords;
}

function overdueWords(days: number | null, voice: StatementVoice): string {
  const { texts, words } = voice;
  if (days === null) return words.noDue;
  if (days <= 0) return texts.labels.notDue;
  return fill(texts.labels.overdueFor, { days: counted(days, texts.days, voice) });
}

function rowOf(item: CurrencyStatement['items'][number], voice: StatementVoice): StatementTable['rows'][number] {
  const { texts, locale } = voice;
  const { labels } = texts;
  const day = (it: CalendarDay) => dayInWords(it, locale, 'medium');
  return {
    invoice: plainLine(item.invoiceNumber),
    dated: item.invoiceDate ? fill(labels.dated, { date: day(item.invoiceDate) }) : labels.undated,
    due: item.dueDate ? day(item.dueDate) : '',
    overdueFor: overdueWords(item.daysOverdue, voice),
    invoiced: item.original ? fill(labels.invoiced, { amount: formatMoney(item.original, locale) }) : '',
    open: formatMoney(item.outstanding, locale),
  };
}

function bucketLabel(bucket: string, { words }: StatementVoice): string {
  const [from = '', to = ''] = bucket.split('-');
  if (bucket.endsWith('+')) return fill(words.beyond, { to: String(Number.parseInt(bucket, 10) - 1) });
  return to === '' ? words.current : fill(words.bucket, { from, to });
}

function linesOf(statement: CurrencyStatement, { texts, words, locale }: StatementVoice): StatementLine[] {
  const line = (label: string, amount: Money, isTotal: boolean): StatementLine => ({
    label: unbroken(label, texts.language),
    amount: formatMoney(amount, locale),
    isTotal,
  });
  const credits = statement.credits.map(({ reference, outstanding }) => {
    const number = plainLine(reference ?? '');
    const { creditNumbered, credit } = texts.labels;
    return line(number ? fill(creditNumbered, { reference: number }) : credit, outstanding, false);
  });
  return [
    line(words.openItems, statement.open, credits.length === 0),
    line(words.overdue, statement.overdue, false),
    ...credits,
    ...(credits.length > 0 ? [line(words.balance, statement.balance, true)] : []),
  ];
}

const tableOf = (statement: CurrencyStatement, voice: StatementVoice): StatementTable => ({
  caption: fill(voice.words.items, { currency: statement.currency }),
  rows: statement.items.map((item) => rowOf(item, voice)),
  lines: linesOf(statement, voice),
  ageingCaption: fill(voice.words.ageing, { currency: statement.currency }),
  ageing: statement.ageing.map(({ bucket, amount }) => ({
    label: bucketLabel(bucket, voice),
    amount: formatMoney(amount, voice.locale),
  })),
});

/** The statement in the customer's language (a BCP 47 tag; the company's when there are no texts in it), dated `today`. */
export function statementInWords(
  statement: AccountStatement,
  context: { readonly settings: CompanySettings; readonly language?: string | null; readonly today: CalendarDay },
): StatementContent {
  const { settings, language, today } = context;
  const { texts, locale } = languageFor(language, settings.locale);
  const voice = { texts, locale, words: STATEMENT_WORDS[texts.language] };
  const { labels } = texts;
  const account = plainLine(statement.customerNumber ?? statement.customerName);
  return {
    language: texts.language,
    title: fill(voice.words.title, { account }),
    sender: [settings.creditorName, ...settings.creditorAddress].map(plainLine),
    facts: [
      { label: labels.to, value: plainLine(statement.customerName) },
      { label: labels.account, value: account },
      { label: labels.letterDate, value: dayInWords(today, locale) },
      { label: labels.asOf, value: dayInWords(statement.asOf, locale) },
    ],
    headings: { invoice: labels.invoice, due: labels.due, open: labels.open },
    tables: statement.currencies.map((it) => tableOf(it, voice)),
    nothing: statement.currencies.length === 0 ? voice.words.nothing : '',
    date: today,
    colon: unbroken(labels.colon, texts.language),
    pageOf: voice.words.pageOf,
  };
}
