// The wording of letters: one file a language in letters/, what every level must say, and a company's own texts.
// `{tokens}` are filled once, with text; nothing in a value is expanded again. Source: the trade's reminder ladder.
import * as z from 'zod';
import { type CalendarDay, formatDay } from './calendar.ts';
import type { Voice } from './letter-voice.ts';
import { de } from './letters/de.ts';
import { en } from './letters/en.ts';
import { es } from './letters/es.ts';
import { fr } from './letters/fr.ts';
import { nl } from './letters/nl.ts';

/** 0 coming due · 1 friendly reminder · 2 second reminder · 3 final reminder · 4 final demand. */
export const LETTER_LEVELS = [0, 1, 2, 3, 4] as const;
export type LetterLevel = (typeof LETTER_LEVELS)[number];

export const LETTER_LANGUAGES = ['en', 'de', 'fr', 'es', 'nl'] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

/** Plural forms as Intl.PluralRules names them; `many` is French and Spanish for millions. `other` always stands. */
export type Forms = Readonly<{ one?: string | undefined; many?: string | undefined; other: string }>;

/** What a letter says at one level around its invoices. Several invoices may need another opening than one. */
export interface LevelWording {
  readonly subject: Forms;
  readonly greeting: { readonly named: string; readonly unnamed: string };
  readonly opening: readonly string[];
  readonly openingOfSeveral?: readonly string[] | undefined;
  readonly afterTable: readonly string[];
}

/** What follows an unpaid final reminder; the last two only with the finance lead's authority. */
export type NextStep = 'manager-decision' | 'stop-credit' | 'collection-agency' | 'court';
/** What a letter can have with it. */
export type Enclosure = 'account-statement' | 'invoice-copies' | 'earlier-reminders';
/** What is asked for beside the invoices. */
export type ChargeKind = 'interest' | 'compensation' | 'collection-cost';

/** A paragraph with its own short heading. */
export interface Paragraph {
  readonly heading: string;
  readonly text: string;
}

/** The wording of one language; adding one is a file in letters/, a line in LETTERS and its golden letters. */
export interface LetterTexts {
  readonly language: LetterLanguage;
  readonly levels: Readonly<Record<LetterLevel, LevelWording>>;
  /** Subject for consumers and shared mailboxes: no amount and no word for debt. */
  readonly discreetSubject: string;
  readonly closing: Readonly<Record<'paid' | 'question' | 'bankSafety' | 'bankChanged', Paragraph>>;
  readonly nextSteps: Readonly<Record<NextStep, string>>;
  readonly enclosures: Readonly<Record<Enclosure, string>>;
  readonly charges: Readonly<Record<ChargeKind, string>>;
  /** Said after the opening when interest or cost is asked for, with `{totalDue}`. */
  readonly withCharges: string;
  /** Days in a row of the invoices, and in `{oldestDays}`, where the language may want another case. */
  readonly days: Forms;
  readonly oldestDays: Forms;
  /** What United States law wants in a collector's mail to a consumer, in the language of the mail. */
  readonly unitedStates?: { readonly collector: Paragraph; readonly optOut: Paragraph };
  /** The Dutch 14-day letter, whose words may not be edited; the last sentence with and without VAT. */
  readonly fourteenDays?: { readonly opening: readonly string[]; readonly cost: string; readonly costWithVat: string };
  readonly labels: Readonly<Record<LetterLabel, string>>;
}

export type LetterLabel =
  | 'colon'
  | 'to'
  | 'account'
  | 'letterDate'
  | 'asOf'
  | 'caption'
  | 'captionOf'
  | 'comingDue'
  | 'comingDueOf'
  | 'invoice'
  | 'dated'
  | 'undated'
  | 'due'
  | 'overdueFor'
  | 'notDue'
  | 'invoiced'
  | 'open'
  | 'credit'
  | 'creditNumbered'
  | 'otherCredits'
  | 'total'
  | 'totalDue'
  | 'rate'
  | 'period'
  | 'howToPay'
  | 'payAsInvoiced'
  | 'reference'
  | 'enclosures';

/** The wording of every language. */
export const LETTERS: Readonly<Record<LetterLanguage, LetterTexts>> = { en, de, fr, es, nl };

