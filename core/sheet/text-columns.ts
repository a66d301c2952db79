// Who and which: customer, customer number, contact, invoice number, kind of document, currency, language, e-mail, phone, days. Every
// column gets points for every role from its heading and its contents; the combination with the most points is taken.
import type { ColumnRole } from '../sheet.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { ChosenColumn } from './evidence.ts';
import { isRuledOut, saidRole, saysReference } from './sayings.ts';

type TextRole = Exclude<ColumnRole, 'invoiceDate' | 'dueDate' | 'amount' | 'outstanding'>;

/** What the cells alone say for a role: 0 rules it out, 1 is as good as it gets. */
type Judge = (profile: ColumnProfile) => number;

const textShare = ({ texts, filled }: ColumnProfile): number => (filled === 0 ? 0 : texts / filled);

/** `id` alone is the number that a program gave the row; nobody asks for it in a letter. */
const isOfProgram = (heading: string): boolean => /^(?:id|uuid|guid)$/i.test(heading.trim());

function judgeInvoiceNumber({ patterns, filled, numbers, heading, said }: ColumnProfile): number {
  if (patterns.counter === 1 || isOfProgram(heading)) return 0.5;
  // Numbers with decimals are amounts.
  if (numbers >= filled * 0.5 && patterns.wholeNumber < 0.3) return 0;
  // Words that come again under `Ref` or `Source` say where something is from.
  if (patterns.codeLike < 0.5 && patterns.distinct < 0.8 && !said.concepts.has('document')) return 0;
  if (patterns.codeLike < 0.5) return patterns.distinct < 0.15 && filled >= 10 ? 0 : 0.2;
  if (patterns.distinct >= 0.8) return 1;
  return patterns.distinct >= 0.5 ? 0.6 : 0.25;
}

/** Customers come again on a sheet of some length; a number that never does is more likely a document's. */
function judgeCustomerId({ patterns, filled, said }: ColumnProfile): number {
  // Numbers that count up number the lines, unless the heading says whose they are.
  if (patterns.counter === 1 && !said.concepts.has('party')) return 0;
  if (patterns.nameLike >= 0.8 && patterns.codeLike < 0.2 && !said.concepts.has('ident')) return 0;
  const unlike = filled < 10 ? 0.8 : 0.5;
  return Math.max(patterns.codeLike, 0.1) * (patterns.distinct < 0.95 ? 1 : unlike);
}

/** Days are whole: one number with decimals, or a currency in the format, makes the column one of money. */
function judgeDays({ patterns, filled, numbers, hasCurrencyFormat }: ColumnProfile): number {
  if (patterns.wholeNumber < 0.8 || hasCurrencyFormat) return 0;
  return numbers / filled - patterns.wholeNumber > 1e-9 ? 0 : 1;
}

/** Codes or signs, never amounts: `Cur` over numbers is short for what is current. */
function judgeCurrency({ patterns, filled, numbers }: ColumnProfile): number {
  const amounts = filled === 0 ? 1 : numbers / filled + patterns.textAmount;
  return amounts >= 0.5 ? 0 : Math.max(patterns.currencyCode, 0.2);
}

const JUDGES: Readonly<Record<TextRole, Judge>> = {
  customer: (profile) => textShare(profile) * Math.max(profile.patterns.nameLike, 0.3) * (1 - profile.patterns.email),
  customerId: judgeCustomerId,
  contactName: (profile) => textShare(profile) * profile.patterns.nameLike,
  invoiceNumber: judgeInvoiceNumber,
  currency: judgeCurrency,
  language: ({ patterns }) => (patterns.language >= 0.5 ? 1 : 0),
  email: ({ patterns }) => (patterns.email >= 0.5 ? 1 : 0.1 * patterns.email),
  phone: ({ patterns }) => (patterns.phone >= 0.5 ? 1 : 0.6 * Math.max(patterns.wholeNumber, patterns.phone)),
  daysOverdue: judgeDays,
  documentType: (profile) =>
    textShare(profile) >= 0.8 && (profile.patterns.distinct <= 0.4 || profile.filled < 10)
      ? 0.6 + 0.4 * profile.patterns.kindWord
      : 0,
};
const ROLES = Object.keys(JUDGES) as TextRole[];

/** Roles that the contents give away without any heading. */
const PLAIN_BY_CONTENT: ReadonlySet<TextRole> = new Set(['currency', 'email', 'documentType']);
const ENOUGH = 0.45;
const CANDIDATES = 4;

interface Candidate {
  readonly at: number;
  readonly filled: number;
  readonly score: number;
  readonly because: string;
}

const BY_CONTENT = 'No heading says so, but what stands in the column does.';

/** How well the cells below a heading bear it out, in words. */
function wordsOfFit(contents: number): string {
  if (contents >= 0.85) return ', and what stands below it fits';
  return contents >= 0.5 ? ', and most of what stands below it fits' : '; what stands below it does not tell';
}

