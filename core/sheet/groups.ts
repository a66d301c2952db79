// Which rows head a group of lines: a customer's name or labels above its invoices, an age above the invoices of that age,
// a customer with its sum above its invoices. Told by what follows, by matching totals and by sums.

import type { CellValue, Question } from '../sheet.ts';
import { listInSteps, rowsInSteps, type Steps } from '../steps.ts';
import { textsAboveHeadings, titlesOf } from './block-above.ts';
import { type Head, headsOfBlocks } from './block-heads.ts';
import { bucketLabel } from './bucket-label.ts';
import { customerFillOf } from './customer-fill.ts';
import type { HeadingsSay } from './due-basis.ts';
import { footerNameReader } from './footer-names.ts';
import { amountLabels, cellsAt, contactRows, positionsOf } from './group-texts.ts';
import { type GroupFacts, labelledFacts } from './labels.ts';
import type { Layout } from './layout.ts';
import type { Group } from './ledger-row.ts';
import { codesBesideNames, numberAndNameReader, numberBesideName } from './number-and-name.ts';
import { outstandingReader } from './outstanding.ts';
import { mayBeName } from './plain-labels.ts';
import type { RowForm } from './row-forms.ts';
import { stackedCustomers } from './stacked-parties.ts';
import { isPlain, type TextBlock, type TextRow, textBlocks } from './text-blocks.ts';
import { saysTotal } from './word-lists.ts';

export interface GroupRow {
  readonly type: 'groupHeader' | 'contactLine';
  readonly label: string;
  readonly labelled: Partial<GroupFacts>;
  readonly isCustomer: boolean;
}

export interface Grouping {
  /** The group row at a position of the block, or null. */
  readonly at: (row: number) => GroupRow | null;
  /** What a line that begins a customer's block says of it, by its position in the block; null for any other line. */
  readonly begins: ((row: number) => Partial<GroupFacts> | null) | null;
  /** What the headings of groups say about when their rows are due: terms of a customer, an age. */
  readonly says: HeadingsSay;
  /** The customer stands on the first line of a block only. */
  readonly isSparse: boolean;
  /** Whether it does, and which texts name customers, where the sheet leaves that open. */
  readonly questions: readonly Question[];
  /** The customer is named below its lines, with their sum. */
  readonly customersBelow: boolean;
  /** The name in what stands beside such a sum. */
  readonly nameInFooter: (label: string) => string;
}

/** Amounts that stand alone: where, and the texts beside them. */
interface Amounts {
  readonly at: readonly number[];
  readonly labels: readonly string[];
}

const thousandths = (value: number): number => Math.round(value * 1000);

/** Sums of the lines before each row, in thousandths, to see what the lines between two rows come to. */
function* runningSums(layout: Layout, forms: readonly RowForm[]): Steps<Float64Array> {
  const outstanding = outstandingReader(layout);
  const sums = new Float64Array(forms.length + 1);
  yield* rowsInSteps(0, forms.length, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const value = forms[i] === 'ledger' ? (outstanding(layout.body.from + i) ?? 0) : 0;
      sums[i + 1] = (sums[i] ?? 0) + thousandths(value);
    }
  });
  return sums;
}

/** Amounts alone whose lines follow them: the sum of the lines up to the next such row. Given by their places among all. */
function* headsWithSums(layout: Layout, forms: readonly RowForm[], { at, labels }: Amounts): Steps<readonly number[]> {
  if (at.length === 0) return [];
  const sums = yield* runningSums(layout, forms);
  const outstanding = outstandingReader(layout);
  const isBetween = (from: number, to: number, i: number): boolean =>
    (sums[to] ?? 0) - (sums[from] ?? 0) === thousandths(outstanding(layout.body.from + i) ?? 0);
  const hasName = (label: string): boolean => label !== '' && saysTotal(label) !== 'total';
  const nameIn = yield* footerNameReader(labels);
  // `Total Azure Interior` below the lines of `Azure Interior` closes what that began.
  const closes = (k: number): boolean => nameIn(labels[k] ?? '') === labels[k - 1];
  const heads: number[] = [];
  let feet = 0;
  yield* listInSteps(at, (i, k) => {
    const isHead = forms[i + 1] === 'ledger' && isBetween(i, at[k + 1] ?? forms.length, i);
    if (isHead && hasName(labels[k] ?? '')) heads.push(k);
    if (forms[i - 1] === 'ledger' && isBetween(at[k - 1] ?? 0, i, i) && !closes(k)) feet += 1;
  });
  return heads.length > feet ? heads : [];
}

