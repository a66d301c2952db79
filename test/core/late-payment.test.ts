import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDay, daysBetween, parseDay } from '../../core/calendar.ts';
import {
  consumerCollectionCost,
  dutchCollectionCost,
  hasAcceptedTerm,
} from '../../core/late-payment/dutch-collection-cost.ts';
import { RATE_SERIES } from '../../core/late-payment/rates.ts';
import { LATE_PAYMENT_RULES } from '../../core/late-payment/rules.ts';
import { LATE_PAYMENT_SOURCES } from '../../core/late-payment/sources.ts';
import {
  type LateInvoice,
  type LatePaymentClaim,
  latePaymentClaim,
  latePaymentRuleFor,
} from '../../core/late-payment.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { day } from './cells.ts';

type Fields = { readonly [name: string]: unknown };
interface LatePaymentCase {
  readonly id: string;
  readonly ruleId: string;
  readonly input: Fields & { readonly principalMinor: number };
  readonly expect: Fields;
  readonly reason: string;
}

const { cases }: { readonly cases: readonly LatePaymentCase[] } = JSON.parse(
  readFileSync(new URL('./late-payment.cases.json', import.meta.url), 'utf8'),
);
const casesOf = (prefix: RegExp) => cases.filter(({ id }) => prefix.test(id));

const dayIn = (fields: Fields, name: string): CalendarDay | null =>
  typeof fields[name] === 'string' ? day(fields[name]) : null;
const ruleOf = (id: string) => {
  const rule = LATE_PAYMENT_RULES.find((each) => each.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
};
const euros = (minor: number) => ({ minor, currency: 'EUR' });
function given<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(result.because);
  return result;
}

function invoiceOf({ input }: LatePaymentCase): LateInvoice {
  return {
    outstanding: { minor: input.principalMinor, currency: String(input.currency) },
    dueDate: dayIn(input, 'dueDate'),
    customerType: input.debtorType === 'consumer' ? 'consumer' : 'business',
    receivedOn: dayIn(input, 'invoiceReceived'),
    defaultSince: dayIn(input, 'defaultSince'),
    carriesThirtyDayWarning: input.invoiceCarriesThirtyDayWarning === true,
  };
}

/** The claim in the shape of the cases. */
const asInCase = (claim: LatePaymentClaim): Fields => ({
  applies: claim.applies,
  inDefault: claim.inDefault,
  daysLate: claim.daysLate,
  segments: claim.segments.map(({ basisPoints, days }) => ({ ratePct: basisPoints / 100, days })),
  interestMinor: claim.interest.minor,
  compensationMinor: claim.compensation.minor,
  reminderFeeMinor: claim.reminderFee.minor,
});

describe('the worked amounts', () => {
  it('are 31, and every one is tried below', () => {
    expect(cases).toHaveLength(31);
    expect(casesOf(/^(GB|DE|EU|NL-BIK|NL-14)-/)).toHaveLength(31);
  });

  it.each(casesOf(/^(GB|DE|EU)-/))('$id: $reason', (each) => {
    const claim = given(latePaymentClaim(invoiceOf(each), ruleOf(each.ruleId), day(String(each.input.asOf))));
    expect(asInCase(claim)).toMatchObject(each.expect);
  });

  it.each(casesOf(/^NL-BIK-/))(
    '$id: collecting $input.principalMinor cents costs $expect.collectionCostMinor',
    (each) => {
      expect(dutchCollectionCost(euros(each.input.principalMinor))).toEqual(
        euros(Number(each.expect.collectionCostMinor)),
      );
    },
  );

  it.each(casesOf(/^NL-14-/))('$id: $reason', ({ input, expect: expected }) => {
    const deliveredOn = dayIn(input, 'letterDelivered') ?? day('2026-03-02');
    const text = input.letterText ?? 'binnen vijftien dagen nadat deze brief bij u is bezorgd';
    const paidOn = dayIn(input, 'paidOn');
    const payments = paidOn ? [{ on: paidOn, minor: Number(input.paidMinor ?? input.principalMinor) }] : [];
    const cost = given(
      consumerCollectionCost(
        euros(input.principalMinor),
        { deliveredOn, text: String(text) },
        payments,
        day('2026-03-31'),
      ),
    );
    expect({
      letterValid: cost.letterValid,
      lastFreeDay: cost.lastFreeDay,
      scaleBaseMinor: cost.scaleBase.minor,
      collectionCostMinor: cost.collectionCost.minor,
    }).toMatchObject(expected);
  });
});

