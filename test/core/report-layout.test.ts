// Learning a report layout: what is kept of an accepted reading, and what never is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import {
  isSameLayout,
  layoutFingerprint,
  layoutOf,
  type ReportLayout,
  reportLayoutSchema,
} from '../../core/report-layout.ts';
import { headingKey } from '../../core/report-layout-headings.ts';
import { looksPersonal } from '../../core/report-layout-privacy.ts';
import type { SheetCells, SheetReading } from '../../core/sheet.ts';
import { type Accepted, acceptedReading, rowNaming } from './accepted-reading.ts';
import { date, pounds, sheetOf, shownAs, type TestCell } from './cells.ts';

const HEADINGS = ['Customer', 'Invoice', 'Due', 'Amount', 'Open'];
const ledger = (headings: readonly TestCell[] = HEADINGS): SheetCells =>
  sheetOf([
    ['Aged debtors'],
    headings,
    ['Ashdown Joinery', 'INV-1', date('2026-08-01'), pounds(120), pounds(100)],
    ['Bell & Carr', 'INV-2', date('2026-08-11'), pounds(80), pounds(80)],
  ]);
const READ: Accepted = {
  headerRow: 2,
  columns: { customer: 'A', invoiceNumber: 'B', dueDate: 'C', amount: 'D', outstanding: 'E' },
};

function learn(cells: SheetCells, answers = {}, accepted = READ): ReportLayout {
  const layout = layoutOf(cells, acceptedReading(cells, accepted), answers);
  if (isRefusal(layout)) throw new Error(layout.because);
  return layout;
}

describe('a learnt layout', () => {
  it('knows its columns by heading and by what they held', () => {
    const { name, headings, columns } = learn(ledger());
    expect({ name, headings }).toEqual({ name: 'Customer, Invoice, Due, Amount', headings: HEADINGS });
    expect(columns).toEqual([
      { role: 'customer', heading: 'Customer', nth: 1, holds: 'text' },
      { role: 'invoiceNumber', heading: 'Invoice', nth: 1, holds: 'text' },
      { role: 'dueDate', heading: 'Due', nth: 1, holds: 'dates' },
      { role: 'amount', heading: 'Amount', nth: 1, holds: 'numbers' },
      { role: 'outstanding', heading: 'Open', nth: 1, holds: 'numbers' },
    ]);
  });

  it('is learnt though its first headings, side by side, read like a company’s name', () => {
    const side = sheetOf([
      ['Client', 'Pty', 'Due', 'Open'],
      ['Ashdown Joinery', 'P1', date('2026-08-01'), pounds(100)],
    ]);
    const layout = learn(side, {}, { headerRow: 1, columns: { customer: 'A', outstanding: 'D' } });
    expect(layout.name).toBe('Client, Pty, Due, Open');
    expect(reportLayoutSchema.safeParse({ ...layout, name: 'Ashdown Pty' }).success).toBe(false);
  });

  it('keeps answers that hold next month, with columns by heading', () => {
    const answers = {
      'column.outstanding': 'E',
      'column.email': '',
      dateOrder: 'DMY',
      currency: 'GBP',
      terms: '30 days',
    };
    expect(learn(ledger(), answers).answers).toEqual([
      { topic: 'column.outstanding', value: '', column: { heading: 'Open', nth: 1 } },
      { topic: 'column.email', value: 'none', column: null },
      { topic: 'dateOrder', value: 'DMY', column: null },
      { topic: 'currency', value: 'GBP', column: null },
      { topic: 'terms', value: '30 days', column: null },
    ]);
  });

  it('keeps what codes beside positive amounts mean, as long as they are codes', () => {
    const answers = { credits: 'lower', 'credits.NCC': 'lower', 'credits.H': 'lower', 'credits.Anna Bell': 'lower' };
    expect(learn(ledger(), answers).answers.map(({ topic }) => topic)).toEqual(['credits', 'credits.NCC', 'credits.H']);
  });

  it('forgets answers that are true of this sheet only, or about columns that are not there', () => {
    const answers = {
      asOf: '2026-09-30',
      tieOut: 'accepted',
      sheet: 'Anna Bell',
      'column.email': 'ZZ',
      'bucket.Q': 'pastDue',
    };
    expect(learn(ledger(), answers).answers).toEqual([]);
  });

  it('tells columns of one heading apart, and knows one without a heading by its place', () => {
    const cells = sheetOf([
      ['', 'Invoice', 'Amount', 'Cur', 'Amount', 'Cur'],
      ['Ashdown Joinery', 'INV-1', 100, 'EUR', 85, 'GBP'],
    ]);
    const read: Accepted = { headerRow: 1, columns: { customer: 'A', invoiceNumber: 'B', outstanding: 'E' } };
    const { headings, columns } = learn(cells, { 'bucket.C': 'notDue' }, read);
    expect(headings).toEqual(['', 'Invoice', 'Amount', 'Cur', 'Amount', 'Cur']);
    expect(columns.map(({ heading, nth }) => [heading, nth])).toEqual([
      ['', 1],
      ['Invoice', 1],
      ['Amount', 2],
    ]);
  });

  it('joins the two rows of a header', () => {
    const cells = sheetOf([
      ['', 'Document', '', 'Overdue', ''],
      ['Customer', 'No.', 'Due', '1-30', '31-60'],
      ['Ashdown Joinery', 'INV-1', date('2026-08-01'), 10, 0],
    ]);
    const rows = [rowNaming({ row: 1, type: 'header' }), rowNaming({ row: 2, type: 'header2' })];
    const { headings } = learn(cells, {}, { headerRow: 2, columns: { customer: 'A' }, buckets: ['D', 'E'], rows });
    expect(headings).toEqual(['Customer', 'Document No.', 'Due', 'Overdue 1-30', '31-60']);
  });

  it('takes bucket edges and month ends for headings', () => {
    const cells = sheetOf([
      ['Kunde', 30, 60, 90, date('2026-08-31')],
      ['Ashdown Joinery', 1, 2, 3, 4],
    ]);
    const layout = learn(cells, {}, { headerRow: 1, columns: { customer: 'A' }, buckets: ['B', 'C', 'D'] });
    expect(layout.headings).toEqual(['Kunde', '30', '60', '90', '2026-08-31']);
  });
});

