// Sheets composed from a ledger and a way of writing it down, with the truth taken from the ledger: what type every row has,
// whose it is, what is owed and whether it is overdue. Nothing here asks the recogniser.
import { addDays, type CalendarDay, daysBetween } from '../../core/calendar.ts';
import type { RowType, SheetCells } from '../../core/sheet.ts';
import { date, sheetOf, shownAs, type TestCell } from '../core/cells.ts';
import { type Role, WORDS } from './heading-words.ts';

/** One open item: days before (−) or after the day to judge by, amounts in minor units. */
export interface Item {
  readonly customer: string;
  readonly number: string;
  readonly issued: number;
  readonly terms: number;
  readonly amount: number;
  readonly paid: number;
  readonly currency: string;
  /** The customer's language, as the sheet writes it. */
  readonly speaks?: string;
}

type Language = keyof typeof WORDS;

/** Ways of writing customers in rows of their own, above their lines or below them. */
const NAMED_IN_ROWS = ['heading', 'labelled', 'labelledCells', 'labelledLines', 'headingWithSum', 'footing'] as const;

/** How a ledger is written down. */
export interface Style {
  readonly language: Language;
  readonly grouping: 'flat' | 'sparse' | 'ages' | 'summary' | (typeof NAMED_IN_ROWS)[number];
  readonly dates: 'excel' | 'D/M/Y' | 'D.M.Y' | 'M/D/Y' | 'ISO' | 'D MON Y' | 'DD-MM-YY' | 'YY.MM.DD' | 'D MON';
  readonly numbers: 'number' | 'comma' | 'point' | 'space' | 'crdr' | 'crdr joined' | 'brackets' | 'trailing minus';
  readonly currency: 'column' | 'format' | 'heading' | 'title' | 'text' | 'none';
  readonly money: 'open' | 'amount' | 'paid' | 'debit credit' | 'ages' | 'ages alone';
  readonly basis: 'due' | 'terms' | 'days' | 'ages';
  readonly title: 'none' | 'named' | 'as of';
  readonly total: 'none' | 'word' | 'no word';
  readonly subtotals: boolean;
  readonly repeatHeader: boolean;
  readonly twoRows: boolean;
  /** Amounts in full, or in thousands as the title or the heading says. */
  readonly scale?: undefined | 'full' | 'thousands in title' | 'thousands in heading';
  /** A list of what we owe is written in the same ways. */
  readonly owedBy?: 'customers' | 'us';
  /** A column of the customers' languages. */
  readonly withLanguages?: boolean;
  /** A column of references of the invoices, which a heading may call the customer's. */
  readonly withReferences?: boolean;
  /** Picks the wording of headings and the order of columns. */
  readonly seed: number;
}

/** What is true of a row. */
export interface TrueRow {
  readonly row: number;
  readonly type: RowType;
  readonly customer?: string;
  readonly invoiceNumber?: string | null;
  readonly minor?: number;
  readonly currency?: string;
  readonly overdue?: boolean;
  readonly speaks?: string | undefined;
}

export interface ComposedSheet {
  readonly cells: SheetCells;
  readonly asOf: CalendarDay;
  readonly headerRow: number;
  readonly kind: 'detail' | 'summary';
  readonly rows: readonly TrueRow[];
  /** What stands in the columns, from the first; ages and debits and credits follow. */
  readonly columns: readonly Role[];
  /** What only the clerk can settle, by topic: without these answers the sheet stops with a question. */
  readonly mustAsk: Readonly<Record<string, string>>;
}

const EDGES = [30, 60, 90] as const;
const open = ({ amount, paid }: Item): number => amount - paid;
const lateBy = ({ issued, terms }: Item): number => -(issued + terms);
const isLate = (item: Item): boolean => open(item) > 0 && lateBy(item) > 0;
/** 0 not due, 1 to 4 the ages. */
const ageOf = (item: Item): number => {
  const days = lateBy(item);
  return days <= 0 ? 0 : days <= EDGES[0] ? 1 : days <= EDGES[1] ? 2 : days <= EDGES[2] ? 3 : 4;
};