/** Names that totals repeat: `Total Ashdown Ltd`, `Ashdown Ltd – total`. */
function* namesOfTotals({ labels }: Amounts): Steps<ReadonlySet<string>> {
  const names = new Set<string>();
  const nameIn = yield* footerNameReader(labels);
  yield* listInSteps(labels, (label) => {
    if (label !== '') names.add(nameIn(label));
  });
  return names;
}

/** The texts that head groups of lines that name their customers themselves: what a total names, or what begins after a gap. */
function headsBesideNames(blocks: readonly TextBlock[], names: ReadonlySet<string>): readonly Head[] {
  const lasts = blocks.flatMap(({ rows, afterLine }) => {
    const text = rows.at(-1);
    return text ? [{ text, afterLine: afterLine && rows.length === 1 }] : [];
  });
  const plain = lasts.filter(({ text }) => isPlain(text)).length;
  const isHead = ({ text, afterLine }: (typeof lasts)[number]): boolean =>
    !isPlain(text) || names.has(text.label) || (plain >= 2 && !afterLine);
  return lasts.filter(isHead).map(({ text }) => ({ text, isSure: true }));
}

/** What the headings of groups say: their labels, else the number and the name that their texts are made of. */
function labelsReader(heads: readonly TextRow[], own: boolean): (text: TextRow) => Partial<GroupFacts> {
  const isWhole = (text: TextRow): boolean => !own && isPlain(text);
  const whole = heads.filter(isWhole);
  const partsOf = numberAndNameReader(whole.map(({ label }) => label));
  const hasCodes = codesBesideNames(whole.map(({ label, second }) => [label, second]));
  const besideOf = ({ label, second }: TextRow): Partial<GroupFacts> =>
    hasCodes && second !== '' ? { customerId: label, customer: second } : {};
  return (text) => {
    if (!isWhole(text)) return text.labelled;
    const facts = { ...text.labelled, ...besideOf(text), ...partsOf?.(text.label) };
    const isNamed = (facts.customer ?? facts.customerId ?? null) !== null || !mayBeName(text.label);
    // `Jansen BV | Terms: 30 days`: what labels tell beside a name is told of it.
    return isNamed || Object.keys(facts).length === 0 ? facts : { customer: text.label, ...facts };
  };
}

const NO_ROWS: ReadonlySet<number> = new Set();
const NONE: ReadonlySet<string> = new Set();
const CONTACT_LINE: GroupRow = { type: 'contactLine', label: '', labelled: {}, isCustomer: false };

/** The rows of groups as they are found, by their position among the forms. */
class GroupRows {
  readonly byPosition = new Map<number, GroupRow>();
  readonly says = { terms: false, ages: false };
  /** Some heading names a customer. */
  hasHeads = false;

  /** Without a name, a heading begins a group of which nobody knows the customer: the clerk is asked. */
  addHead(i: number, label: string, labelled: Partial<GroupFacts>, isBucket: boolean, mayName: boolean): void {
    const isCustomer = mayName && !isBucket && mayBeName(label);
    this.byPosition.set(i, { type: 'groupHeader', label, labelled, isCustomer });
    if (isBucket) this.says.ages = true;
    if (labelled.terms) this.says.terms = true;
    if (isCustomer || labelled.customer || labelled.customerId) this.hasHeads = true;
  }
}

/** `ASH01 | Ashdown Joinery Ltd | 2,249.99`: what stands before the sum of a group says of its customer. */
function factsBesideSum(cells: readonly CellValue[], own: boolean): Partial<GroupFacts> {
  const labelled = labelledFacts(cells);
  if (own || Object.keys(labelled).length > 0) return labelled;
  return numberBesideName(cells.filter((value) => typeof value === 'string')) ?? {};
}