const invoice = (changed: Partial<LateInvoice> = {}): LateInvoice => ({
  outstanding: euros(1_000_000),
  dueDate: day('2024-05-31'),
  customerType: 'business',
  ...changed,
});
const claimOf = (ruleId: string, asOf: string, changed: Partial<LateInvoice> = {}) =>
  latePaymentClaim(invoice(changed), ruleOf(ruleId), day(asOf));

describe('beyond the last known rate', () => {
  it('refuses and names the half-year that is missing', () => {
    expect(claimOf('LP-DE-B2B', '2027-01-01')).toEqual({
      refused: 'no-rate-known',
      because:
        'Interest cannot be computed: the rate for 2027-H1 (1 January 2027 to 30 June 2027) is missing. The finance lead adds it to “German base rate (BGB § 247) as the Bundesbank publishes it; not the 3.62 % printed in the section”.',
      source: 'DE_BASE_RATE',
    });
    expect(claimOf('LP-DE-B2B', '2026-12-31')).not.toHaveProperty('refused');
  });

  it('refuses before the first known rate too', () => {
    expect(claimOf('LP-DE-B2B', '2015-02-01', { dueDate: day('2014-12-30') })).toMatchObject({
      because: expect.stringContaining('2014-H2'),
    });
  });

  it('computes again once the finance lead has added the row', () => {
    const series = RATE_SERIES.map((each) =>
      each.id === 'DE_BASE_RATE'
        ? { ...each, rates: [...each.rates, { halfYear: '2027-H1', basisPoints: 152, verified: true, sources: [] }] }
        : each,
    );
    const claim = given(
      latePaymentClaim(invoice({ dueDate: day('2026-12-31') }), ruleOf('LP-DE-B2B'), day('2027-01-31'), series),
    );
    // 10,000.00 × 10.52 % × 31 / 365 = 89.347…
    expect(claim.interest).toEqual(euros(8935));
  });

  it('needs only the rate at the start where the rate is fixed then', () => {
    const pounds = { outstanding: { minor: 100_000, currency: 'GBP' }, dueDate: day('2026-12-30') };
    // 1,000.00 × 11.75 % × 60 / 365 = 19.315…
    expect(given(claimOf('LP-GB-B2B', '2027-02-28', pounds)).interest.minor).toBe(1932);
  });

  it('has no French consumer rate and no Dutch consumer rate after June 2026: the rows are asked for', () => {
    const consumer = { customerType: 'consumer', formalNoticeOn: day('2026-03-01') } as const;
    expect(claimOf('LP-FR-B2C', '2026-04-01', consumer)).toMatchObject({ source: 'FR_LEGAL_RATE' });
    expect(claimOf('LP-NL-B2C', '2026-07-01', consumer)).toMatchObject({ source: 'NL_LEGAL_RATE_CONSUMER' });
  });

  it('says which figures were not read in a source', () => {
    expect(given(claimOf('LP-DE-B2B', '2026-08-01')).unverified).toEqual(['the rate for 2026-H2']);
    expect(given(claimOf('LP-IE-B2B', '2024-08-01')).unverified).toEqual([]);
    expect(given(claimOf('LP-FR-B2B', '2024-08-01')).unverified).toEqual([]);
  });
});

describe('the rounding', () => {
  const oneDay = (minor: number, basisPoints: number) => {
    const series = [
      { id: 'DE_BASE_RATE', name: 'x', rates: [{ halfYear: '2026-H1', basisPoints, verified: true, sources: [] }] },
    ];
    const late = invoice({ outstanding: euros(minor), dueDate: day('2026-03-01') });
    return given(latePaymentClaim(late, ruleOf('LP-DE-B2B'), day('2026-03-02'), series)).interest.minor;
  };

  it('is half up: at 36.5 % a day’s interest on €5.00 is half a cent, which is a cent', () => {
    expect(oneDay(500, 2750)).toBe(1);
    expect(oneDay(499, 2750)).toBe(0);
  });

  it('a reference rate far below zero gives no negative interest', () => {
    expect(oneDay(1_000_000_000, -2000)).toBe(0);
  });
});