/** Tokens a wording may hold, by what stands for them in the letter. `{oldestDays}` brings the word for days along. */
export const LETTER_TOKENS = [
  'accountNumber',
  'asOfDate',
  'contactName',
  'creditorAddress',
  'creditorName',
  'debtorName',
  'invoiceCount',
  'invoiceNumber',
  'lastReminderDate',
  'letterDate',
  'nextStep',
  'oldestDays',
  'payBy',
  'paymentReference',
  'senderEmail',
  'senderName',
  'senderPhone',
  'totalDue',
  'totalOpen',
] as const;
export type LetterToken = (typeof LETTER_TOKENS)[number];

/** What the words around the invoices must say at each level, whoever wrote them. */
export const REQUIRED_TOKENS: Readonly<Record<LetterLevel, readonly LetterToken[]>> = {
  0: ['payBy'],
  1: ['totalOpen', 'payBy'],
  2: ['totalOpen', 'payBy', 'lastReminderDate'],
  3: ['totalOpen', 'payBy', 'nextStep', 'senderPhone'],
  4: ['debtorName', 'creditorName', 'totalOpen', 'asOfDate', 'payBy', 'nextStep'],
};

const wording = (max: number) => z.string().trim().min(1).max(max);
const formsSchema = z.strictObject({
  one: wording(400).optional(),
  many: wording(400).optional(),
  other: wording(400),
});

/** A company's own words for one level in one language; paragraphs are lines. The invoices, how to pay and the closing stand by themselves. */
export const ownLetterTextSchema = z.strictObject({
  language: z.enum(LETTER_LANGUAGES),
  level: z.literal(LETTER_LEVELS),
  subject: formsSchema,
  greeting: z.strictObject({ named: wording(400), unnamed: wording(400) }),
  opening: z.array(wording(4000)).min(1).max(20),
  openingOfSeveral: z.array(wording(4000)).max(20).optional(),
  afterTable: z.array(wording(4000)).max(20),
});
export type OwnLetterText = z.infer<typeof ownLetterTextSchema>;

/** The project's wording in the form a company edits; what an editor starts from. */
export function letterTextOf(language: LetterLanguage, level: LetterLevel): OwnLetterText {
  const { subject, greeting, opening, openingOfSeveral, afterTable } = LETTERS[language].levels[level];
  const several = openingOfSeveral ? { openingOfSeveral: [...openingOfSeveral] } : {};
  return { language, level, subject, greeting, opening: [...opening], ...several, afterTable: [...afterTable] };
}

const TOKEN = /\{(\w+)\}/g;

/** The tokens a wording holds, known or not, each once. */
export const tokensIn = (words: string): string[] => [
  ...new Set([...words.matchAll(TOKEN)].map(([, token]) => token ?? '')),
];

/** Fills `{tokens}` in one pass: a value that looks like a token stays as it is. Throws when a token has no value. */
export function fill(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(TOKEN, (_, token: string) => {
    const value = values[token];
    if (value === undefined || value === '') throw new Error(`letter wording needs {${token}}`);
    return value;
  });
}

/** French keeps its two-part signs on the line of the word before them; other languages stay as they are. */
export const unbroken = (words: string, language: LetterLanguage): string =>
  language === 'fr' ? words.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0') : words;

/** A day in the letter's words; French calls the first of a month `1er`, which Intl does not. */
export const dayInWords = (day: CalendarDay, locale: string, style: 'long' | 'medium' = 'long'): string =>
  formatDay(day, locale, style).replace(locale.startsWith('fr') ? /^1 / : /^$/, '1er ');

// Making one of these takes some 50 µs; a letter of 500 invoices asks for each of them 500 times.
const rulesKnown = new Map<string, Intl.PluralRules>();
const numbersKnown = new Map<string, Intl.NumberFormat>();

function known<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const found = kept.get(key) ?? make();
  kept.set(key, found);
  return found;
}

/** A count with the word for what is counted: `{count} days` for 91 is `91 days`. */
export const counted = (count: number, forms: Forms, { texts, locale }: Voice): string => {
  const number = known(numbersKnown, locale, () => new Intl.NumberFormat(locale));
  return fill(formFor(forms, count, texts.language), { count: number.format(count) });
};

/** The form a count takes in a language: French 0 and 1 are `one`, a million is `many`. */
export const formFor = (forms: Forms, count: number, language: string): string => {
  const rule = known(rulesKnown, language, () => new Intl.PluralRules(language)).select(count);
  return (rule === 'one' || rule === 'many' ? forms[rule] : undefined) ?? forms.other;
};
