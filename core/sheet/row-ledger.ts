// The ledger as it grows while the rows are read from the top down: every row's facts in columns, what they come to, and what
// is needed to read a row in full later on.
import type { Money } from '../money.ts';
import type { SheetRow } from '../sheet.ts';
import { NumberOrder } from './duplicates.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { Group } from './ledger-row.ts';
import { LedgerSums } from './ledger-sums.ts';
import { plainRow } from './plain-rows.ts';
import { RowColumns } from './row-columns.ts';
import { SheetRows } from './sheet-rows.ts';

/** The rows read so far, the first of the sheet first. */
export class RowLedger {
  /** What the sheet's own totals come to, and of that what is past due: of a customer's row what stands in columns past due. */
  readonly sums = new LedgerSums();
  readonly pastDue = new LedgerSums();
  /** What the sheet's totals count although the clerk says that it is settled. */
  readonly settled = new LedgerSums();
  readonly numbers = new NumberOrder();
  overdueRows = 0;
  /** Numbers of the first and the last ledger row; 0 where there is none. */
  firstRow = 0;
  lastRow = 0;
  readonly #columns: RowColumns;
  /** By position, the rows that are no ledger rows; a ledger row is read in full when it is looked at. */
  readonly #plain: (SheetRow | undefined)[];
  /** By position, what the rows above say about a ledger row. */
  readonly #groups: (Group | undefined)[];

  constructor(rows: number) {
    this.#columns = new RowColumns(rows);
    this.#plain = new Array(rows);
    this.#groups = new Array(rows);
  }

  /** How many rows were read. */
  get length(): number {
    return this.#columns.length;
  }

  typeAt(position: number): SheetRow['type'] {
    return this.#columns.typeAt(position);
  }

  /** True for a row that is no ledger row and has the reason that all of its type have. */
  isUsualAt(position: number): boolean {
    const plain = this.#plain[position];
    return plain !== undefined && plain.because === plainRow(plain.row, plain.type).because;
  }

  /** What the rows above say about a ledger row; undefined for any other. */
  groupAt(position: number): Group | undefined {
    return this.#columns.isLedgerAt(position) ? this.#groups[position] : undefined;
  }

  /** Adds a row that is no ledger row, or puts another in its place. */
  put(row: SheetRow): void {
    this.#plain[row.row - 1] = row;
    this.#columns.setPlain(row.type, row.row - 1);
  }

  /** Adds a ledger row with what its group says and the number of its document. */
  addLine(line: LedgerLine, group: Group, number: string | null): void {
    const { currency, outstanding, printed } = line;
    this.#groups[this.length] = group;
    this.#columns.add(line);
    this.lastRow = this.length;
    if (this.firstRow === 0) this.firstRow = this.length;
    if (number !== null && line.type === 'invoice') this.numbers.take(number);
    this.sums.add(printed, currency);
    if (printed !== outstanding) this.settled.add(printed, currency);
    if (!line.overdue) return;
    this.overdueRows += 1;
    this.pastDue.add(line.overdueAmount ?? outstanding, currency);
  }

  /** What is outstanding, per currency. */
  outstanding(): Money[] {
    const settled = new Map(this.settled.all().map(({ currency, minor }) => [currency, minor]));
    return this.sums.all().map(({ minor, currency }) => ({ minor: minor - (settled.get(currency) ?? 0), currency }));
  }

  /** Gives the rows from a position on that have an amount and no customer the one that their footing names. */
  nameFrom(position: number, customer: string): void {
    for (let at = position; at < this.length; at += 1) {
      const plain = this.#plain[at];
      if (plain?.customer === null && plain.outstanding) this.#plain[at] = { ...plain, customer };
      const group = this.#groups[at];
      const isNameless = group?.customer === null && !Number.isNaN(this.#columns.outstandingAt(at));
      if (isNameless) this.#groups[at] = { ...group, customer };
    }
  }

  /** The rows; `read` reads a ledger row in full by its position and group. */
  rows(read: (position: number, group: Group) => SheetRow): SheetRows {
    return new SheetRows(this.#columns, this.#plain, (position) => {
      const group = this.#groups[position];
      if (!group) throw new RangeError(`the row at ${position} was not read`);
      return read(position, group);
    });
  }
}
