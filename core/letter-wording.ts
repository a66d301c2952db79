// The wording of letters: one file a language in letters/, one a level in letter-levels/, and a company's own texts.
// `{tokens}` are filled once, with text; nothing in a value is expanded again. Source: the trade's reminder ladder.
import * as z from 'zod';
import { type CalendarDay, formatDay } from './calendar.ts';
import { comingDue } from './letter-levels/coming-due.ts';
import { finalDemand } from './letter-levels/final-demand.ts';
import { finalReminder } from './letter-levels/final-reminder.ts';
import { friendlyReminder } from './letter-levels/friendly-reminder.ts';
import { secondReminder } from './letter-levels/second-reminder.ts';
import type { Voice } from './letter-voice.ts';
import { de } from './letters/de.ts';
import { en } from './letters/en.ts';
import { es } from './letters/es.ts';
import { fr } from './letters/fr.ts';
import { nl } from './letters/nl.ts';

/** One level of the ladder: what it is called, what it must say, its usual step, and its words in every language. */
export interface LevelTexts {
  readonly level: number;
  readonly name: string;
  /** What the words around the invoices must say, whoever wrote them. */
  readonly mustSay: readonly LetterToken[];
  /** The step a ladder takes it with when nobody says otherwise; `day` counts from the due date. */
  readonly usual: {
    readonly day: number;
    readonly tone: 'helpful' | 'friendly' | 'clear' | 'firm' | 'formal';
    readonly channel: 'email' | 'email-and-call' | 'letter-and-email';
    readonly approval: 'none' | 'clerk-confirms' | 'finance-lead';
  };
  readonly wording: Readonly<Record<LetterLanguage, LevelWording>>;
}

/** Every level there is, in the order of the ladder. From the fourth on a level is a demand, with the statement enclosed. */
const LEVELS = [comingDue, friendlyReminder, secondReminder, finalReminder, finalDemand] as const;
export type LetterLevel = (typeof LEVELS)[number]['level'];

export const LETTER_LEVELS: readonly LetterLevel[] = LEVELS.map(({ level }) => level);
export const LAST_LEVEL: number = Math.max(...LETTER_LEVELS);
const ALL: readonly LevelTexts[] = LEVELS;
const LEVEL_TEXTS = Object.fromEntries(ALL.map((its) => [its.level, its])) as Readonly<Record<LetterLevel, LevelTexts>>;

/** What a level is called, what it must say, its usual step and its words. */
export const levelTexts = (level: LetterLevel): LevelTexts => LEVEL_TEXTS[level];

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

/** The wording of one language that every level shares. */
export interface LetterTexts {
  readonly language: LetterLanguage;
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
  | 'note'
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
  const { subject, greeting, opening, openingOfSeveral, afterTable } = levelTexts(level).wording[language];
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
