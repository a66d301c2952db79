// One ledger row in full: what its line comes to, with the names, numbers and addresses that stand in it or above its group.
import { type CalendarDay, dayOfSerial } from '../calendar.ts';
import { type Money, toMoney } from '../money.ts';
import type { SheetRow } from '../sheet.ts';
import { isPlausibleSerial } from './column-profile.ts';
import type { CurrencyOfRow } from './currencies.ts';
import type { DueBasis } from './due-basis.ts';
import { firstLines } from './evidence.ts';
import type { Findings } from './findings.ts';
import { formatAt, isEmpty, rowNumber, textOf, valueAt } from './grid.ts';
import type { GroupFacts } from './labels.ts';
import { type Layout, type LedgerPlaces, placesOf } from './layout.ts';
import { type LedgerLine, type LedgerLineReader, ledgerLineReader } from './ledger-line.ts';
import { type NumberAndName, numberAndNameReader } from './number-and-name.ts';
import { MOST_OF_A_CELL } from './outstanding.ts';
import { remembered } from './remembered.ts';

/** What the rows above say about the row: the facts of its group and the label of its ageing group. */
export interface Group extends GroupFacts {
  readonly bucket: string | null;
}

/** Whose row it is. */
type Party = Pick<SheetRow, 'customer' | 'customerId' | 'contactName' | 'email' | 'phone'>;

/** Reads ledger rows by their position in the block: what all rows are asked for apart from what one row says. */
export interface LedgerRowReader {
  /** What the row comes to; what is odd about it goes to the findings. */
  lineAt(row: number, group: Group): LedgerLine;
  /** The row in full. */
  rowAt(row: number, group: Group): SheetRow;
  partyAt(row: number, group: Group): Party;
  /** Whether the row or its group says by name or number whose it is. */
  hasParty(row: number, group: Group): boolean;
  invoiceNumberAt(row: number): string | null;
  /** Every row was judged: what is noticed when one is read again was noticed before. */
  finish(): void;
}

/** The number and the name of a customer, where one text holds both. */
type PartsReader = (name: string) => NumberAndName | null;

const NAMES_LOOKED_AT = 60;

/** Takes numbers off names where a sheet without a column of numbers writes both in one. */
function partsReader({ at, body }: Layout): PartsReader | null {
  const column = at('customer');
  if (column === null || at('customerId') !== null) return null;
  const names = firstLines(body, NAMES_LOOKED_AT).map((row) => valueAt(body.cells, row, column));
  const texts = names.filter((name): name is string => typeof name === 'string' && name !== '');
  const read = numberAndNameReader(texts);
  return read && remembered(read);
}

class Reader implements LedgerRowReader {
  readonly #layout: Layout;
  readonly #at: LedgerPlaces;
  readonly #findings: Findings;
  readonly #lineAt: LedgerLineReader;
  readonly #dayOf: (serial: number) => CalendarDay | null;
  readonly #partsOf: PartsReader | null;

  constructor(layout: Layout, lineAt: LedgerLineReader, findings: Findings) {
    this.#layout = layout;
    this.#at = placesOf(layout);
    this.#findings = findings;
    this.#lineAt = lineAt;
    this.#dayOf = remembered((serial: number) => dayOfSerial(serial, layout.body.cells.dateEpoch));
    this.#partsOf = partsReader(layout);
  }

  lineAt(row: number, group: Group): LedgerLine {
    const { customer } = this.#at;
    if (customer !== null && group.customer === null && isEmpty(valueAt(this.#layout.body.cells, row, customer)))
      this.#findings.note('customerMissing', row, customer);
    return this.#lineAt(row, group);
  }

  rowAt(row: number, group: Group): SheetRow {
    const line = this.#lineAt(row, group);
    const { type, currency, outstanding, overdueAmount, sheetBucket } = line;
    const isSummary = type === 'customerSummary';
    const language = this.#text(row, this.#at.language) ?? group.language;
    return {
      row: rowNumber(this.#layout.body.cells, row),
      type,
      ...this.partyAt(row, group),
      invoiceNumber: isSummary ? null : this.invoiceNumberAt(row),
      invoiceDate: isSummary ? null : this.#issuedOn(row),
      dueDate: line.due,
      amount: isSummary ? null : this.#amountIn(row, currency),
      outstanding: outstanding === null ? null : { minor: outstanding, currency },
      daysOverdue: line.daysOverdue,
      overdue: line.overdue,
      bucket: line.bucket,
      because: line.because,
      ...(language === null ? {} : { language }),
      ...(sheetBucket === null ? {} : { sheetBucket }),
      ...(overdueAmount === null ? {} : { overdueAmount: { minor: overdueAmount, currency } }),
      ...(isSummary ? { inBuckets: this.#bucketAmounts(row, currency) } : {}),
    };
  }

  /** What a row says itself, and where it says nothing what its group says. */
  partyAt(row: number, group: Group): Party {
    const named = this.#text(row, this.#at.customer);
    const parts = named === null || this.#partsOf === null ? null : this.#partsOf(named);
    return {
      customer: parts?.customer ?? named ?? group.customer,
      customerId: this.#text(row, this.#at.customerId) ?? parts?.customerId ?? group.customerId,
      contactName: this.#text(row, this.#at.contactName) ?? group.contactName,
      email: this.#text(row, this.#at.email) ?? group.email,
      phone: this.#text(row, this.#at.phone) ?? group.phone,
    };
  }

  hasParty(row: number, group: Group): boolean {
    if (group.customer !== null || group.customerId !== null) return true;
    return (this.#text(row, this.#at.customer) ?? this.#text(row, this.#at.customerId)) !== null;
  }

  invoiceNumberAt(row: number): string | null {
    return this.#text(row, this.#at.invoiceNumber);
  }

  finish(): void {
    this.#findings.close();
  }

  /** What stands in each ageing column of a row. */
  #bucketAmounts(row: number, currency: string) {
    const { buckets, body } = this.#layout;
    return buckets.map(({ label, index }) => {
      const value = Number(valueAt(body.cells, row, index - body.cells.firstColumn)) || 0;
      return { label, amount: toMoney(Math.abs(value) <= MOST_OF_A_CELL ? value : 0, currency) };
    });
  }

  #text(row: number, column: number | null): string | null {
    if (column === null) return null;
    const { cells } = this.#layout.body;
    const value = valueAt(cells, row, column);
    if (value === '') return null;
    const text = textOf(value, typeof value === 'number' ? formatAt(cells, row, column) : '');
    return text === '' ? null : text;
  }

  #issuedOn(row: number): CalendarDay | null {
    const { cells } = this.#layout.body;
    const value = this.#at.invoiceDate === null ? '' : valueAt(cells, row, this.#at.invoiceDate);
    return typeof value === 'number' && isPlausibleSerial(value, cells.dateEpoch)
      ? this.#dayOf(Math.floor(value))
      : null;
  }

  #amountIn(row: number, currency: string): Money | null {
    const value = this.#at.amount === null ? '' : valueAt(this.#layout.body.cells, row, this.#at.amount);
    if (typeof value !== 'number' || Math.abs(value) > MOST_OF_A_CELL) return null;
    return toMoney(this.#layout.sign * value, currency);
  }
}

/** A reader of ledger rows for a layout. */
export const ledgerRowReader = (
  layout: Layout,
  basis: DueBasis,
  currencyOf: CurrencyOfRow,
  findings: Findings,
): LedgerRowReader => new Reader(layout, ledgerLineReader(layout, basis, currencyOf, findings), findings);
