// Every row below the headings gets one type. Lines of the ledger are read; amounts alone are totals if they add up, and are
// named in the tie-out if they do not; texts head groups of customers or of ages, or are notes.
import type { RowType, SheetRow } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { BelowList, labelOf } from './below-list.ts';
import { bucketLabel } from './bucket-label.ts';
import { repeatedInvoices } from './duplicates.ts';
import { isEmpty, rowNumber, valueAt } from './grid.ts';
import { factsOf, type Grouping } from './groups.ts';
import { contactFacts, NO_FACTS } from './labels.ts';
import type { Layout } from './layout.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { Group, LedgerRowReader } from './ledger-row.ts';
import { LedgerSums, type PrintedTotal } from './ledger-sums.ts';
import { outstandingReader } from './outstanding.ts';
import { mayBeName } from './plain-labels.ts';
import { plainOrApart, plainRow } from './plain-rows.ts';
import { type Pending, printedTotals } from './printed-totals.ts';
import type { RowForm } from './row-forms.ts';
import { RowLedger } from './row-ledger.ts';
import { saysAge, saysNoDebt } from './row-words.ts';
import { factsAboveHeader, rowsAbove } from './rows-above.ts';
import type { SheetRows } from './sheet-rows.ts';
import { saysTotal } from './word-lists.ts';

export interface RowsRead {
  readonly ledger: RowLedger;
  readonly rows: SheetRows;
  readonly totals: readonly PrintedTotal[];
  /** Positions of rows that repeat an earlier row's invoice, with the position of that one. */
  readonly repeated: ReadonlyMap<number, number>;
  /** Lines of which neither the sheet's headings nor a number says whose they are, on a sheet without a column of customers. */
  readonly nameless: readonly number[];
  /** The line at a position as it is judged, without its words; undefined where none is. */
  readonly lineAt: (position: number) => LedgerLine | undefined;
}

/** A total reaches back over so many headings and totals at most, or to the beginning. */
const MOST_LEVELS = 40;
const NO_GROUP: Group = { ...NO_FACTS, bucket: null };

/** Reads the rows below the headings, in order. */
class RowPass {
  readonly ledger: RowLedger;
  readonly pending: Pending[] = [];
  #run = new LedgerSums();
  /** A total stood that the rows came to. */
  #hasTotal = false;
  /** Sums since each heading or total, for totals of several levels. */
  #group: Group = NO_GROUP;
  #runStart = 0;
  readonly #starts: number[] = [0];
  /** The ledger row before, as long as its customer may hold on, and what the rows above said about it. */
  #lastAt: number | null = null;
  #lastGroup = NO_GROUP;
  readonly #layout: Layout;
  readonly #grouping: Grouping;
  readonly #reader: LedgerRowReader;
  readonly #outstanding: (row: number) => number | null;
  readonly #below: BelowList;

  constructor(layout: Layout, grouping: Grouping, reader: LedgerRowReader, below: BelowList) {
    this.#below = below;
    this.#layout = layout;
    this.#grouping = grouping;
    this.#reader = reader;
    this.#outstanding = outstandingReader(layout);
    this.ledger = new RowLedger(layout.body.cells.firstRow + layout.body.to);
  }

  /** Begins with the rows down to the headings and the group that began above them. */
  begin(above: readonly SheetRow[], facts: Partial<Group>): void {
    for (const row of above) this.ledger.put(row);
    this.#group = { ...NO_GROUP, ...facts };
    this.#runStart = this.ledger.length;
  }