class Composer {
  readonly #style: Style;
  readonly #asOf: CalendarDay;
  readonly #words: (typeof WORDS)[Language];
  readonly cells: TestCell[][] = [];
  readonly rows: TrueRow[] = [];
  columns: Role[] = [];

  constructor(style: Style, asOf: CalendarDay) {
    this.#style = style;
    this.#asOf = asOf;
    this.#words = WORDS[style.language];
  }

  #pick<Of>(from: readonly Of[], turn: number): Of {
    return from[(this.#style.seed + turn * 7) % from.length] as Of;
  }

  put(cells: readonly TestCell[], type: RowType, more: Partial<TrueRow> = {}): void {
    this.cells.push([...cells]);
    this.rows.push({ row: this.cells.length, type, ...more });
  }

  get ageLabels(): string[] {
    const { notDue, days, over } = this.#words;
    return [notDue, `1-30 ${days}`, `31-60 ${days}`, `61-90 ${days}`, `${over} 90 ${days}`];
  }

  money(minor: number, currency: string): TestCell {
    const { numbers, currency: how } = this.#style;
    const value = this.inThousands ? Number(`${minor}e-5`) : minor / 100;
    if (this.inThousands) return how === 'format' ? shownAs(`[$${currency}] #,##0.000`, value) : value;
    if (numbers === 'number') return how === 'format' ? shownAs(`[$${currency}] #,##0.00`, value) : shownAs('#,##0.00', value);
    const text = this.#amountText(Math.abs(minor), minor < 0);
    return how === 'text' ? `${currency} ${text}` : text;
  }

  get inThousands(): boolean {
    return this.#style.scale !== undefined && this.#style.scale !== 'full';
  }

  #amountText(minor: number, isNegative: boolean): string {
    const whole = Math.floor(minor / 100).toString();
    const cents = String(minor % 100).padStart(2, '0');
    const grouped = (sign: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/g, sign);
    const written = { comma: `${grouped('.')},${cents}`, point: `${grouped(',')}.${cents}`, space: `${grouped('\u202f')},${cents}` };
    switch (this.#style.numbers) {
      case 'comma':
        return isNegative ? `-${written.comma}` : written.comma;
      case 'space':
        return isNegative ? `-${written.space}` : written.space;
      case 'crdr':
        return `${written.point} ${isNegative ? 'CR' : 'DR'}`;
      case 'crdr joined':
        return `${written.point}${isNegative ? 'CR' : 'DR'}`;
      case 'brackets':
        return isNegative ? `(${written.point})` : written.point;
      case 'trailing minus':
        return isNegative ? `${written.comma}-` : written.comma;
      default:
        return isNegative ? `-${written.point}` : written.point;
    }
  }

  day(day: CalendarDay): TestCell {
    const [y = '', m = '', d = ''] = day.split('-');
    switch (this.#style.dates) {
      case 'excel':
        return date(day);
      case 'D/M/Y':
        return `${d}/${m}/${y}`;
      case 'D.M.Y':
        return `${d}.${m}.${y}`;
      case 'M/D/Y':
        return `${m}/${d}/${y}`;
      case 'YY.MM.DD':
        return `${y.slice(2)}.${m}.${d}`;
      case 'D MON':
        return `${Number(d)} ${this.#words.months[Number(m) - 1]}`;
      case 'DD-MM-YY':
        return `${d}-${m}-${y.slice(2)}`;
      case 'ISO':
        return day;
      default:
        return `${Number(d)} ${this.#words.months[Number(m) - 1]} ${y}`;
    }
  }

