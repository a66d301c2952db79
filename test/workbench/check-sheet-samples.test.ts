// Sheets as accounting systems export them, each with its truth beside it in test/sheets: what Duebook reads, and what it
// flags in the saved workbook, has to equal the truth row by row.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../core/calendar.ts';
import { isRefusal } from '../../core/refusal.ts';
import { checkSheet, type SheetCheck } from '../../workbench/sheet-check.ts';

const FOLDER = new URL('../sheets/', import.meta.url).pathname;
const SAMPLES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.truth.json'))
  .sort();
const LEDGER: ReadonlySet<string> = new Set(['invoice', 'credit', 'payment', 'customerSummary']);
const COMPARED = [
  'customer',
  'customerId',
  'invoiceNumber',
  'dueDate',
  'outstanding',
  'currency',
  'daysOverdue',
  'overdue',
  'bucket',
  'overdueAmount',
] as const;

interface TruthRow extends Partial<Record<(typeof COMPARED)[number], unknown>> {
  readonly row: number;
  readonly type: string;
}
interface Truth {
  readonly file: string;
  readonly sheet: string | null;
  readonly asOf: string;
  readonly headerRow: number;
  readonly kind: string;
  readonly dateOrder: string;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly columnsAlso?: Readonly<Record<string, readonly string[]>>;
  readonly totals: SheetCheck['totals'];
  readonly mustAsk: readonly { readonly topic: string }[];
  readonly rows: readonly TruthRow[];
}

/** What the truth says of a ledger row; `bucket` is compared where the truth gives one. */
const factsOf = (row: Partial<Record<string, unknown>>, asked: TruthRow) =>
  Object.fromEntries(COMPARED.filter((key) => key in asked).map((key) => [key, row[key]]));

describe.each(SAMPLES)('%s', (name) => {
  let truth: Truth;
  let check: SheetCheck;

  beforeAll(async () => {
    truth = JSON.parse(await readFile(FOLDER + name, 'utf8')) as Truth;
    const asOf = parseDay(truth.asOf);
    const outcome = await checkSheet(await readFile(FOLDER + truth.file), truth.file, asOf ? { asOf } : {});
    if (isRefusal(outcome)) throw new Error(outcome.because);
    check = outcome.check;
  });

  it('is found: sheet, headings, kind, order of dates and columns', () => {
    const { headerRow, kind, dateOrder, asOf } = truth;
    expect(check).toMatchObject({ headerRow, kind, dateOrder, asOf });
    if (truth.sheet !== null) expect(check.sheet).toBe(truth.sheet);
    for (const [role, column] of Object.entries(truth.columns)) {
      if (role === 'daysOverdue') continue;
      const found = check.columns[role as keyof SheetCheck['columns']];
      const isAlso = truth.columnsAlso?.[role]?.includes(String(found)) ?? false;
      if (!isAlso) expect([role, found]).toEqual([role, column]);
    }
  });

  it('has the type of every row right', () => {
    const types = new Map(check.rows.map(({ row, type }) => [row, type]));
    expect(truth.rows.map(({ row }) => [row, types.get(row)])).toEqual(truth.rows.map(({ row, type }) => [row, type]));
  });

  it('has every line of the ledger right', () => {
    const rows = new Map(check.rows.map((row) => [row.row, row]));
    const ledger = truth.rows.filter(({ type }) => LEDGER.has(type));
    const read = ledger.map((row) => [row.row, factsOf({ ...rows.get(row.row) }, row)]);
    expect(read).toEqual(ledger.map((row) => [row.row, factsOf({ ...row }, row)]));
    expect(check.rows.filter(({ type }) => LEDGER.has(type))).toHaveLength(ledger.length);
  });

  it('adds up to the same totals and ties out', () => {
    expect(check.totals).toEqual(truth.totals);
    for (const { difference } of Object.values(check.tieOut)) expect(difference ?? 0).toBe(0);
  });

  it('shows a flag on the overdue rows and on no other', () => {
    expect(check.flagged).toEqual(truth.rows.flatMap(({ row, overdue }) => (overdue ? [row] : [])));
  });

  it('asks or shows what the sheet does not settle, and nothing stands in the way', () => {
    const topics = check.questions.map(({ topic }) => topic);
    expect(topics).toEqual(expect.arrayContaining(truth.mustAsk.map(({ topic }) => topic)));
    expect(check.questions.filter(({ blocking }) => blocking)).toEqual([]);
  });
});
