import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDay } from '../../core/calendar.ts';
import { type StatementInput, statementOf } from '../../core/statement.ts';
import { statementInWords } from '../../core/statement-content.ts';
import { LARKFIELD } from './companies.ts';

const day = (text: string) => text as CalendarDay;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const invoice = (invoiceNumber: string, dueDate: string | null, outstanding: { minor: number; currency: string }) => ({
  invoiceNumber,
  invoiceDate: null,
  dueDate: dueDate === null ? null : day(dueDate),
  original: null,
  outstanding,
});

const input: StatementInput = {
  customerName: 'Moorland Feeds Ltd',
  customerNumber: 'C-118',
  asOf: day('2026-09-15'),
  items: [
    invoice('INV-9', '2026-10-01', eur(20000)),
    invoice('INV-2', '2026-05-18', eur(44130)),
    invoice('INV-7', '2026-08-16', eur(12000)),
    invoice('INV-8', null, eur(500)),
    invoice('US-1', '2026-09-14', { minor: 99900, currency: 'USD' }),
  ],
  credits: [{ reference: 'CN-4', date: day('2026-09-01'), outstanding: eur(-6130) }],
};

describe('an account statement', () => {
  const [euros, dollars] = statementOf(input).currencies;

  it('lists what is open by due date, what has none last', () => {
    expect(euros?.items.map((it) => [it.invoiceNumber, it.daysOverdue])).toEqual([
      ['INV-2', 120],
      ['INV-7', 30],
      ['INV-9', -16],
      ['INV-8', null],
    ]);
  });

  it('counts invoice numbers as people do where the due day is the same', () => {
    const items = ['INV-10', 'INV-9', 'INV-100'].map((number) => invoice(number, '2026-08-16', eur(1)));
    const [counted] = statementOf({ ...input, items, credits: [] }).currencies;
    expect(counted?.items.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['INV-9', 'INV-10', 'INV-100']);
  });

  it('keeps credits apart and takes them off the balance', () => {
    expect([euros?.open, euros?.overdue, euros?.credited, euros?.balance]).toEqual([
      eur(76630),
      eur(56130),
      eur(-6130),
      eur(70500),
    ]);
  });

  it('ages the invoices: 30 days are in the first bucket, 120 in the last closed one', () => {
    expect(euros?.ageing.map(({ bucket, amount }) => [bucket, amount.minor])).toEqual([
      ['current', 20500],
      ['1-30', 12000],
      ['31-60', 0],
      ['61-90', 0],
      ['91-120', 44130],
      ['121+', 0],
    ]);
  });

  it('never adds currencies', () => {
    expect(dollars?.balance).toEqual({ minor: 99900, currency: 'USD' });
    expect(dollars?.items).toHaveLength(1);
  });

  it('of an account with a credit alone shows the credit', () => {
    const [only] = statementOf({ ...input, items: [] }).currencies;
    expect(only).toMatchObject({ open: eur(0), credited: eur(-6130), balance: eur(-6130), items: [] });
    expect(only?.ageing).toHaveLength(6);
  });

  it('adds up whatever is open, in whatever order', () => {
    const currency = fc.constantFrom('EUR', 'JPY', 'KWD');
    const minor = fc.integer({ min: 1, max: 10_000_000 });
    const open = fc.record({ minor, currency, days: fc.option(fc.integer({ min: -60, max: 400 })) });
    const items = fc
      .array(open)
      .map((all) =>
        all.map(({ days, ...outstanding }, i) =>
          invoice(`I-${i}`, days === null ? null : addDays(input.asOf, -days), outstanding),
        ),
      );
    const credits = fc.array(
      fc
        .record({ minor, currency })
        .map((it) => ({ reference: null, date: null, outstanding: { ...it, minor: -it.minor } })),
    );
    fc.assert(
      fc.property(items, credits, (someItems, someCredits) => {
        const statement = statementOf({ ...input, items: someItems, credits: someCredits });
        for (const it of statement.currencies) {
          expect(it.ageing.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(it.open.minor);
          expect(it.open.minor + it.credited.minor).toBe(it.balance.minor);
        }
        const shown = statement.currencies.reduce((sum, it) => sum + it.items.length + it.credits.length, 0);
        expect(shown).toBe(someItems.length + someCredits.length);
        const turned = { ...input, items: [...someItems].reverse(), credits: [...someCredits].reverse() };
        expect(statementOf(turned).currencies.map(({ balance }) => balance)).toEqual(
          statement.currencies.map(({ balance }) => balance),
        );
      }),
    );
  });
});

describe('the statement in words', () => {
  const said = (language: string | null, change: Partial<StatementInput> = {}) =>
    statementInWords(statementOf({ ...input, ...change }), { settings: LARKFIELD, language, today: day('2026-09-16') });

  it('says in English what is open, of which overdue, less credits', () => {
    const { title, facts, tables } = said(null);
    expect(title).toBe('Account statement C-118');
    expect(facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'To: Moorland Feeds Ltd',
      'Account: C-118',
      'Date: 16 September 2026',
      'Figures as of: 15 September 2026',
    ]);
    expect(tables[0]?.lines).toEqual([
      { label: 'Invoices open', amount: '€766.30', isTotal: false },
      { label: 'of which overdue', amount: '€561.30', isTotal: false },
      { label: 'Credit CN-4, not yet applied', amount: '-€61.30', isTotal: false },
      { label: 'Balance', amount: '€705.00', isTotal: true },
    ]);
    expect(tables[1]?.lines.at(0)).toEqual({ label: 'Invoices open', amount: 'US$999.00', isTotal: true });
  });

  it.each([
    ['en', 'Not yet due', '1 to 30 days', 'More than 120 days'],
    ['de', 'Noch nicht fällig', '1 bis 30 Tage', 'Mehr als 120 Tage'],
    ['fr', 'À échoir', 'De 1 à 30 jours', 'Plus de 120 jours'],
    ['es', 'Aún no vencidas', 'De 1 a 30 días', 'Más de 120 días'],
    ['nl', 'Nog niet vervallen', '1 tot en met 30 dagen', 'Meer dan 120 dagen'],
  ])('names the buckets in %s', (language, ...labels) => {
    const ageing = said(language).tables[0]?.ageing ?? [];
    expect([ageing[0]?.label, ageing[1]?.label, ageing[5]?.label]).toEqual(labels);
  });

  it('says what has no due date, and how long the oldest is overdue', () => {
    const rows = said('de').tables[0]?.rows ?? [];
    expect(rows.map(({ due, overdueFor }) => `${due} ${overdueFor}`.trim())).toEqual([
      '18.05.2026 120 Tage überfällig',
      '16.08.2026 30 Tage überfällig',
      '01.10.2026 noch nicht fällig',
      'ohne Fälligkeit',
    ]);
  });

  it('an empty account says so', () => {
    expect(said('nl', { items: [], credits: [] })).toMatchObject({
      tables: [],
      nothing: 'Op deze rekening staat niets open.',
    });
  });

  it('a name that would turn the page round is made plain', () => {
    expect(said(null, { customerName: 'Acme \u202e00.1', customerNumber: null }).title).toBe(
      'Account statement Acme 00.1',
    );
  });
});