  /** Roles in the order of this sheet; the ages come last, where systems put them. */
  setColumns(hasMany: boolean): void {
    const { money, basis, grouping, currency, withLanguages = false, withReferences = false } = this.#style;
    const isSummary = grouping === 'summary';
    const hasReferences = withReferences && !isSummary && !this.#style.twoRows && this.#style.owedBy !== 'us';
    const inRows = (NAMED_IN_ROWS as readonly string[]).includes(grouping);
    const roles: Role[] = [
      ...(inRows ? [] : ['customer' as const]),
      ...(isSummary ? [] : ['number' as const, 'issued' as const]),
      ...(basis === 'due' ? ['due' as const] : basis === 'terms' ? ['terms' as const] : basis === 'days' ? ['days' as const] : []),
      ...(money === 'amount' ? ['amount' as const] : money === 'paid' ? ['amount' as const, 'paid' as const] : []),
      ...(currency === 'column' || hasMany ? ['currency' as const] : []),
      ...(withLanguages ? ['language' as const] : []),
      ...(hasReferences ? ['reference' as const] : []),
      ...(money === 'ages alone' || money === 'debit credit' ? [] : ['open' as const]),
    ];
    const turn = isSummary || inRows || grouping === 'sparse' || grouping === 'ages' ? 0 : this.#style.seed % roles.length;
    this.columns = [...roles.slice(turn), ...roles.slice(0, turn)];
  }

  get hasAges(): boolean {
    return this.#style.money === 'ages' || this.#style.money === 'ages alone';
  }

