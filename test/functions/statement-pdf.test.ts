import './quiet-log.ts';
import { describe, expect, it } from 'vitest';
import { NEW_ACCOUNT } from '../../core/account.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { type ReminderRequest, reminderRequestSchema } from '../../core/reminder.ts';
import { statementFor } from '../../core/reminder-statement.ts';
import { statementFile } from '../../functions/statement-pdf.ts';
import { workbenchCompany } from '../../workbench/company.ts';
import { type ReadPdf, readPdf } from './pdf-reader.ts';

const money = (minor: number, currency = 'EUR') => ({ minor, currency });
const invoice = (invoiceNumber: string, dueDate: string, outstanding = money(12_000)) => ({
  ...{ invoiceNumber, invoiceDate: null, dueDate, original: null, outstanding },
});

function asked(change: Record<string, unknown> = {}): ReminderRequest {
  return reminderRequestSchema.parse({
    ...{ customerName: 'Acme Trading Ltd', customerNumber: 'C-118', contactName: null, to: 'ap@acme.test' },
    ...{ asOf: '2026-09-14', invoices: [invoice('INV-7', '2026-08-19')], credits: [] },
    ...change,
  });
}

const fileOf = (change: Record<string, unknown> = {}) =>
  statementFile(
    statementFor(asked(change), {
      account: NEW_ACCOUNT,
      settings: workbenchCompany,
      today: '2026-09-15' as CalendarDay,
    }),
  );

const readOf = async (change: Record<string, unknown> = {}): Promise<ReadPdf> =>
  readPdf((await fileOf(change)).content);
const linesOf = ({ pages }: ReadPdf): string[] => pages.flatMap((page) => page.split('\n'));

