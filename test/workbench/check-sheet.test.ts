import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetCheck } from '../../workbench/sheet-check.ts';
import { OPEN_INVOICES_TABLE, writeOpenInvoicesTable } from '../sheets/open-invoices-table.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

interface TruthRow {
  readonly row: number;
  readonly type: string;
  readonly customer?: string | null;
  readonly customerId?: string | null;
  readonly invoiceNumber?: string | null;
  readonly dueDate?: string | null;
  readonly outstanding?: number | null;
  readonly currency?: string | null;
  readonly daysOverdue?: number | null;
  readonly overdue?: boolean;
}

interface Truth {
  readonly sheet: string;
  readonly asOf: string;
  readonly headerRow: number;
  readonly kind: string;
  readonly dateOrder: string;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly totals: SheetCheck['totals'];
  readonly mustAsk: readonly { readonly topic: string }[];
  readonly rows: readonly TruthRow[];
}

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function runCheck(...args: readonly string[]): Promise<Ran> {
  const command = [
    '--experimental-strip-types',
    '--disable-warning=ExperimentalWarning',
    'workbench/check-sheet.ts',
    ...args,
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: ROOT, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

interface Sample {
  readonly name: string;
  readonly prepare: (folder: string) => Promise<{ readonly path: string; readonly truth: Truth }>;
}

const SAMPLES: readonly Sample[] = [
  {
    name: '06-clerk-own-simple.xlsx',
    prepare: async () => {
      const path = join(ROOT, 'test/sheets/06-clerk-own-simple');
      return { path: `${path}.xlsx`, truth: JSON.parse(await readFile(`${path}.truth.json`, 'utf8')) as Truth };
    },
  },
  {
    name: 'open-invoices-table.xlsx',
    prepare: async (folder) => {
      const path = join(folder, 'open-invoices-table.xlsx');
      await writeOpenInvoicesTable(path);
      return { path, truth: OPEN_INVOICES_TABLE };
    },
  },
];

const LEDGER: ReadonlySet<string> = new Set(['invoice', 'credit', 'payment']);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-sheet-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(SAMPLES)('check-sheet on $name', ({ name, prepare }) => {
  let truth: Truth;
  let ran: Ran;
  let check: SheetCheck;

  beforeAll(async () => {
    const sample = await prepare(folder);
    truth = sample.truth;
    ran = await runCheck(sample.path, '--as-of', truth.asOf, '--json');
    check = JSON.parse(ran.stdout) as SheetCheck;
  });

  it('prints one object and nothing else', () => {
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(check.file).toBe(name);
  });

  it('finds headings, kind, day and columns', () => {
    const { sheet, headerRow, kind, dateOrder, asOf, columns } = truth;
    expect(check).toMatchObject({ sheet, headerRow, kind, dateOrder, asOf, asOfFrom: 'argument' });
    expect(check.columns).toEqual(columns);
  });

  it('gives every row its type', () => {
    const types = new Map(check.rows.map(({ row, type }) => [row, type]));
    expect(truth.rows.map(({ row }) => [row, types.get(row)])).toEqual(truth.rows.map(({ row, type }) => [row, type]));
  });

  it('reads every ledger row', () => {
    const rows = new Map(check.rows.map((row) => [row.row, row]));
    const ledger = truth.rows.filter(({ type }) => LEDGER.has(type));
    expect(ledger.length).toBeGreaterThan(10);
    for (const {
      row,
      customer,
      customerId,
      invoiceNumber,
      dueDate,
      outstanding,
      currency,
      daysOverdue,
      overdue,
    } of ledger)
      expect(rows.get(row)).toMatchObject({
        customer,
        customerId,
        invoiceNumber,
        dueDate,
        outstanding,
        currency,
        daysOverdue,
        overdue,
        bucket: null,
      });
    expect(check.rows.filter(({ type }) => LEDGER.has(type))).toHaveLength(ledger.length);
  });

  it('adds up to the same totals and ties out', () => {
    expect(check.totals).toEqual(truth.totals);
    expect(Object.values(check.tieOut).map(({ difference }) => difference)).toEqual([0]);
  });

  it('shows a flag on the overdue rows of the saved workbook and on no other', () => {
    expect(check.flagged).toEqual(truth.rows.flatMap(({ row, overdue }) => (overdue ? [row] : [])));
  });

  it('shows what it assumed', () => {
    const topics = check.questions.map(({ topic }) => topic);
    expect(topics).toEqual(expect.arrayContaining(truth.mustAsk.map(({ topic }) => topic)));
    expect(check.questions.some(({ blocking }) => blocking)).toBe(false);
  });

  it('needs few messages to Excel', () => {
    expect(check.host.syncs).toBeLessThanOrEqual(10);
    expect(check.host.bytesSent).toBeGreaterThan(0);
    expect(check.host.bytesReceived).toBeGreaterThan(0);
  });
});

describe('check-sheet', () => {
  const csv = async (name: string, lines: readonly string[]): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, lines.join('\r\n'));
    return path;
  };

  it('prints a table for people', async () => {
    const { code, stdout } = await runCheck(
      'test/sheets/06-clerk-own-simple.xlsx',
      '--as-of',
      '2026-09-15',
      '--sheet',
      'debtors',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Owed      GBP 164,005.86');
    expect(stdout).toContain('Overdue   GBP 30,187.89 in 40 rows; 40 rows flagged');
    expect(stdout).toContain('Tie-out   GBP: sheet 164,005.86, rows 164,005.86, difference 0.00');
    expect(stdout).toMatch(/2\s+invoice\s+Westerby Agricultural Ltd\s+INV-10402\s+2025-12-30\s+6,160\.43\s+259\s+flag/);
  });

  it('flags nothing and ends with 3 while something is open', async () => {
    const path = await csv('text.csv', [
      'Customer,Invoice,Due date,Balance',
      'Ashdown Ltd,A-1,sometime soon,50.00',
      'Brackley Ltd,A-2,2026-08-01,80.00',
      'Calder Ltd,A-3,2026-08-01,10.00',
    ]);
    const { code, stdout, stderr } = await runCheck(path, '--as-of', '2026-09-15', '--json');
    const check = JSON.parse(stdout) as SheetCheck;
    expect(code).toBe(3);
    expect(check.questions[0]).toMatchObject({ topic: 'dueDate', blocking: true });
    expect(check.flagged).toEqual([]);
    expect(stderr).toContain('C2 (“sometime soon”)');
  });

  it('flags amounts of several groups without decimals as it read them', async () => {
    const path = await csv('yen.csv', [
      'Customer,Invoice,Due date,Open (JPY)',
      'Sakura KK,A-1,2026-08-31,"1,250,000"',
      'Fuji KK,A-2,2026-10-31,"1,980,000"',
      'Kyoto KK,A-3,2026-08-30,"2,980"',
    ]);
    const { code, stdout } = await runCheck(path, '--as-of', '2026-09-15');
    expect(code).toBe(0);
    expect(stdout).toContain('Overdue   JPY 1,252,980.00 in 2 rows; 2 rows flagged');
  });

  it.each([
    ['text dates alone', '15/09/2026'],
    ['text dates beside real ones', new Date('2026-09-15T00:00:00Z')],
  ])('flags what it read in a workbook that counts days from 1904: %s', async (_, first) => {
    const file = new ExcelJS.Workbook();
    file.properties.date1904 = true;
    const sheet = file.addWorksheet('Debtors');
    sheet.addRows([
      ['Customer', 'Invoice', 'Due', 'Balance'],
      ['Ashdown Ltd', 'A-1', first, 500],
      ['Brackley Ltd', 'A-2', '15/10/2026', 250],
      ['Carr Ltd', 'A-3', '25/12/2026', 75],
    ]);
    sheet.getCell('C2').numFmt = 'dd/mm/yyyy';
    const path = join(folder, 'since-1904.xlsx');
    await file.xlsx.writeFile(path);
    const { code, stdout } = await runCheck(path, '--as-of', '2026-11-20', '--json');
    expect({ code, flagged: (JSON.parse(stdout) as SheetCheck).flagged }).toEqual({ code: 0, flagged: [2, 3] });
  });

  it('goes on with the answers of a file', async () => {
    const path = await csv('open.csv', [
      'Customer,Invoice,Due date,Balance',
      'Ashdown Ltd,A-1,09/08/2026,50.00',
      'Brackley Ltd,A-2,10/12/2026,80.00',
    ]);
    const answers = join(folder, 'answers.json');
    await writeFile(answers, JSON.stringify({ dateOrder: 'MDY', currency: 'USD', asOf: '2026-09-15' }));
    const open = await runCheck(path, '--as-of', '2026-09-15', '--json');
    expect(open.code).toBe(3);
    const { code, stdout } = await runCheck(path, '--answers', answers, '--json');
    const check = JSON.parse(stdout) as SheetCheck;
    expect(code).toBe(0);
    expect(check).toMatchObject({ dateOrder: 'MDY', asOf: '2026-09-15', flagged: [2] });
    expect(check.rows.slice(1).map(({ dueDate, currency }) => [dueDate, currency])).toEqual([
      ['2026-09-08', 'USD'],
      ['2026-10-12', 'USD'],
    ]);
  });

  it('reads the sheet of several that is the list, and says why not the others', async () => {
    const { stdout } = await runCheck('test/sheets/04-business-central-aged-ar-excel.xlsx', '--json');
    const check = JSON.parse(stdout) as SheetCheck;
    expect(check.sheet).toBe('Aged Accounts Rec. (Print)');
    expect(check.sheets.find(({ sheetName }) => sheetName === 'CustomerAgingData')?.because).toContain('hidden');
  });

  it.each<[string, string[], string]>([
    [
      'answers that are none',
      ['test/sheets/06-clerk-own-simple.xlsx', '--answers', 'README.md'],
      'README.md is not JSON',
    ],
    ['no file', ['test/sheets/none.xlsx'], 'There is no file test/sheets/none.xlsx.'],
    ['a file of another kind', ['package.json'], 'package.json is neither an .xlsx nor a .csv file.'],
    ['no such sheet', ['test/sheets/06-clerk-own-simple.xlsx', '--sheet', 'Mai'], 'It has “Debtors”.'],
    ['no such day', ['test/sheets/06-clerk-own-simple.xlsx', '--as-of', '31.12.2026'], '31.12.2026 is no day'],
    ['no arguments', [], 'Usage: npm run -s check-sheet'],
    ['an unknown option', ['--colour', 'x'], 'Usage: npm run -s check-sheet'],
  ])('ends with 2 and says why: %s', async (_, args, words) => {
    const { code, stdout, stderr } = await runCheck(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  it.each(['--help', '-h'])('says how it is used and ends with 0: %s', async (option) => {
    const { code, stdout, stderr } = await runCheck(option);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Usage: npm run -s check-sheet');
  });

  it('ends with 2 for a list of suppliers', async () => {
    const path = await csv('payables.csv', ['Supplier,Invoice,Due date,Balance', 'Ashdown Ltd,A-1,2026-08-01,50.00']);
    const { code, stderr } = await runCheck(path, '--json');
    expect(code).toBe(2);
    expect(stderr).toContain('what you owe, not of what customers owe you');
  });
});