function* groupRows(
  layout: Layout,
  heads: readonly Head[],
  { sumHeads, amounts }: { readonly sumHeads: readonly number[]; readonly amounts: Amounts },
  own: boolean,
): Steps<GroupRows> {
  const { at, labels } = amounts;
  const rows = new GroupRows();
  const sure = heads.flatMap(({ text, isSure }) => (isSure ? [text] : []));
  const labelledOf = labelsReader(sure, own);
  yield;
  yield* listInSteps(heads, ({ text, isSure }) => {
    rows.addHead(text.i, text.label, isSure ? labelledOf(text) : {}, text.isBucket, !own && isSure);
  });
  yield* listInSteps(sumHeads, (k) => {
    const [i, label] = [at[k] ?? 0, labels[k] ?? ''];
    rows.addHead(i, label, factsBesideSum(cellsAt(layout, i), own), bucketLabel(label) !== null, !own);
  });
  return rows;
}

/** Names stand as they are where some amount stands beside a text that says nothing of a total. */
function* namesInFooters({ labels }: Amounts): Steps<(label: string) => string> {
  let standAlone = false;
  yield* listInSteps(labels, (label) => {
    standAlone ||= label !== '' && saysTotal(label) === 'no';
  });
  return standAlone ? (label) => label : yield* footerNameReader(labels);
}

/** How the rows of a sheet are grouped. */
export function* groupingOf(layout: Layout, forms: readonly RowForm[]): Steps<Grouping> {
  const { share, isSparse, questions } = yield* customerFillOf(layout, forms);
  const hasColumn = layout.at('customer') !== null;
  const own = hasColumn && share >= 0.5;
  const above = textsAboveHeadings(layout, forms);
  const textsAt = [...above, ...positionsOf(forms, 'text')];
  const amountsAt = positionsOf(forms, 'amountOnly');
  yield;
  const contacts = yield* contactRows(layout, forms, textsAt);
  const blocks = yield* textBlocks(layout, forms, textsAt, {
    contacts,
    titles: above.length > 0 ? NONE : titlesOf(layout),
    own,
  });
  const amounts: Amounts = { at: amountsAt, labels: yield* amountLabels(layout, amountsAt) };
  const names = blocks.length === 0 ? new Set<string>() : yield* namesOfTotals(amounts);
  const named = own
    ? { heads: headsBesideNames(blocks, names), more: NO_ROWS, questions: [] }
    : yield* headsOfBlocks(layout, forms, blocks, names, amountsAt.length);
  const { heads, more } = named;
  const sumHeads = yield* headsWithSums(layout, forms, amounts);
  const { byPosition, hasHeads, says } = yield* groupRows(layout, heads, { sumHeads, amounts }, own);
  const { from, cells } = layout.body;
  const stacked = layout.stack && (yield* stackedCustomers(cells, from, forms, layout.stack));
  const tellsMore = (i: number): boolean =>
    stacked ? stacked.more.has(i) : more.has(i) || (hasHeads && contacts.at.has(i));
  const contactAt = (i: number): GroupRow | null => (tellsMore(i) ? CONTACT_LINE : null);
  return {
    at: (row) => contactAt(row - from) ?? (stacked ? null : byPosition.get(row - from)) ?? null,
    begins: stacked && ((row) => stacked.begins.get(row - from) ?? null),
    says: { ...says, terms: says.terms || contacts.tellTerms },
    isSparse,
    questions: stacked ? questions : [...questions, ...named.questions],
    nameInFooter: yield* namesInFooters(amounts),
    customersBelow: !hasColumn && !hasHeads && !stacked,
  };
}

/** What the heading of a group says of the rows below it, after what held before. */
export function factsOf({ label, labelled, isCustomer }: GroupRow, before: Group): Partial<Group> {
  if (Object.keys(labelled).length > 0) return labelled;
  if (bucketLabel(label)) return { ...before, bucket: label };
  return isCustomer ? { customer: label } : { bucket: before.bucket };
}