describe('who owes what, and from when', () => {
  it('France charges a consumer nothing before the formal notice, and interest from its very day', () => {
    const frenchConsumer = { customerType: 'consumer' } as const;
    expect(given(claimOf('LP-FR-B2C', '2026-04-01', frenchConsumer))).toMatchObject({ inDefault: false });
    const series = [
      {
        id: 'FR_LEGAL_RATE',
        name: 'x',
        rates: [{ halfYear: '2026-H1', basisPoints: 365, verified: true, sources: [] }],
      },
    ];
    const noticed = invoice({ ...frenchConsumer, formalNoticeOn: day('2026-03-01') });
    const claim = given(latePaymentClaim(noticed, ruleOf('LP-FR-B2C'), day('2026-03-01'), series));
    // one day at 3.65 %: 10,000.00 × 3.65 % / 365
    expect(claim).toMatchObject({ daysLate: 1, interest: euros(100), compensation: euros(0) });
  });

  it('a German consumer without an agreed date is late by the first reminder, or by 30 days after a warning', () => {
    const undated = { customerType: 'consumer', dueDate: null, receivedOn: day('2026-03-01') } as const;
    const late = (changed: Partial<LateInvoice>) =>
      given(claimOf('LP-DE-B2C', '2026-05-01', { ...undated, ...changed })).daysLate;
    expect(late({})).toBe(0);
    expect(late({ carriesThirtyDayWarning: true })).toBe(31);
    expect(late({ firstReminderOn: day('2026-03-11') })).toBe(51);
    expect(late({ carriesThirtyDayWarning: true, firstReminderOn: day('2026-04-30') })).toBe(31);
  });

  it('a business without an agreed date is late 30 days after receipt', () => {
    const undated = { dueDate: null, receivedOn: day('2026-03-01') };
    expect(given(claimOf('LP-ES-B2B', '2026-05-01', undated)).daysLate).toBe(31);
    expect(given(claimOf('LP-ES-B2B', '2026-03-31', undated))).toMatchObject({ inDefault: false, interest: euros(0) });
  });

  it('Ireland takes the one rate in force on the day of payment', () => {
    expect(given(claimOf('LP-IE-B2B', '2024-08-29')).segments).toMatchObject([{ days: 90, basisPoints: 1225 }]);
  });

  it('the Netherlands add each full year’s interest to the sum', () => {
    const claim = given(claimOf('LP-NL-B2B', '2026-06-01', { dueDate: day('2024-06-01') }));
    // year 1, 2 June 2024 to 1 June 2025: 29 days at 12.5 %, 184 at 12.25 %, 152 at 11.15 %; year 2: 29 at 11.15 %, 184 at
    // 10.15 %, 152 at 10.15 %. 10,000 × (1 + 431130/3650000) × (1 + 373375/3650000) - 10,000 = 2,324.95
    expect(claim.segments.map(({ days }) => days)).toEqual([29, 184, 181, 336]);
    expect(claim.interest).toEqual(euros(232_495));
  });

  it('a Dutch business owes the minimum without a reminder and the scale after one', () => {
    expect(given(claimOf('LP-NL-B2B', '2024-08-29')).compensation).toEqual(euros(4000));
    expect(given(claimOf('LP-NL-B2B', '2024-08-29', { firstReminderOn: day('2024-06-10') })).compensation).toEqual(
      euros(87_500),
    );
  });

  it('British compensation goes by what was unpaid when it became overdue', () => {
    const pounds = (minor: number) => ({ minor, currency: 'GBP' });
    const partPaid = { outstanding: pounds(50_000), unpaidWhenOverdue: pounds(100_000) };
    expect(given(claimOf('LP-GB-B2B', '2024-08-29', partPaid)).compensation).toEqual(pounds(7000));
  });

  it('an invoice in another currency than the rule is refused; a settled one owes nothing', () => {
    expect(claimOf('LP-GB-B2B', '2024-08-29')).toMatchObject({ refused: 'other-currency', source: 'LP-GB-B2B' });
    const settled = given(claimOf('LP-DE-B2B', '2024-08-29', { outstanding: euros(-500) }));
    expect(settled).toMatchObject({ interest: euros(0), compensation: euros(0), segments: [] });
    expect(dutchCollectionCost({ minor: 100, currency: 'GBP' })).toMatchObject({ refused: 'other-currency' });
    expect(dutchCollectionCost(euros(0))).toEqual(euros(0));
  });

  it('where only the contract gives interest, none is computed', () => {
    const dollars = { outstanding: { minor: 100_000, currency: 'USD' } };
    expect(given(claimOf('LP-US', '2024-08-29', dollars))).toMatchObject({ applies: false, interest: { minor: 0 } });
  });

  it('a rule is found only where it is switched on', () => {
    expect(latePaymentRuleFor('DE', 'consumer', ['LP-DE-B2B', 'LP-DE-B2C'])?.id).toBe('LP-DE-B2C');
    expect(latePaymentRuleFor('DE', 'consumer', ['LP-DE-B2B'])).toBeNull();
    expect(latePaymentRuleFor('AT', 'business', ['LP-EU-B2B'])).toBeNull();
  });
});

