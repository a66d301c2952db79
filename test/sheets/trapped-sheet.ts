// Traps laid in a composed sheet: what is owed stays the same, but it is written so that a hasty reader gets it wrong. The
// truth is that of the sheet before.
import type { CellValue, SheetCells } from '../../core/sheet.ts';
import type { ComposedSheet, TrueRow } from './composed-sheet.ts';

/** One way to mislead. */
export type Trap =
  | 'kinds of documents instead of signs'
  | 'debit and credit indicator'
  | 'a mark on credits only'
  | 'an age whose label says nothing'
  | 'debts below zero'
  | 'the customer’s balance on every line'
  | 'a running balance'
  | 'a running balance of each customer'
  | 'balances of part-paid invoices only'
  | 'the worst once more below'
  | 'the worst once more above'
  | 'ages that include one another'
  | 'an amount past due beside the balance';

type Grid<Of> = Of[][];

const LINES: ReadonlySet<string> = new Set(['invoice', 'credit', 'payment', 'customerSummary']);
const isLine = (row: TrueRow | undefined): row is TrueRow => row !== undefined && LINES.has(row.type);
const round = (value: number): number => Math.round(value * 100) / 100;

/** A sheet that may be written over, with what is needed to find one's way in it. */
class Desk {
  readonly values: Grid<CellValue>;
  readonly formats: Grid<string>;
  readonly sheet: ComposedSheet;
  rows: TrueRow[];

  constructor(sheet: ComposedSheet) {
    this.sheet = sheet;
    this.values = sheet.cells.values.map((row) => [...row]);
    this.formats = sheet.cells.numberFormats.map((row) => [...row]);
    this.rows = [...sheet.rows];
  }

  get headerAt(): number {
    return this.sheet.headerRow - 1;
  }

  /** Positions of the columns of money: those of an amount, then the ages. */
  get money(): number[] {
    const roles = this.sheet.columns.flatMap((role, i) => (role === 'amount' || role === 'paid' || role === 'open' ? [i] : []));
    return [...roles, ...this.ages];
  }

  get ages(): number[] {
    const width = this.values[0]?.length ?? 0;
    return Array.from({ length: width - this.sheet.columns.length }, (_, i) => this.sheet.columns.length + i);
  }

  at(role: 'open' | 'amount' | 'customer'): number {
    return this.sheet.columns.indexOf(role);
  }

  lines(): { row: TrueRow; at: number }[] {
    return this.rows.flatMap((row, at) => (isLine(row) ? [{ row, at }] : []));
  }

  eachAmount(change: (value: number, row: TrueRow | undefined) => number): void {
    for (let row = this.headerAt + 1; row < this.values.length; row += 1)
      for (const at of this.money) {
        const cells = this.values[row] ?? [];
        const value = cells[at];
        if (typeof value === 'number') cells[at] = change(value, this.rows[row]);
      }
  }

  /** One more column at the end. */
  addColumn(heading: string, cell: (row: TrueRow, at: number) => CellValue): void {
    this.values.forEach((cells, at) => {
      const row = this.rows[at];
      cells.push(at === this.headerAt ? heading : isLine(row) ? cell(row, at) : '');
      this.formats[at]?.push(typeof cells.at(-1) === 'number' ? '#,##0.00' : '');
    });
  }

  insert(before: number, lines: readonly { values: CellValue[]; formats: string[] }[]): void {
    this.values.splice(before, 0, ...lines.map(({ values }) => values));
    this.formats.splice(before, 0, ...lines.map(({ formats }) => formats));
    const shifted = this.rows.map((row) => (row.row > before ? { ...row, row: row.row + lines.length } : row));
    const added = lines.map((_, i): TrueRow => ({ row: before + i + 1, type: 'note' }));
    this.rows = [...shifted, ...added].sort((a, b) => a.row - b.row);
  }

  done(more: Partial<ComposedSheet> = {}): ComposedSheet {
    const width = Math.max(...this.values.map((row) => row.length));
    const filled = <Of>(grid: Grid<Of>, nothing: Of): Of[][] =>
      grid.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? nothing));
    const cells: SheetCells = { ...this.sheet.cells, values: filled(this.values, ''), numberFormats: filled(this.formats, '') };
    return { ...this.sheet, cells, rows: this.rows, ...more };
  }
}

const isCredit = ({ minor }: TrueRow): boolean => (minor ?? 0) < 0;

/** Amounts without a sign on the lines; totals keep theirs. */
function withoutSigns(desk: Desk): void {
  desk.eachAmount((value, row) => (isLine(row) ? Math.abs(value) : value));
}

function coded(heading: string, debit: string, credit: string) {
  return (desk: Desk): ComposedSheet => {
    withoutSigns(desk);
    desk.addColumn(heading, (row) => (isCredit(row) ? credit : debit));
    return desk.done();
  };
}

function unlabelledAge(desk: Desk): ComposedSheet {
  const last = desk.ages.at(-1) ?? 0;
  const cells = desk.values[desk.headerAt] ?? [];
  cells[last] = 'Klasse E';
  return desk.done();
}

function belowZero(desk: Desk): ComposedSheet {
  desk.eachAmount((value) => (value === 0 ? 0 : -value));
  return desk.done();
}