describe('what is no heading', () => {
  it.each([
    ['an e-mail address', 'ap@acme.test'],
    ['an amount with a sign', '£4,120.00'],
    ['an amount', '1.234,56'],
    ['a number as an amount', 4120.5],
    ['a round amount', 7500],
    ['a telephone number', '+44 20 7946 0018'],
    ['a customer number', 'K-100234'],
    ['a person with a title', 'Mrs Bell'],
    ['a person with an initial', 'A. Bell'],
    ['a company', 'Ashdown Joinery Ltd'],
    ['a bigger company', 'Nordlicht GmbH'],
    ['a customer of the sheet', 'bell & CARR'],
    ['a whole text', 'x '.repeat(60)],
  ])('%s among the headings keeps the layout from being learnt', (_, heading) => {
    const cells = ledger([...HEADINGS, heading]);
    const rows = [rowNaming({ customer: 'Bell & Carr' })];
    expect(layoutOf(cells, acceptedReading(cells, { ...READ, rows }), {})).toMatchObject({
      refused: 'layout-not-learnt',
    });
  });

  it.each(
    [
      'Outstanding (GBP)',
      '1-30',
      '> 90 days',
      '120+',
      'Sep 2026',
      'Balance at 30/09/2026',
      'Amount inc. VAT',
      'Ref. No.',
    ].concat([
      'Älter als 90 Tage',
      'Dr Amount',
      'Cr/Dr',
      'Nº factura',
      'Montant €',
      '2026',
      'Skonto %',
      'W/E 2026-09-30',
    ]),
  )('%s is a heading', (heading) => {
    expect(looksPersonal(heading)).toBeNull();
  });

  it('three headings are needed', () => {
    const cells = sheetOf([
      ['Customer', 'Open'],
      ['Ashdown Joinery', 1],
    ]);
    const reading = acceptedReading(cells, { headerRow: 1, columns: { customer: 'A' } });
    expect(layoutOf(cells, reading, {})).toMatchObject({ refused: 'layout-not-learnt' });
  });

  it('the schema holds whoever sends a layout to the same', () => {
    const layout = learn(ledger());
    expect(reportLayoutSchema.safeParse(layout).success).toBe(true);
    const forge = (change: Partial<ReportLayout>) => reportLayoutSchema.safeParse({ ...layout, ...change }).success;
    const headings = [...HEADINGS.slice(0, 4), 'ap@acme.test'];
    expect(forge({ headings, layoutId: layoutFingerprint(headings) })).toBe(false);
    expect(forge({ layoutId: 'A'.repeat(22) })).toBe(false);
    expect(forge({ name: 'Invoices of ap@acme.test' })).toBe(false);
    expect(forge({ columns: [{ role: 'customer', heading: 'Client', nth: 1, holds: 'text' }] })).toBe(false);
    expect(forge({ answers: [{ topic: 'terms', value: '020 7946 0018', column: null }] })).toBe(false);
    expect(forge({ answers: [{ topic: 'asOf' as 'terms', value: '2026-09-30', column: null }] })).toBe(false);
    expect(reportLayoutSchema.safeParse({ ...layout, learntBy: 'Anna Bell' }).success).toBe(false);
  });
});

