import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountStop, lastDayOf, STOP_KINDS, stopsInForce } from '../../core/account-stop.ts';
import { addDays, type CalendarDay } from '../../core/calendar.ts';
import { askedFor, refusalOfNothingLeft } from '../../core/left-out.ts';
import type { ReminderCredit, ReminderInvoice } from '../../core/reminder.ts';

const day = (text: string) => text as CalendarDay;
const money = (minor: number, currency = 'GBP') => ({ minor, currency });
const invoice = (invoiceNumber: string, outstanding = money(10_000)): ReminderInvoice => ({
  ...{ invoiceNumber, invoiceDate: null, dueDate: day('2026-08-31'), original: null, outstanding },
});
const credit = (minor: number, currency = 'GBP'): ReminderCredit => ({
  ...{ reference: null, date: null, outstanding: money(-minor, currency) },
});
const stop = (
  kind: AccountStop['kind'],
  invoices: string[] | null,
  changes: Partial<AccountStop> = {},
): AccountStop => ({
  ...{ stopId: `${kind}`, at: '', by: 'Anna', kind, reason: 'wrong price', until: null, invoices, ...changes },
});
const settings = { minimumAmounts: [money(2_500, 'EUR')], locale: 'en-GB' };
const split = (invoices: ReminderInvoice[], stops: AccountStop[] = [], credits: ReminderCredit[] = []) =>
  askedFor({ invoices, credits }, stops, settings);
const numbers = (invoices: readonly { invoiceNumber: string }[]) => invoices.map((each) => each.invoiceNumber);

describe('the last day of a stop', () => {
  it.each<[string, AccountStop, string | null]>([
    ['a hold: its own', stop('hold', null, { until: day('2026-12-01') }), '2026-12-01'],
    [
      'a promise on a Tuesday: three working days later',
      stop('promise', null, { until: day('2026-12-01') }),
      '2026-12-04',
    ],
    ['a promise on a Thursday: the weekend between', stop('promise', null, { until: day('2026-12-03') }), '2026-12-08'],
    ['a dispute nobody has lifted: none', stop('dispute', ['INV-2']), null],
  ])('of %s', (_, given, last) => {
    expect(lastDayOf(given)).toBe(last);
    if (last === null) return;
    expect(stopsInForce([given], day(last))).toEqual([given]);
    expect(stopsInForce([given], addDays(day(last), 1))).toEqual([]);
  });
});

describe('an invoice is not asked for', () => {
  it.each<[string, AccountStop, string, string]>([
    ['disputed', stop('dispute', ['INV-2']), 'disputed', 'Disputed: wrong price'],
    [
      'promised',
      stop('promise', ['INV-2'], { until: day('2026-10-09'), reason: 'paid in the next run' }),
      'promised',
      'Payment promised until 9 October 2026: paid in the next run',
    ],
    [
      'on hold',
      stop('hold', ['INV-2'], { until: day('2026-10-09'), reason: 'new contact' }),
      'on-hold',
      'On hold until 9 October 2026: new contact',
    ],
  ])('when it is %s; the others are', (_, its, code, because) => {
    const { invoices, leftOut } = split([invoice('INV-1'), invoice('INV-2')], [its]);
    expect(numbers(invoices)).toEqual(['INV-1']);
    expect(leftOut).toEqual([{ invoiceNumber: 'INV-2', code, because }]);
  });

  it('when its number is stopped in other letters', () => {
    expect(split([invoice('inv-２')], [stop('dispute', ['INV-2'])]).invoices).toEqual([]);
  });

  it('as disputed first when it is promised and on hold as well', () => {
    const stops = [stop('hold', null), stop('promise', ['INV-1']), stop('dispute', ['INV-1'])];
    expect(split([invoice('INV-1'), invoice('INV-2')], stops).leftOut.map(({ code }) => code)).toEqual([
      'disputed',
      'on-hold',
    ]);
  });

  it('when open credits in its currency cover what is left to ask for, and their credit is not shown either', () => {
    const invoices = [invoice('INV-1'), invoice('INV-2'), invoice('INV-3', money(90_000, 'EUR'))];
    const its = split(invoices, [stop('dispute', ['INV-1'])], [credit(10_000), credit(500, 'EUR')]);
    expect(numbers(its.invoices)).toEqual(['INV-3']);
    expect(its.leftOut.map(({ invoiceNumber, code }) => [invoiceNumber, code])).toEqual([
      ['INV-1', 'disputed'],
      ['INV-2', 'credits-cover-it'],
    ]);
    expect(its.credits).toEqual([credit(500, 'EUR')]);
  });

  it.each([
    [2_499, false],
    [2_500, true],
  ])('when %i cents less credits is below the 25 euros the company reminds of; asked for: %s', (minor, isAsked) => {
    const { invoices, leftOut } = split(
      [invoice('INV-1', money(minor + 100, 'EUR')), invoice('INV-2')],
      [],
      [credit(100, 'EUR')],
    );
    expect(numbers(invoices).includes('INV-1')).toBe(isAsked);
    if (!isAsked)
      expect(leftOut[0]).toMatchObject({ code: 'below-minimum', because: expect.stringContaining('€24.99') });
  });
});