describe('the Dutch 14-day letter', () => {
  const letter = {
    deliveredOn: day('2026-03-02'),
    text: 'Wilt u betalen binnen veertien dagen vanaf de\n dag nadat deze brief bij u is bezorgd?',
  };

  it('charges nothing without a letter or while its term runs', () => {
    expect(consumerCollectionCost(euros(100_000), null, [], day('2026-03-31'))).toMatchObject({
      collectionCost: euros(0),
    });
    expect(consumerCollectionCost(euros(100_000), letter, [], day('2026-03-16'))).toMatchObject({
      collectionCost: euros(0),
    });
    expect(consumerCollectionCost(euros(100_000), letter, [], day('2026-03-17'))).toMatchObject({
      collectionCost: euros(15_000),
    });
  });

  it('knows the accepted words whatever the line breaks, and no others', () => {
    expect(hasAcceptedTerm(letter.text)).toBe(true);
    expect(hasAcceptedTerm('Betaal binnen twee weken')).toBe(false);
    expect(hasAcceptedTerm(`${letter.text} dat is binnen veertien dagen na dagtekening`)).toBe(false);
  });
});

describe('the data', () => {
  it('every figure names a source that is listed, and series have no gap', () => {
    const named = [...LATE_PAYMENT_RULES, ...RATE_SERIES.flatMap(({ rates }) => rates)].flatMap(
      ({ sources }) => sources,
    );
    expect(named.filter((source) => !(source in LATE_PAYMENT_SOURCES))).toEqual([]);
    for (const { rates } of RATE_SERIES) {
      const expected = rates.map((_, index) => `${2015 + Math.floor(index / 2)}-H${(index % 2) + 1}`);
      expect(rates.map(({ halfYear }) => halfYear)).toEqual(expected);
    }
  });

  it('what is not from memory is marked as read, and the other way round', () => {
    const figures = [...LATE_PAYMENT_RULES, ...RATE_SERIES.flatMap(({ rates }) => rates)];
    const fromMemory = figures.filter(({ sources }) => sources.every((source) => source === 'MEMORY'));
    expect(fromMemory.length).toBeGreaterThan(0);
    expect(fromMemory.every(({ verified }) => !verified)).toBe(true);
  });
});