const anyWord = fc.stringMatching(/^[A-Za-zÀ-ÿ]{2,9}( [a-z]{2,6})?$/);
const anyHeadings = fc.uniqueArray(anyWord, { minLength: 3, maxLength: 12, selector: headingKey });

describe('any headings', () => {
  it('have one id whatever their order, case, spaces and accents', () => {
    const anyChanged = anyHeadings.chain((headings) =>
      fc.record({
        headings: fc.constant(headings),
        moved: fc.shuffledSubarray(headings, { minLength: headings.length, maxLength: headings.length }),
      }),
    );
    fc.assert(
      fc.property(anyChanged, ({ headings, moved }) => {
        const other = moved.map((text) => `  ${text.toUpperCase().normalize('NFD').replace(' ', '\n ')} `);
        expect(layoutFingerprint(other)).toBe(layoutFingerprint(headings));
        expect(layoutFingerprint(['', ...other, ''])).toBe(layoutFingerprint(headings));
        expect(layoutFingerprint(headings.slice(1))).not.toBe(layoutFingerprint(headings));
        expect(layoutFingerprint([...headings, headings[0] ?? ''])).not.toBe(layoutFingerprint(headings));
      }),
    );
  });

  it('keep their order where one of them stands twice', () => {
    expect(layoutFingerprint(['Amount', 'Cur', 'Amount'])).not.toBe(layoutFingerprint(['Amount', 'Amount', 'Cur']));
  });

  it('are told apart in every script', () => {
    expect(headingKey('Straße')).toBe(headingKey('STRASSE'));
    expect(headingKey('STRAẞE')).toBe(headingKey('STRASSE'));
    expect(headingKey('Échéance')).toBe(headingKey('echeance'));
    expect(headingKey('कि')).not.toBe(headingKey('की'));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => headingKey(headingKey(text)) === headingKey(text)),
    );
  });
});

describe('any sheet', () => {
  const anySheet = fc.record({
    headings: anyHeadings,
    body: fc.array(fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant('Ada Lovelace')), { maxLength: 12 })),
    answers: fc.dictionary(fc.constantFrom('terms', 'asOf', 'column.dueDate', 'bucket.B', 'sheet'), fc.string()),
  });

  it('leaves nothing of its rows in a layout that is valid, fits the API and is itself again', () => {
    fc.assert(
      fc.property(anySheet, ({ headings, body, answers }) => {
        const cells = sheetOf([headings, ...body.map((row) => row.map((value) => shownAs('General', value)))]);
        const reading: SheetReading = acceptedReading(cells, {
          headerRow: 1,
          columns: { customer: 'A', dueDate: 'B' },
        });
        const layout = layoutOf(cells, reading, answers);
        if (isRefusal(layout)) return;
        // A column beside the headings that an answer names is one without a heading.
        const named = (texts: readonly string[]) => texts.filter((text) => text !== '');
        expect(named(layout.headings)).toEqual(named(headings));
        expect(reportLayoutSchema.parse(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
        const said = [...layout.headings, ...layout.columns.map(({ heading }) => heading)];
        expect(named(said).filter((text) => !headings.includes(text))).toEqual([]);
        expect(JSON.stringify(layout)).not.toContain('Lovelace');
        const again = layoutOf(cells, reading, answers);
        expect(isRefusal(again) || isSameLayout(layout, again)).toBe(true);
      }),
    );
  });
});