describe('the account statement as a file', () => {
  it('shows what is open, due or not, with credits apart, the sums and the ageing', async () => {
    const lines = linesOf(
      await readOf({
        notDue: [invoice('INV-9', '2026-10-01', money(5_000))],
        credits: [{ reference: 'CN-1', date: null, outstanding: money(-2_000) }],
      }),
    );
    expect(lines.slice(0, 10)).toEqual([
      ...['Harbour Lane Supplies Ltd', 'Unit 4, Tidewater Yard', 'Penmouth', 'PM1 4QD', 'United Kingdom'],
      'Account statement C-118',
      'To: Acme Trading Ltd',
      'Account: C-118',
      'Date: 15 September 2026',
      'Figures as of: 14 September 2026',
    ]);
    const from = (label: string, count: number) => lines.slice(lines.indexOf(label), lines.indexOf(label) + count);
    expect(from('INV-7', 5)).toEqual(['INV-7', 'no date', '19 Aug 2026', '26 days overdue', '€120.00']);
    expect(from('INV-9', 5)).toEqual(['INV-9', 'no date', '1 Oct 2026', 'not yet due', '€50.00']);
    expect(from('Invoices open', 8)).toEqual([
      ...['Invoices open', '€170.00', 'of which overdue', '€120.00'],
      ...['Credit CN-1, not yet applied', '-€20.00', 'Balance', '€150.00'],
    ]);
    expect(from('Not yet due', 4)).toEqual(['Not yet due', '€50.00', '1 to 30 days', '€120.00']);
  });

  it('keeps currencies apart, each with its digits', async () => {
    const invoices = [
      invoice('J', '2026-08-19', money(123_456, 'JPY')),
      invoice('K', '2026-08-19', money(1_234_567, 'KWD')),
    ];
    const lines = linesOf(await readOf({ invoices })).map((line) => line.replace(/\u00a0/g, ' '));
    expect(lines).toEqual(
      expect.arrayContaining(['Open invoices in JPY', 'Open invoices in KWD', 'JP¥123,456', 'KWD 1,234.567']),
    );
  });

  it('is in the customer’s language, and says which', async () => {
    const { objects, pages } = await readOf({ language: 'de' });
    expect(pages[0]).toContain('Kontoauszug C-118');
    expect(pages[0]).toContain('Seite 1 von 1');
    expect(objects.filter((it) => it.includes('/Lang (de)'))).toHaveLength(1);
  });

  it('can be read aloud: title, headings, tables with their headings, and page numbers left out', async () => {
    const { objects, structure } = await readOf();
    const dictionary = objects.join('\n');
    expect(dictionary).toContain('/DisplayDocTitle true');
    expect(dictionary).toContain('/Marked true');
    expect(dictionary).toContain('/Title');
    const count = (part: string) => structure.filter((it) => it === part).length;
    expect(['Document', 'H1', 'H2', 'Table'].map(count)).toEqual([1, 1, 2, 2]);
    // Headings, one invoice and two sums; six buckets.
    expect(count('TR')).toBe(4 + 6);
    expect(dictionary.match(/\/Scope \/Column/g)).toHaveLength(3);
    expect(dictionary.match(/\/Scope \/Row/g)).toHaveLength(3 + 6);
  });

  it.each([
    ['Arabic', 'شركة الأمل للتجارة (دبي)'],
    ['Hebrew', 'חברת בניין 77 בע״מ'],
    ['Chinese', '上海贸易有限公司'],
    ['Japanese', '株式会社カネコ'],
    ['Korean', '한국전력공사'],
    ['Thai', 'บริษัท ไทย จำกัด'],
    ['Hindi', 'राम ट्रेडर्स'],
    ['Greek and Cyrillic', 'Ελληνική Εταιρεία и Ромашка'],
  ])('says a name in %s as it is written', async (_, customerName) => {
    const { spoken, objects } = await readOf({ customerName });
    expect(spoken).toContain(`To: ${customerName}`);
    // A letter no font has would be drawn as glyph 0 of the Latin font alone.
    expect(objects.filter((it) => it.includes('/FontFile2')).length).toBeGreaterThan(2);
  });

  it('draws right-to-left words from the right: brackets turned, a number between them left to right', async () => {
    const lines = linesOf(await readOf({ customerNumber: 'חשבון (77)' }));
    const at = lines.indexOf('Account: ');
    // From left to right on the page, Hebrew letters in the order they are drawn.
    expect(lines.slice(at, at + 5).join('|')).toBe('Account: |(|77|) |ןובשח');
  });

  it('takes hostile names for text', async () => {
    const customerName =
      '</rdf:li><img src=x onerror=alert(1)> {totalOpen} =HYPERLINK("x")\r\nBcc: a@b.test \u202eevil';
    const { content, name } = await fileOf({ customerName, customerNumber: null });
    const lines = linesOf(readPdf(content)).join(' ');
    expect(lines).toContain('<img src=x onerror=alert(1)> {totalOpen} =HYPERLINK("x") Bcc: a@b.test evil');
    const described = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(content.toString('latin1'))?.[0];
    expect(described).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(described).not.toContain('<img');
    expect(name).toMatch(/^Account statement -rdf-li-img src-x onerror[\p{L}\p{N} ._-]*\.pdf$/u);
  });

  it('breaks what is too long for its column, and loses no letter', async () => {
    const long = 'X'.repeat(64);
    const lines = linesOf(await readOf({ invoices: [invoice(long, '2026-08-19')] }));
    expect(lines.filter((line) => /^X+$/.test(line)).join('')).toBe(long);
  });

  it('lists 500 invoices on as many pages as they need, headings on each, numbers on all', async () => {
    const invoices = Array.from({ length: 500 }, (_, i) => invoice(`INV-${i}`, '2026-08-19'));
    const { content } = await fileOf({ invoices });
    const { pages } = readPdf(content);
    const lines = pages.flatMap((page) => page.split('\n'));
    expect(lines.filter((line) => /^INV-\d+$/.test(line))).toHaveLength(500);
    expect(new Set(lines.filter((line) => /^INV-\d+$/.test(line))).size).toBe(500);
    const withItems = pages.filter((page) => /^INV-\d+$/m.test(page));
    expect(withItems.filter((page) => page.includes('Invoice\nDue\nOpen'))).toHaveLength(withItems.length);
    expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
    expect(content.length).toBeLessThan(500_000);
  });

  it('is the same file for the same statement', async () => {
    const [first, again] = [
      await fileOf({ customerName: '한국전력공사' }),
      await fileOf({ customerName: '한국전력공사' }),
    ];
    expect(first.content.equals(again.content)).toBe(true);
    expect(first.content.equals((await fileOf()).content)).toBe(false);
  });
});