function weigh(role: TextRole, profile: ColumnProfile): Candidate | null {
  const contents = JUDGES[role](profile);
  const said = saidRole(role, profile.said);
  const plain = PLAIN_BY_CONTENT.has(role) && contents >= 0.85 && !isRuledOut(role, profile.said) ? 0.5 : 0;
  const score = contents === 0 ? 0 : Math.max(said > 0 ? said * 0.65 + contents * 0.35 : 0, plain);
  if (score < ENOUGH) return null;
  return {
    at: profile.at,
    filled: profile.filled,
    score,
    because: said > 0 ? `The heading “${profile.heading}” says so${wordsOfFit(contents)}.` : BY_CONTENT,
  };
}

/** Beside `Invoice Number` an `Invoice Reference` is the customer's, however many payments have none of the former. */
function withoutReferences(profiles: readonly ColumnProfile[]): readonly ColumnProfile[] {
  const isNumber = (profile: ColumnProfile): boolean =>
    profile.said.concepts.has('invoice') &&
    saidRole('invoiceNumber', profile.said) >= 0.88 &&
    judgeInvoiceNumber(profile) > 0.2 &&
    !saysReference(profile.heading);
  return profiles.some(isNumber) ? profiles.filter((profile) => !saysReference(profile.heading)) : profiles;
}

type Candidates = readonly (readonly [TextRole, readonly Candidate[]])[];

function candidatesOf(profiles: readonly ColumnProfile[], noNumbers: ReadonlySet<number>): Candidates {
  const fitFor: Readonly<Partial<Record<TextRole, readonly ColumnProfile[]>>> = {
    customerId: profiles.filter(({ at }) => !noNumbers.has(at)),
    invoiceNumber: withoutReferences(profiles),
  };
  return ROLES.map((role) => {
    const fit = fitFor[role] ?? profiles;
    const weighed = fit.flatMap((profile) => weigh(role, profile) ?? []);
    return [role, weighed.sort((a, b) => b.score - a.score || b.filled - a.filled).slice(0, CANDIDATES)] as const;
  });
}

interface Combination {
  readonly score: number;
  readonly taken: readonly (readonly [TextRole, Candidate])[];
}

/** The best combination of the roles from `next` on: no column twice, roles may stay empty. */
function bestFrom(candidates: Candidates, next: number, used: ReadonlySet<number>): Combination {
  const entry = candidates[next];
  if (!entry) return { score: 0, taken: [] };
  const [role, choices] = entry;
  let best = bestFrom(candidates, next + 1, used);
  for (const choice of choices) {
    if (used.has(choice.at)) continue;
    const rest = bestFrom(candidates, next + 1, new Set([...used, choice.at]));
    if (choice.score + rest.score > best.score)
      best = { score: choice.score + rest.score, taken: [[role, choice], ...rest.taken] };
  }
  return best;
}

/** The first column of names under no heading: where every sheet begins with its customers, unless with a word for its total. */
function firstNames(profiles: readonly ColumnProfile[]): ColumnProfile | undefined {
  const first = profiles.find(({ heading, patterns }) => heading !== '' || patterns.totalWord < 1);
  if (!first || (first.heading !== '' && first.said.concepts.size > 0)) return undefined;
  const isNames = textShare(first) >= 0.9 && first.patterns.nameLike >= 0.5 && first.patterns.ageLabel < 0.5;
  return isNames ? first : undefined;
}

/** Numbers, each of them once, under no heading at the beginning of the sheet. */
function firstNumbers(profiles: readonly ColumnProfile[]): ColumnProfile | undefined {
  const [first] = profiles;
  const isNumbers = first?.heading === '' && first.patterns.codeLike >= 0.8 && first.patterns.distinct >= 0.9;
  return isNumbers && first.patterns.counter === 0 ? first : undefined;
}

/**
 * Chooses the columns of who and which among those not taken. A sheet with customer numbers only has them for names too.
 * `noNumbers` are columns known to hold no numbers of customers.
 */
export function chooseTexts(
  profiles: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
  noNumbers: ReadonlySet<number>,
): readonly ChosenColumn[] {
  const free = profiles.filter((profile) => profile.filled > 0 && !taken.has(profile.at));
  const { taken: combination } = bestFrom(candidatesOf(free, noNumbers), 0, new Set());
  const chosen: ChosenColumn[] = combination.map(([role, { at, because }]) => ({ role, at, because }));
  const has = (wanted: TextRole): boolean => chosen.some(({ role }) => role === wanted);
  const numbers = has('invoiceNumber') ? undefined : firstNumbers(free);
  if (numbers)
    chosen.push({
      role: 'invoiceNumber',
      at: numbers.at,
      because: 'The first column holds numbers, each of them once.',
    });
  if (chosen.some(({ role }) => role === 'customer')) return chosen;
  const names = firstNames(free.filter(({ at }) => !chosen.some((column) => column.at === at)));
  if (names) return [...chosen, { role: 'customer', at: names.at, because: 'The first column holds names.' }];
  const number = chosen.find(({ role }) => role === 'customerId');
  const profile = profiles[number?.at ?? -1];
  if (!number || !profile?.said.concepts.has('party')) return chosen;
  // One number throughout is that of an account in the ledger, not of a customer.
  const isLedgerAccount = profile.filled >= 2 && profile.patterns.distinct <= 1 / profile.filled + 1e-9;
  if (isLedgerAccount) return chosen.filter((column) => column !== number);
  return [...chosen, { role: 'customer', at: number.at, because: 'The sheet has customer numbers and no names.' }];
}
