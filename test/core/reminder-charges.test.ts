import { describe, expect, it } from 'vitest';
import { invoiceMark } from '../../core/account-checks.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import {
  type Charges,
  type ChargesInput,
  chargesFor,
  costAfterFourteenDays,
  rateSeriesWith,
} from '../../core/reminder-charges.ts';

const day = (text: string) => text as CalendarDay;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const gbp = (minor: number) => ({ minor, currency: 'GBP' });
const invoice = (invoiceNumber: string, dueDate: string, outstanding: { minor: number; currency: string }) => ({
  ...{ invoiceNumber, invoiceDate: null, dueDate: day(dueDate), original: null, outstanding },
});

/** A German company owes €10,000 since 31 December 2025; the figures are as of 31 January. */
const german: ChargesInput = {
  invoices: [invoice('R-1', '2025-12-31', eur(1_000_000))],
  credits: [],
  level: 2,
  asOf: day('2026-01-31'),
  country: 'DE',
  customerType: 'business',
  settings: {
    latePaymentRules: ['LP-DE-B2B', 'LP-DE-B2C', 'LP-NL-B2B', 'LP-NL-B2C', 'LP-GB-B2B'],
    chargesFromLevel: 2,
    lateRates: [],
  },
  reminded: { invoices: [], on: null },
};

function charged(change: Partial<ChargesInput> = {}): Charges {
  const charges = chargesFor({ ...german, ...change });
  if (isRefusal(charges)) throw new Error(charges.because);
  return charges;
}

describe('what the law adds', () => {
  it('is interest at the day’s rate and the fixed sum, each with its law: 31 days at 10.27 % of €10,000 are €87.22', () => {
    expect(charged().lines).toEqual([
      {
        kind: 'interest',
        invoiceNumber: 'R-1',
        law: 'BGB §§ 286, 288',
        amount: eur(8_722),
        rates: [{ percent: 10.27, from: '2026-01-01', to: '2026-01-31' }],
      },
      { kind: 'compensation', invoiceNumber: 'R-1', law: 'BGB §§ 286, 288', amount: eur(4_000) },
    ]);
  });

  it('follows British law for a British customer: £5,000 due 28 February 2025 owes £157.19 and £70 on 29 May', () => {
    const { lines } = charged({
      country: 'GB',
      asOf: day('2025-05-29'),
      invoices: [invoice('INV-1', '2025-02-28', gbp(500_000))],
    });
    expect(lines.map(({ kind, amount }) => [kind, amount.minor])).toEqual([
      ['interest', 15_719],
      ['compensation', 7_000],
    ]);
  });

  it.each<[string, Partial<ChargesInput>]>([
    ['no rule is switched on', { settings: { ...german.settings, latePaymentRules: [] } }],
    ['the rule of another country is', { country: 'FR' }],
    ['nobody knows the country', { country: null }],
    ['nobody knows whether it is a business', { customerType: null }],
    ['the reminder is the first', { level: 1 }],
    ['the company asks from the final reminder on', { settings: { ...german.settings, chargesFromLevel: 3 } }],
    [
      'the invoice is in a currency the law does not know',
      { invoices: [invoice('R-1', '2025-12-31', gbp(1_000_000))] },
    ],
    ['open credits cover the invoice', { credits: [{ reference: null, date: null, outstanding: eur(-1_000_000) }] }],
  ])('is nothing when %s', (_, change) => {
    expect(charged(change)).toEqual({ lines: [], unverified: [] });
  });

  it('is never asked for in a first reminder, whatever the settings say', () => {
    expect(charged({ level: 1, settings: { ...german.settings, chargesFromLevel: 1 } }).lines).toEqual([]);
  });

  it('counts open credits against the oldest invoice: interest on the €6,000 left is €52.33', () => {
    const { lines } = charged({ credits: [{ reference: 'G-9', date: null, outstanding: eur(-400_000) }] });
    expect(lines[0]?.amount).toEqual(eur(5_233));
  });

  it('is added up when there are more than three invoices, with every rate that was taken', () => {
    const four = ['R-1', 'R-2', 'R-3', 'R-4'].map((number) => invoice(number, '2025-12-31', eur(1_000_000)));
    const { lines } = charged({ invoices: four, asOf: day('2026-07-10') });
    // 181 days at 10.27 % of €10,000 are €509.28, 10 days at 10.52 % are €28.82: €538.10 each.
    expect(lines).toEqual([
      {
        kind: 'interest',
        law: 'BGB §§ 286, 288',
        amount: eur(4 * 53_810),
        rates: [
          { percent: 10.27, from: '2026-01-01', to: '2026-06-30' },
          { percent: 10.52, from: '2026-07-01', to: '2026-07-10' },
        ],
      },
      { kind: 'compensation', law: 'BGB §§ 286, 288', amount: eur(16_000) },
    ]);
  });

  it('says which figures nobody read in a source', () => {
    expect(charged({ asOf: day('2026-07-10') }).unverified).toEqual(['the rate for 2026-H2']);
  });

  it('refuses beyond the last known rate and names the half-year that is missing', () => {
    const refused = chargesFor({ ...german, asOf: day('2027-01-15') }) as Refusal;
    expect(refused).toMatchObject({ refused: 'no-rate-known', because: expect.stringContaining('2027-H1') });
  });

  it('counts with the rate the finance lead adds: 15 days at 10.60 % come to what they should', () => {
    const lateRates = [{ series: 'DE_BASE_RATE', halfYear: '2027-H1', percent: 1.6 }];
    const { lines } = charged({
      invoices: [invoice('R-1', '2026-12-31', eur(1_000_000))],
      asOf: day('2027-01-15'),
      settings: { ...german.settings, lateRates },
    });
    expect(lines[0]).toMatchObject({ amount: eur(4_356), rates: [{ percent: 10.6 }] });
  });

  it('takes the finance lead’s rate in place of the project’s', () => {
    const own = rateSeriesWith([{ series: 'DE_BASE_RATE', halfYear: '2026-H2', percent: 1.5 }]);
    const rates = own.find(({ id }) => id === 'DE_BASE_RATE')?.rates.filter(({ halfYear }) => halfYear === '2026-H2');
    expect(rates).toEqual([{ halfYear: '2026-H2', basisPoints: 150, verified: true, sources: [] }]);
  });
});

describe('in the Netherlands', () => {
  const dutch: Partial<ChargesInput> = { country: 'NL', invoices: [invoice('F-1', '2025-12-31', eur(100_000))] };

  it('a business that was reminded owes the scale, €150 on €1,000, and before that the €40 minimum', () => {
    const reminded = { invoices: [invoiceMark('F-1')], on: day('2026-01-10') };
    const costs = [charged({ ...dutch, reminded }), charged(dutch)].map(({ lines }) => lines[1]);
    expect(costs).toMatchObject([
      { kind: 'collection-cost', amount: eur(15_000) },
      { kind: 'collection-cost', amount: eur(4_000) },
    ]);
  });

  it('a consumer is asked for nothing in the 14-day letter, which names what would follow', () => {
    const consumer = { ...german, ...dutch, customerType: 'consumer' } as const;
    expect(charged(consumer).lines).toEqual([]);
    expect(costAfterFourteenDays(consumer, [eur(100_000)])).toEqual({ amount: eur(15_000), includesVat: false });
    expect(costAfterFourteenDays({ ...consumer, level: 3 }, [eur(100_000)])).toBeNull();
    expect(costAfterFourteenDays({ ...consumer, customerType: 'business' }, [eur(100_000)])).toBeNull();
    expect(costAfterFourteenDays(consumer, [eur(100_000), gbp(5)])).toBeNull();
  });
});