/** The column of what is owed is called an amount, and one of balances follows. */
function withBalances(balance: (desk: Desk) => (row: TrueRow) => number) {
  return (desk: Desk): ComposedSheet => {
    const of = balance(desk);
    const cells = desk.values[desk.headerAt] ?? [];
    cells[desk.at('open')] = 'Amount';
    desk.addColumn('Balance', (row) => of(row));
    return desk.done();
  };
}

const minorOf = ({ minor }: TrueRow): number => (minor ?? 0) / 100;

function repeated(desk: Desk): (row: TrueRow) => number {
  const sums = new Map<string, number>();
  for (const { row } of desk.lines()) sums.set(row.customer ?? '', (sums.get(row.customer ?? '') ?? 0) + minorOf(row));
  return ({ customer }) => round(sums.get(customer ?? '') ?? 0);
}

function running(ofCustomer: boolean) {
  return (_: Desk): ((row: TrueRow) => number) => {
    let [sum, customer] = [0, ''];
    return (row) => {
      if (ofCustomer && row.customer !== customer) sum = 0;
      customer = row.customer ?? '';
      sum = round(sum + minorOf(row));
      return sum;
    };
  };
}

/** Only where something was paid does a balance stand. */
function partPaidOnly(desk: Desk): ComposedSheet {
  for (const { at } of desk.lines()) {
    const cells = desk.values[at] ?? [];
    if (cells[desk.at('open')] === cells[desk.at('amount')]) cells[desk.at('open')] = '';
  }
  return desk.done();
}

function theWorst(desk: Desk): { values: CellValue[]; formats: string[] }[] {
  const worst = desk
    .lines()
    .filter(({ row }) => row.overdue)
    .sort((a, b) => (b.row.minor ?? 0) - (a.row.minor ?? 0))
    .slice(0, 3);
  return worst.map(({ at }) => ({ values: [...(desk.values[at] ?? [])], formats: [...(desk.formats[at] ?? [])] }));
}

const textRow = (text: string) => ({ values: [text], formats: [''] });

function worstBelow(desk: Desk): ComposedSheet {
  const worst = theWorst(desk);
  desk.insert(desk.values.length, [textRow(''), textRow('Top 3'), ...worst]);
  return desk.done();
}

function worstAbove(desk: Desk): ComposedSheet {
  const header = { values: [...(desk.values[desk.headerAt] ?? [])], formats: [] };
  const lines = [textRow('Top 3'), header, ...theWorst(desk), textRow('')];
  const at = desk.headerAt;
  desk.insert(at, lines);
  return desk.done({ headerRow: at + 2 });
}

/**
 * `Overdue`, `Over 30`, `Over 60`, `Over 90` instead of ages side by side. A customer whose credits outweigh what is late owes
 * nothing overdue.
 */
function nested(desk: Desk): ComposedSheet {
  const [notDue = 0, ...late] = desk.ages;
  const pastDue = (at: number): number =>
    round(late.reduce((sum, place) => sum + (Number(desk.values[at]?.[place]) || 0), 0));
  desk.rows = desk.rows.map((row, at) => (isLine(row) ? { ...row, overdue: pastDue(at) > 0 } : row));
  desk.values.forEach((cells, at) => {
    if (at < desk.headerAt) return;
    const amounts = late.map((place) => Number(cells[place]) || 0);
    late.forEach((place, i) => {
      const sum = round(amounts.slice(i).reduce((total, amount) => total + amount, 0));
      cells[place] = at === desk.headerAt ? (['Overdue', 'Over 30 days', 'Over 60 days', 'Over 90 days'][i] ?? '') : sum;
      if (desk.formats[at]) desk.formats[at][place] = '#,##0.00';
    });
    cells.splice(notDue, 1);
    desk.formats[at]?.splice(notDue, 1);
  });
  return desk.done();
}

function pastDueBeside(desk: Desk): ComposedSheet {
  desk.addColumn('Overdue', (row) => (row.overdue ? minorOf(row) : 0));
  return desk.done();
}

const LAID: Readonly<Record<Trap, (desk: Desk) => ComposedSheet>> = {
  'kinds of documents instead of signs': coded('Type', 'Q1', 'Q7'),
  'debit and credit indicator': coded('S/H', 'S', 'H'),
  'a mark on credits only': coded('', '', 'CR'),
  'an age whose label says nothing': unlabelledAge,
  'debts below zero': belowZero,
  'the customer’s balance on every line': withBalances(repeated),
  'a running balance': withBalances(running(false)),
  'a running balance of each customer': withBalances(running(true)),
  'balances of part-paid invoices only': partPaidOnly,
  'the worst once more below': worstBelow,
  'the worst once more above': worstAbove,
  'ages that include one another': nested,
  'an amount past due beside the balance': pastDueBeside,
};

export const TRAPS = Object.keys(LAID) as readonly Trap[];

/** The sheet with a trap in it. The sheet has to have what the trap needs: ages, amounts that are numbers, lines of invoices. */
export const withTrap = (sheet: ComposedSheet, trap: Trap): ComposedSheet => LAID[trap](new Desk(sheet));