  headings(currency: string): string[] {
    const named = this.columns.map((role, i) => {
      const isSupplier = role === 'customer' && this.#style.owedBy === 'us';
      const word = this.#pick(isSupplier ? this.#words.suppliers : this.#words.headings[role], i);
      if (role === 'open' && this.#style.scale === 'thousands in heading') return `${word} (${THOUSANDS[currency] ?? 'x1000'})`;
      return role === 'open' && this.#style.currency === 'heading' ? `${word} (${currency})` : word;
    });
    const debits = this.#style.money === 'debit credit' ? [this.#style.language === 'de' ? 'Soll' : 'Debit', this.#style.language === 'de' ? 'Haben' : 'Credit'] : [];
    return [...named, ...debits, ...(this.hasAges ? this.ageLabels : [])];
  }

  #cellOf(role: Role, item: Item, isFirst: boolean): TestCell {
    const issued = addDays(this.#asOf, item.issued);
    const cells: Record<Role, () => TestCell> = {
      customer: () => (isFirst || this.#style.grouping !== 'sparse' ? item.customer : ''),
      number: () => item.number,
      issued: () => this.day(issued),
      due: () => this.day(addDays(issued, item.terms)),
      amount: () => this.money(item.amount, item.currency),
      paid: () => this.money(item.paid, item.currency),
      open: () => this.money(open(item), item.currency),
      currency: () => item.currency,
      language: () => item.speaks ?? '',
      reference: () => item.number.replace(/^\D*/, 'PO-7'),
      days: () => daysBetween(addDays(issued, item.terms), this.#asOf),
      terms: () => `${item.terms} ${this.#words.days}`,
    };
    return cells[role]();
  }

  line(item: Item, isFirst: boolean): void {
    const amounts = this.#style.money === 'debit credit' ? this.#debitCredit(item) : [];
    const ages = this.hasAges ? this.#ages([item]) : [];
    const type = open(item) < 0 ? 'credit' : 'invoice';
    this.put([...this.columns.map((role) => this.#cellOf(role, item, isFirst)), ...amounts, ...ages], type, {
      customer: item.customer,
      invoiceNumber: item.number,
      minor: open(item),
      currency: item.currency,
      overdue: isLate(item),
      speaks: this.#style.withLanguages ? item.speaks : undefined,
    });
  }

  #debitCredit(item: Item): TestCell[] {
    const cell = this.money(Math.abs(open(item)), item.currency);
    return open(item) < 0 ? ['', cell] : [cell, ''];
  }

  #ages(items: readonly Item[]): TestCell[] {
    const [first] = items;
    return this.ageLabels.map((_, age) => {
      const minor = items.filter((item) => ageOf(item) === age).reduce((sum, item) => sum + open(item), 0);
      return minor === 0 ? '' : this.money(minor, first?.currency ?? '');
    });
  }

  /** The customer's one line. */
  summary(items: readonly Item[]): void {
    const [first] = items;
    if (!first) return;
    const minor = items.reduce((sum, item) => sum + open(item), 0);
    const texts: Partial<Record<Role, string>> = { customer: first.customer, currency: first.currency, language: first.speaks ?? '' };
    const cells = this.columns.map((role) => texts[role] ?? this.money(minor, first.currency));
    const late = [1, 2, 3, 4].some((age) => items.filter((item) => ageOf(item) === age).reduce((sum, item) => sum + open(item), 0) > 0);
    this.put([...cells, ...this.#ages(items)], 'customerSummary', {
      customer: first.customer,
      minor,
      currency: first.currency,
      overdue: late,
      speaks: this.#style.withLanguages ? first.speaks : undefined,
    });
  }

  /** A total of some items: a word in the first cell, sums below the amounts. */
  sum(items: readonly Item[], label: string, type: RowType): void {
    const [first] = items;
    const sums: Partial<Record<Role, number>> = {
      amount: items.reduce((sum, { amount }) => sum + amount, 0),
      paid: items.reduce((sum, { paid }) => sum + paid, 0),
      open: items.reduce((sum, item) => sum + open(item), 0),
    };
    const currency = first?.currency ?? '';
    const cells = this.columns.map((role, i) => {
      const minor = sums[role];
      return i === 0 && minor === undefined ? label : minor === undefined ? '' : this.money(minor, currency);
    });
    const debits = items.filter((item) => open(item) >= 0).reduce((sum, item) => sum + open(item), 0);
    const credits = debits - (sums.open ?? 0);
    const both = this.#style.money === 'debit credit' ? [this.money(debits, currency), this.money(credits, currency)] : [];
    this.put([...cells, ...both, ...(this.hasAges ? this.#ages(items) : [])], type);
  }
}

function titleRows(composer: Composer, style: Style, asOf: CalendarDay, currency: string): void {
  const words = WORDS[style.language];
  const isPlain = style.owedBy !== 'us' && style.scale !== 'thousands in title';
  if (style.title === 'none' && style.currency !== 'title' && isPlain) return;
  composer.put(['Fernhill & Söhne'], 'title');
  if (style.owedBy === 'us' && !composer.columns.includes('customer')) composer.put([words.payables], 'title');
  if (style.scale === 'thousands in title') composer.put([words.inThousands], 'title');
  if (style.title === 'as of') composer.put([`${words.asOf} ${composer.day(asOf) === asOf ? asOf : dayShown(composer, asOf)}`], 'title');
  if (style.currency === 'title') composer.put([`${words.headings.currency[0]}: ${currency}`], 'title');
  composer.put([], 'blank');
}

const dayShown = (composer: Composer, asOf: CalendarDay): string => {
  const cell = composer.day(asOf);
  return typeof cell === 'string' && /\d{2}$/.test(cell) ? cell : asOf.split('-').reverse().join('.');
};

function headerRows(composer: Composer, style: Style, currency: string): void {
  const headings = composer.headings(currency);
  const words = headings.filter((heading) => heading.includes(' '));
  if (!style.twoRows || words.length < 2) {
    composer.put(headings, 'header');
    return;
  }
  const split = headings.map((heading) => heading.split(' '));
  composer.put(split.map(([first = '', ...rest]) => (rest.length === 0 ? '' : first)), 'header');
  composer.put(split.map(([first = '', ...rest]) => (rest.length === 0 ? first : rest.join(' '))), 'header2');
}

const byCustomer = (items: readonly Item[]): Item[][] => [...Map.groupBy(items, ({ customer }) => customer).values()];

function groupLines(composer: Composer, style: Style, items: readonly Item[]): void {
  const words = WORDS[style.language];
  const [first] = items;
  const name = first?.customer ?? '';
  const { grouping } = style;
  if (grouping === 'heading') composer.put([name], 'groupHeader', { customer: name });
  if (grouping === 'labelled') composer.put([`${style.owedBy === 'us' ? words.suppliers[0] : words.account}:`, name, 'Tel:', '01632 960123'], 'groupHeader', { customer: name });
  const number = String(70_000 + composer.cells.length);
  if (grouping === 'labelledCells') composer.put([words.account, number, name], 'groupHeader', { customer: name });
  if (grouping === 'labelledLines') {
    composer.put([words.account, number], 'groupHeader');
    composer.put([words.name, name], 'contactLine');
  }
  if (grouping === 'headingWithSum') composer.sum(items, name, 'groupHeader');
  items.forEach((item, i) => {
    composer.line(item, i === 0);
  });
  if (grouping === 'footing') composer.sum(items, name, 'groupFooter');
  else if (style.subtotals && grouping !== 'headingWithSum') composer.sum(items, `${words.subtotal[style.seed % words.subtotal.length]} ${name}`, 'subtotal');
}

function ageGroups(composer: Composer, style: Style, items: readonly Item[]): void {
  const words = WORDS[style.language];
  // The sum of an only group is the sheet's total as well: nobody could say which of the two it is called.
  const hasSums = style.subtotals && new Set(items.map(ageOf)).size > 1;
  composer.ageLabels.forEach((label, age) => {
    const inAge = items.filter((item) => ageOf(item) === age);
    if (inAge.length === 0) return;
    composer.put([label], 'groupHeader');
    for (const item of inAge) composer.line(item, true);
    if (hasSums) composer.sum(inAge, `${words.subtotal[0]} ${label}`, 'subtotal');
  });
}

/** What stands behind a heading whose amounts are in thousands. */
const THOUSANDS: Readonly<Record<string, string>> = { EUR: 'TEUR', GBP: '£000', USD: '$k' };

/** Summaries give no day of their own. */
const hasDates = ({ grouping }: Style): boolean => grouping !== 'summary';

/** Whether the sheet that was written names its currency anywhere. */
function saysCurrency({ currency, numbers, scale = 'full' }: Style, columns: readonly Role[]): boolean {
  if (columns.includes('currency') || currency === 'title') return true;
  if (scale !== 'full') return currency === 'format' || scale === 'thousands in heading';
  if (currency === 'heading') return columns.includes('open');
  return numbers === 'number' ? currency === 'format' : currency === 'text';
}

/** Writes a ledger down in a style. The items of a customer stand together where the style groups them. */
export function compose(style: Style, items: readonly Item[], asOf: CalendarDay): ComposedSheet {
  const composer = new Composer(style, asOf);
  const currencies = new Set(items.map(({ currency }) => currency));
  const [currency = ''] = currencies;
  composer.setColumns(currencies.size > 1);
  titleRows(composer, style, asOf, currency);
  headerRows(composer, style, currency);
  const headerRow = composer.cells.length;
  const groups = byCustomer(items);
  if (style.grouping === 'summary') for (const group of groups) composer.summary(group);
  else if (style.grouping === 'ages') ageGroups(composer, style, items);
  else if (style.grouping === 'flat')
    items.forEach((item, i) => {
      if (style.repeatHeader && !style.twoRows && i > 0 && i % 5 === 0) composer.put(composer.headings(currency), 'repeatHeader');
      composer.line(item, true);
    });
  else for (const group of groups) groupLines(composer, style, group);
  const words = WORDS[style.language];
  if (style.total !== 'none' && currencies.size === 1)
    composer.sum(items, style.total === 'word' ? (words.total[style.seed % words.total.length] ?? '') : '', 'total');
  const isSaid = saysCurrency(style, composer.columns);
  const rows = composer.rows.map((row) => (!isSaid && row.currency && currencies.size === 1 ? { ...row, currency: undefined } : row));
  return {
    cells: sheetOf(composer.cells, { sheetName: 'Export' }),
    asOf,
    headerRow,
    kind: style.grouping === 'summary' ? 'summary' : 'detail',
    rows: rows as readonly TrueRow[],
    columns: composer.columns,
    mustAsk: {
      ...(composer.inThousands ? { scale: '1000' } : {}),
      ...(style.dates === 'D MON' && hasDates(style) ? { year: 'nearest' } : {}),
    },
  };
}