  read(at: number, form: RowForm): void {
    const row = rowNumber(this.#layout.body.cells, at);
    const why = this.#layout.leftOut?.get(row);
    if (why !== undefined) this.ledger.put(plainRow(row, 'note', why));
    else if (form === 'ledger') this.#addLedgerRow(at);
    else if (form === 'amountOnly') this.#addAmount(at, row);
    else if (form === 'text') this.#addText(at, row);
    else this.ledger.put(plainOrApart(this.#layout.apart, row, form));
  }

  #addLedgerRow(at: number): void {
    const begun = this.#grouping.begins?.(at) ?? null;
    if (begun) this.#startGroup(begun);
    const group = this.#groupFor(at);
    const line = this.#reader.lineAt(at, group);
    this.ledger.addLine(line, group, this.#reader.invoiceNumberAt(at));
    this.#lastAt = at;
    this.#lastGroup = group;
    this.#run.add(line.printed, line.currency);
  }

  /** In a sparse column the customer of the line above holds on. */
  #groupFor(at: number): Group {
    if (!this.#grouping.isSparse || this.#lastAt === null) return this.#group;
    const column = this.#layout.at('customer');
    if (column === null) return this.#group;
    if (!isEmpty(valueAt(this.#layout.body.cells, at, column))) return this.#group;
    const { customer, customerId, contactName, email, phone } = this.#reader.partyAt(this.#lastAt, this.#lastGroup);
    return {
      ...this.#group,
      customer: this.#group.customer ?? customer,
      customerId: this.#group.customerId ?? customerId,
      contactName,
      email,
      phone,
    };
  }

  #startGroup(facts: Partial<Group>): void {
    this.#group = { ...NO_GROUP, ...facts };
    this.#lastAt = null;
    this.#run = new LedgerSums();
    this.#runStart = this.ledger.length + 1;
    this.#starts.push(this.ledger.sums.checkpoint());
  }

  #addText(at: number, row: number): void {
    const cells = this.#layout.body.cells.values[at] ?? [];
    const found = this.#grouping.at(at);
    if (found?.type === 'contactLine') {
      this.#group = { ...this.#group, ...contactFacts(cells) };
      this.ledger.put(this.#named(row, 'contactLine'));
      return;
    }
    if (found?.type !== 'groupHeader') {
      this.ledger.put(plainRow(row, 'note'));
      return;
    }
    this.#startGroup(factsOf(found, this.#group));
    this.ledger.put(this.#named(row, 'groupHeader'));
  }

  #named(row: number, type: RowType): SheetRow {
    const { customer, customerId, contactName, email, phone, bucket } = this.#group;
    return {
      ...plainRow(row, type),
      customer,
      customerId,
      contactName,
      email,
      phone,
      ...(bucket ? { sheetBucket: bucket } : {}),
    };
  }

  /** An amount without document or day: a total, unless a customer stands beside it and no sum of rows comes to it. */
  #addAmount(at: number, row: number): void {
    const cells = this.#layout.body.cells.values[at] ?? [];
    const value = this.#outstanding(at) ?? 0;
    const label = labelOf(cells);
    const says = saysTotal(label);
    const header = this.#grouping.at(at);
    if (header?.type === 'groupHeader') {
      this.#startGroup(factsOf(header, this.#group));
      this.ledger.put({ ...this.#named(row, 'groupHeader'), outstanding: this.#run.moneyOf(value) });
      return;
    }
    const addsUp = this.#addsUp(value);
    const isLine = this.#isLone(at, says) || this.#isLine(at, says, addsUp);
    const noDebt = addsUp ? null : this.#whyNoDebt(at, label, value, says, isLine);
    if (noDebt !== null) this.ledger.put(plainRow(row, 'note', noDebt));
    if (noDebt === null && isLine) this.#addLedgerRow(at);
    if (noDebt !== null || isLine) return;
    const linesOfCustomer = addsUp && says === 'no' && this.#hasCustomer(at) ? this.#run.count : 0;
    this.pending.push({ row, value, says, addsUp, linesOfCustomer });
    if (says === 'total' && addsUp) this.#hasTotal = true;
    this.#pushSubtotal(row, label, value, says, addsUp);
  }

  /** Why an amount that no rows come to is no debt; null where it may be one. */
  #whyNoDebt(at: number, label: string, value: number, says: Pending['says'], isLine: boolean): string | null {
    const isBelow = this.#isBelowTotal();
    const below = isBelow && says === 'no' ? this.#below.reasonAt(at, label, value) : null;
    if (below !== null || isLine) return below;
    const isNote = says !== 'total' && (saysNoDebt(label) || (isBelow && saysAge(label)));
    return isNote ? 'Not an amount that is owed: a note.' : null;
  }

  /** An amount as large as the line above that counts as one more debt. */
  #isLone(at: number, says: Pending['says']): boolean {
    return this.#layout.loneDebts && this.#run.count === 1 && this.#hasCustomer(at) && says === 'no';
  }

  /** Right below a total that the rows come to. */
  #isBelowTotal(): boolean {
    return this.#run.count === 0 && this.#hasTotal;
  }

  #addsUp(value: number): boolean {
    if (this.#run.count > 0 && this.#run.comesTo(value)) return true;
    const { sums } = this.ledger;
    if (sums.count === 0) return false;
    if (sums.comesTo(value)) return true;
    for (let i = Math.max(0, this.#starts.length - MOST_LEVELS); i < this.#starts.length; i += 1)
      if (sums.comesToSince(this.#starts[i] ?? 0, value)) return true;
    return false;
  }

  #hasCustomer(at: number): boolean {
    const customer = this.#layout.at('customer');
    return customer !== null && !isEmpty(valueAt(this.#layout.body.cells, at, customer));
  }

  /** A line of one customer rather than a sum. */
  #isLine(at: number, says: Pending['says'], addsUp: boolean): boolean {
    const row = rowNumber(this.#layout.body.cells, at);
    if (!this.#hasCustomer(at) || this.#layout.sumAbove === row) return false;
    const isCalledTotal = this.#layout.calledTotal?.has(row) === true;
    if (this.#layout.kind === 'summary') return says === 'no' || (says === 'maybe' && !addsUp) || isCalledTotal;
    return !addsUp && says === 'no';
  }

  #pushSubtotal(row: number, label: string, value: number, says: Pending['says'], addsUp: boolean): void {
    const name = this.#grouping.nameInFooter(label);
    const mayName =
      this.#grouping.customersBelow && this.#group.bucket === null && bucketLabel(name) === null && mayBeName(name);
    const isFooter = addsUp && mayName && says !== 'total';
    if (isFooter) this.ledger.nameFrom(this.#runStart, name);
    const customer = isFooter ? name : (this.#group.customer ?? this.#lastCustomer());
    const type = isFooter ? 'groupFooter' : 'subtotal';
    const bucket = this.#group.bucket;
    this.ledger.put({
      ...plainRow(row, type),
      customer: bucket ? null : customer,
      outstanding: this.#run.moneyOf(value),
      ...(bucket ? { sheetBucket: bucket } : {}),
    });
    if (!addsUp) return;
    this.#run = new LedgerSums();
    this.#runStart = this.ledger.length;
    this.#starts.push(this.ledger.sums.checkpoint());
    if (this.#grouping.isSparse) this.#lastAt = null;
  }

  #lastCustomer(): string | null {
    return this.#lastAt === null ? null : this.#reader.partyAt(this.#lastAt, this.#lastGroup).customer;
  }
}

/** Rows after the last amount are footers rather than notes. */
function nameFooters(ledger: RowLedger, headings: number): void {
  const isBelow: readonly RowType[] = ['note', 'blank', 'separator'];
  for (let position = ledger.length - 1; position >= headings; position -= 1) {
    const type = ledger.typeAt(position);
    if (!isBelow.includes(type)) return;
    if (type === 'note' && ledger.isUsualAt(position)) ledger.put(plainRow(position + 1, 'footer'));
  }
}

/** Positions of the lines whose customer nothing names, on a sheet that has no column for customers. */
function* namelessLines({ at, body }: Layout, ledger: RowLedger, reader: LedgerRowReader): Steps<number[]> {
  const nameless: number[] = [];
  if (at('customer') !== null) return nameless;
  yield* rowsInSteps(0, ledger.length, (from, to) => {
    for (let position = from; position < to; position += 1) {
      const group = ledger.groupAt(position);
      if (group && !reader.hasParty(position - body.cells.firstRow, group)) nameless.push(position);
    }
  });
  return nameless;
}

/** Classifies every row of the sheet, from its first to its last filled one. */
export function* classifyRows(
  layout: Layout,
  forms: readonly RowForm[],
  grouping: Grouping,
  reader: LedgerRowReader,
): Steps<RowsRead> {
  const { firstRow } = layout.body.cells;
  const pass = new RowPass(layout, grouping, reader, new BelowList(layout, forms));
  pass.begin(rowsAbove(layout, grouping), factsAboveHeader(layout, grouping));
  yield* rowsInSteps(0, forms.length, (from, to) => {
    for (let i = from; i < to; i += 1) pass.read(layout.body.from + i, forms[i] ?? 'blank');
  });
  reader.finish();
  const totals = yield* printedTotals(pass.pending, pass.ledger);
  const { ledger } = pass;
  nameFooters(ledger, firstRow + layout.body.from);
  const rows = ledger.rows((position, group) => reader.rowAt(position - firstRow, group));
  const numberAt = (position: number): string | null => reader.invoiceNumberAt(position - firstRow);
  const repeated = ledger.numbers.isAscending ? new Map<number, number>() : yield* repeatedInvoices(rows, numberAt);
  const nameless = yield* namelessLines(layout, ledger, reader);
  const lineAt = (position: number): LedgerLine | undefined => {
    const group = ledger.groupAt(position);
    return group && reader.lineAt(position - firstRow, group);
  };
  return { ledger, rows, totals, repeated, nameless, lineAt };
}