describe('when nothing is left to ask for', () => {
  it('the commonest reason is the refusal, and each reason stands once', () => {
    const invoices = [invoice('INV-1'), invoice('INV-2'), invoice('INV-3')];
    const { leftOut } = split(invoices, [stop('dispute', ['INV-1', 'INV-3']), stop('hold', ['INV-2'])]);
    expect(refusalOfNothingLeft(leftOut)).toEqual({
      refused: 'disputed',
      because: 'Disputed: wrong price. On hold: wrong price.',
    });
  });

  it('more than three reasons are counted', () => {
    const stops = [1, 2, 3, 4, 5].map((n) => stop('dispute', [`INV-${n}`], { reason: `reason ${n}` }));
    const { leftOut } = split(
      stops.map((_, i) => invoice(`INV-${i + 1}`)),
      stops,
    );
    expect(refusalOfNothingLeft(leftOut).because).toMatch(/reason 3\. And 2 more reasons\.$/);
  });
});

describe('every overdue invoice', () => {
  const currency = fc.constantFrom('GBP', 'EUR', 'JPY');
  const number = fc.integer({ min: 1, max: 12 }).map((n) => `INV-${n}`);
  const invoices = fc.uniqueArray(
    fc
      .tuple(number, fc.integer({ min: 1, max: 500_000 }), currency)
      .map(([n, minor, code]) => invoice(n, money(minor, code))),
    { selector: ({ invoiceNumber }) => invoiceNumber, minLength: 1 },
  );
  const credits = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 400_000 }), currency).map(([minor, code]) => credit(minor, code)),
  );
  const stops = fc.array(
    fc
      .tuple(fc.constantFrom(...STOP_KINDS), fc.option(fc.array(number, { minLength: 1 })))
      .map(([kind, numbered]) => stop(kind, numbered)),
    { maxLength: 4 },
  );

  it('is either asked for or has a reason, never both; nothing that is asked for comes to nothing or less', () => {
    fc.assert(
      fc.property(invoices, credits, stops, (asked, open, stopped) => {
        const its = split(asked, stopped, open);
        expect([...numbers(its.invoices), ...numbers(its.leftOut)].sort()).toEqual(numbers(asked).sort());
        for (const { because } of its.leftOut) expect(because).not.toBe('');
        for (const code of ['GBP', 'EUR', 'JPY']) {
          const of = ({ outstanding }: { outstanding: { currency: string } }) => outstanding.currency === code;
          const total = [...its.invoices.filter(of), ...open.filter(of)].reduce(
            (sum, each) => sum + each.outstanding.minor,
            0,
          );
          if (its.invoices.some(of)) expect(total).toBeGreaterThan(code === 'EUR' ? 2_499 : 0);
        }
        const disputed = new Set(
          stopped.filter(({ kind }) => kind === 'dispute').flatMap((each) => each.invoices ?? numbers(asked)),
        );
        expect(numbers(its.invoices).filter((each) => disputed.has(each))).toEqual([]);
      }),
    );
  });
});