describe('whatever the invoice', () => {
  const anyRule = fc.constantFrom(...LATE_PAYMENT_RULES.filter(({ id }) => !/-(US|AU|CA|FR-B2C)$/.test(id)));
  const anyDay = fc.integer({ min: 0, max: 3700 }).map((days) => addDays(day('2015-01-01'), days));
  const anyMinor = fc.integer({ min: 1, max: 100_000_000_000 });
  const lateBy = fc.integer({ min: -30, max: 400 });
  const of = (rule: (typeof LATE_PAYMENT_RULES)[number], minor: number, dueDate: CalendarDay): LateInvoice => ({
    outstanding: { minor, currency: rule.currency },
    dueDate,
    customerType: rule.customerTypes.includes('business') ? 'business' : 'consumer',
  });

  it('no interest and no compensation before the invoice is late; never negative after', () => {
    fc.assert(
      fc.property(anyRule, anyMinor, anyDay, lateBy, (rule, minor, dueDate, days) => {
        const claim = given(latePaymentClaim(of(rule, minor, dueDate), rule, addDays(dueDate, days)));
        if (days <= 0) expect([claim.interest.minor, claim.compensation.minor, claim.daysLate]).toEqual([0, 0, 0]);
        expect(claim.interest.minor).toBeGreaterThanOrEqual(0);
        expect(claim.compensation.minor).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('a later day never owes less, except where the day of payment sets the rate', () => {
    fc.assert(
      fc.property(
        anyRule,
        anyMinor,
        anyDay,
        lateBy,
        fc.integer({ min: 1, max: 60 }),
        (rule, minor, dueDate, days, more) => {
          fc.pre(rule.id !== 'LP-IE-B2B');
          const owed = (late: number) =>
            given(latePaymentClaim(of(rule, minor, dueDate), rule, addDays(dueDate, late))).interest.minor;
          expect(owed(days + more)).toBeGreaterThanOrEqual(owed(days));
        },
      ),
    );
  });

  it('the days of the segments are the days late, without gap or overlap', () => {
    fc.assert(
      fc.property(anyRule, anyMinor, anyDay, lateBy, (rule, minor, dueDate, days) => {
        const { segments, daysLate } = given(latePaymentClaim(of(rule, minor, dueDate), rule, addDays(dueDate, days)));
        expect(segments.reduce((sum, segment) => sum + segment.days, 0)).toBe(daysLate);
        for (const [index, { from, to, days: length }] of segments.entries()) {
          expect(daysBetween(from, to) + 1).toBe(length);
          expect(from).toBe(addDays(segments[index - 1]?.to ?? dueDate, 1));
        }
      }),
    );
  });

  it('simple interest is the sum of its segments, rounded once', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 1, max: 10_000_000 }), anyDay, lateBy, (rule, minor, dueDate, days) => {
        fc.pre(!rule.id.startsWith('LP-NL'));
        const { segments, interest } = given(latePaymentClaim(of(rule, minor, dueDate), rule, addDays(dueDate, days)));
        const parts = segments.reduce(
          (sum, { basisPoints, days: length }) => sum + BigInt(minor * basisPoints) * BigInt(length),
          0n,
        );
        const twiceTheRest = 2n * parts - 2n * BigInt(interest.minor) * 3_650_000n;
        expect(twiceTheRest >= -3_650_000n && twiceTheRest < 3_650_000n).toBe(true);
      }),
    );
  });

  it('compounding never gives less than simple interest, and the same within the first year', () => {
    const dutch = ruleOf('LP-NL-B2B');
    const spanish = ruleOf('LP-ES-B2B');
    fc.assert(
      fc.property(
        anyMinor,
        anyDay,
        fc.integer({ min: 1, max: 365 }),
        fc.boolean(),
        (minor, dueDate, days, isLonger) => {
          fc.pre(parseDay(addDays(dueDate, days + 730)) !== null && addDays(dueDate, days + 730) <= '2026-12-31');
          const asOf = addDays(dueDate, isLonger ? days + 730 : days);
          const [compound, simple] = [dutch, spanish].map((rule) =>
            given(latePaymentClaim(of(rule, minor, dueDate), rule, asOf)),
          );
          if (isLonger) expect(compound?.interest.minor).toBeGreaterThanOrEqual(simple?.interest.minor ?? 0);
          else expect(compound?.interest.minor).toBe(simple?.interest.minor);
        },
      ),
    );
  });

  it('the Dutch scale rises with the debt and stays between €40 and €6,775', () => {
    fc.assert(
      fc.property(anyMinor, anyMinor, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map(
          (minor) => given(dutchCollectionCost(euros(minor))).minor,
        );
        expect(less).toBeLessThanOrEqual(more ?? 0);
        expect(less).toBeGreaterThanOrEqual(4000);
        expect(more).toBeLessThanOrEqual(677_500);
      }),
    );
  });
});
