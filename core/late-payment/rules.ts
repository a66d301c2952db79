// Late-payment rules by country: interest, fixed compensation, collection cost, as compiled in November 2026. Not legal
// advice. Off until the company switches a rule on; a contract may set other terms.
import type { LatePaymentRule } from './rule.ts';

/** Every rule, in the order they are shown: a national rule goes before `LP-EU-B2B`. */
export const LATE_PAYMENT_RULES: readonly LatePaymentRule[] = [
  {
    id: 'LP-GB-B2B',
    jurisdiction: 'GB',
    name: 'Late Payment of Commercial Debts (Interest) Act 1998',
    customerTypes: ['business', 'sole-trader', 'public-authority'],
    currency: 'GBP',
    interest: {
      method: 'simple',
      reference: 'BOE_BANK_RATE',
      marginBasisPoints: 800,
      fixing: 'fixed-at-interest-start',
    },
    withoutDueDate: { lateFrom: 'thirty-days-after-receipt', orFirstReminder: false },
    compensation: {
      type: 'tiered',
      tiers: [
        { fromMinor: 0, amountMinor: 4000 },
        { fromMinor: 100000, amountMinor: 7000 },
        { fromMinor: 1000000, amountMinor: 10000 },
      ],
      verified: true,
    },
    words: {
      explanation:
        '8 points over Bank Rate in force on 31 Dec (interest starting 1 Jan-30 Jun) or 30 Jun (starting 1 Jul-31 Dec) immediately before the day interest starts; the rate then never changes for that debt.',
      firstInterestDay:
        'day after the agreed payment date; with no agreed date, day after 30 days from the later of performance and invoice',
      compensationBasis: 'unpaid amount of the debt when it became overdue',
      reasonableCosts: 'only the part above the fixed sum',
      contractOverride: 'A contract clause giving a substantial remedy replaces the statutory rate (ss. 8-9).',
      consumerNote: 'Never apply to consumers; only a fair contract term can create interest there.',
      terms:
        'defaultDays 30, maxDaysB2B 60, maxDaysPublic 30, note longer B2B terms only if expressly agreed and not grossly unfair',
      watch:
        'Commercial Payments Bill [HL], introduced 19 May 2026: 60-day cap, no contracting out of base + 8, dispute time limit, fines. Not in force in any source seen; expected not before 2027.',
    },
    citation: ['LPCDIA 1998 ss.1, 4, 5A, 6', 'SI 2002/1675 art.4', 'SI 2013/395'],
    verified: true,
    sources: ['S-UK-SI1675-QUOTED', 'S-UK-S5A', 'S-UK-PAYONTIME', 'S-UK-PENNINGTONS'],
  },
  {
    id: 'LP-EU-B2B',
    jurisdiction: 'EU',
    name: 'Directive 2011/7/EU',
    customerTypes: ['business', 'sole-trader', 'public-authority'],
    currency: 'EUR',
    interest: {
      method: 'simple',
      reference: 'ECB_MRO_HALF_YEAR',
      marginBasisPoints: 800,
      fixing: 'half-year-variable',
    },
    withoutDueDate: { lateFrom: 'thirty-days-after-receipt', orFirstReminder: false },
    compensation: { type: 'fixed', amountMinor: 4000, verified: true },
    words: {
      explanation:
        'Rate in force on 1 January for the first half-year, on 1 July for the second. Member states may set a higher margin; non-euro states use their own central bank.',
      firstInterestDay:
        'day after the payment date; with none, day after 30 days from invoice receipt (or goods/services)',
      marginIsMinimum: true,
      reasonableCosts: 'part above EUR 40 (C-287/17)',
      terms:
        'defaultDays 30, maxDaysB2B 60, maxDaysPublic 30, note B2B above 60 only if expressly agreed and not grossly unfair; public health bodies may go to 60',
      watch:
        'Commission proposal COM(2023) 533 for a regulation: blocked in Council in 2024; present status not seen. The Directive was still the basis of the January 2026 Italian and Spanish notices.',
    },
    citation: ['Directive 2011/7/EU arts 2(6)-(7), 3, 4, 6', 'CJEU C-287/17'],
    verified: true,
    sources: ['S-EU-ART2', 'S-EU-ART6-C287', 'S-EU-ART3-NOTES'],
  },
  {
    id: 'LP-IE-B2B',
    jurisdiction: 'IE',
    customerTypes: ['business', 'sole-trader', 'public-authority'],
    currency: 'EUR',
    interest: {
      method: 'simple',
      reference: 'ECB_MRO_HALF_YEAR',
      marginBasisPoints: 800,
      fixing: 'single-rate-on-payment-date',
    },
    withoutDueDate: { lateFrom: 'thirty-days-after-receipt', orFirstReminder: false },
    compensation: {
      type: 'tiered',
      tiers: [
        { fromMinor: 0, amountMinor: 4000 },
        { fromMinor: 100001, amountMinor: 7000 },
        { fromMinor: 1000001, amountMinor: 10000 },
      ],
      verified: true,
    },
    words: {
      explanation:
        'Department guidance: only one rate applies to a late payment, the one in force on the payment date.',
      compensation:
        'Not exceeding €1,000: €40. Exceeding €1,000 but not exceeding €10,000: €70. Exceeding €10,000: €100.',
    },
    citation: ['S.I. No. 580/2012 regs 4 and 9, Schedule'],
    verified: true,
    sources: ['S-IE-DETE', 'S-IE-DETE-COSTS'],
  },
  {
    id: 'LP-DE-B2B',
    jurisdiction: 'DE',
    name: 'BGB §§ 286, 288',
    customerTypes: ['business', 'sole-trader', 'public-authority'],
    currency: 'EUR',
    interest: { method: 'simple', reference: 'DE_BASE_RATE', marginBasisPoints: 900, fixing: 'half-year-variable' },
    withoutDueDate: { lateFrom: 'thirty-days-after-receipt', orFirstReminder: true },
    compensation: { type: 'fixed', amountMinor: 4000, verified: true },
    words: {
      explanation:
        '9 percentage points over the base rate for payment claims where no consumer is party. Contracts concluded before 29 July 2014: 8 points.',
      firstInterestDay: 'day after default begins, see defaultTrigger',
      dayCountNote:
        'ACT/ACT is also usual in court; the court order-for-payment software uses its own method. Keep configurable.',
      compensationOffsetAgainst: 'legal costs claimed as damages',
      compensationContractsFrom: '2014-07-29',
      terms: 'maxDaysB2B 60, maxDaysPublic 30',
      defaultTrigger: [
        'calendar due date fixed in the contract',
        'due date computable from an event',
        '30 days after due date and receipt of the invoice',
        'otherwise: the first reminder sent after the due date creates default (Verzug) (reminder needed)',
      ],
    },
    citation: ['BGB § 247', 'BGB § 271a', 'BGB § 286', 'BGB § 288(2),(5)'],
    verified: true,
    sources: ['S-DE-BGB', 'S-DE-TABLE-2025'],
  },
  {
    id: 'LP-DE-B2C',
    jurisdiction: 'DE',
    customerTypes: ['consumer'],
    currency: 'EUR',
    interest: { method: 'simple', reference: 'DE_BASE_RATE', marginBasisPoints: 500, fixing: 'half-year-variable' },
    withoutDueDate: { lateFrom: 'thirty-days-after-receipt-if-warned', orFirstReminder: true },
    compensation: { type: 'none' },
    words: {
      firstInterestDay: 'day after default begins',
      reminderFee:
        'Only the real material cost (paper, envelope, postage) of reminders sent after default; BGH refused a EUR 2.50 flat fee and any staff cost. Default the product to 0.00.',
      defaultTrigger: [
        'calendar due date in the contract',
        '30 days after due date and receipt of invoice: only if the invoice itself warned the consumer of this consequence',
        'otherwise (reminder needed)',
      ],
    },
    citation: ['BGB § 286(3)', 'BGB § 288(1)', 'BGH VIII ZR 95/18'],
    verified: true,
    sources: ['S-DE-BGB', 'S-DE-MAHN-BGH', 'S-DE-MAHN-FIRST'],
  },
  {
    id: 'LP-FR-B2B',
    jurisdiction: 'FR',
    name: 'Code de commerce L441-10, D441-5',
    customerTypes: ['business', 'sole-trader'],
    currency: 'EUR',
    interest: {
      method: 'simple',
      reference: 'ECB_MRO_HALF_YEAR',
      marginBasisPoints: 1000,
      fixing: 'half-year-variable',
    },
    withoutDueDate: { lateFrom: 'thirty-days-after-receipt', orFirstReminder: false },
    compensation: { type: 'fixed', amountMinor: 4000, verified: true },
    words: {
      explanation:
        'Without another clause: ECB rate of 1 January (first half) or 1 July (second half) plus 10 points. A clause may set another rate, not below three times the legal rate.',
      firstInterestDay: 'day after the payment date shown on the invoice; no reminder needed',
      contractRateFloor: '3 x French legal interest rate',
      reasonableCosts: 'on proof',
      terms: 'defaultDays 30, maxDaysB2B 60, note 60 days from invoice date or 45 days end of month',
      mandatoryMention:
        'invoice and general terms: due date, late-penalty rate, EUR 40 flat recovery indemnity. Reminder letters should repeat the two amounts when they claim them.',
    },
    citation: ['C. com. L441-10 II', 'C. com. D441-5', 'C. com. L441-9'],
    verified: true,
    sources: ['S-FR-L441-10', 'S-FR-40'],
  },
  {
    id: 'LP-FR-B2C',
    jurisdiction: 'FR',
    customerTypes: ['consumer'],
    currency: 'EUR',
    interest: { method: 'simple', reference: 'FR_LEGAL_RATE', marginBasisPoints: 0, fixing: 'half-year-variable' },
    withoutDueDate: { lateFrom: 'formal-notice', orFirstReminder: false },
    compensation: { type: 'none' },
    words: {
      firstInterestDay: 'day of the formal notice (mise en demeure)',
      note: 'The legal rate itself is published each half-year and was not collected; leave the series to the deploying company.',
      reminderFee:
        'Recovery costs without an enforceable title stay with the creditor; a contrary clause is deemed unwritten (CPCE L111-8).',
    },
    citation: ['Code civil 1231-6', 'Code civil 1344-1', 'CPCE L111-8'],
    verified: true,
    sources: ['S-FR-CIVIL'],
  },
  {
    id: 'LP-NL-B2B',
    jurisdiction: 'NL',
    customerTypes: ['business', 'sole-trader', 'public-authority'],
    currency: 'EUR',
    interest: {
      method: 'yearly-compound',
      reference: 'ECB_MRO_HALF_YEAR',
      marginBasisPoints: 800,
      fixing: 'half-year-variable',
    },
    withoutDueDate: { lateFrom: 'thirty-days-after-receipt', orFirstReminder: false },
    compensation: { type: 'dutch-scale', minimumMinor: 4000 },
    words: {
      explanation:
        'Wettelijke handelsrente. After each full year the interest due is added to the sum bearing interest.',
      compensationNote:
        'Scale is default law; between businesses another amount may be agreed. Minimum EUR 40 is due without a reminder.',
    },
    citation: ['BW 6:119a, 6:120, 6:96(4)', 'Besluit BIK (Stb. 2012, 141) art. 2'],
    verified: true,
    sources: ['S-NL-BIK', 'S-NL-RENTE-2016', 'S-NL-RENTE-2024-07'],
  },
  {
    id: 'LP-NL-B2C',
    jurisdiction: 'NL',
    customerTypes: ['consumer'],
    currency: 'EUR',
    interest: {
      method: 'yearly-compound',
      reference: 'NL_LEGAL_RATE_CONSUMER',
      marginBasisPoints: 0,
      fixing: 'half-year-variable',
    },
    withoutDueDate: { lateFrom: 'never', orFirstReminder: false },
    compensation: { type: 'after-fourteen-day-letter' },
    words: {
      compensationPrecondition: 'A free 14-day letter was sent and not paid in time (BW 6:96(6)).',
      postalAssumption:
        'delivery on the 2nd day after posting; Sunday, Monday and public holidays do not count as delivery day',
      wrongTerm: 'cannot be repaired by a later short extension: send a new letter',
    },
    citation: ['BW 6:119', 'BW 6:96(5)-(7)', 'Besluit BIK art. 2', 'HR 25-11-2016 ECLI:NL:HR:2016:2704'],
    verified: true,
    sources: ['S-NL-BIK', 'S-NL-HR2016'],
  },
  {
    id: 'LP-ES-B2B',
    jurisdiction: 'ES',
    customerTypes: ['business', 'sole-trader', 'public-authority'],
    currency: 'EUR',
    interest: {
      method: 'simple',
      reference: 'ECB_MRO_HALF_YEAR',
      marginBasisPoints: 800,
      fixing: 'half-year-variable',
    },
    withoutDueDate: { lateFrom: 'thirty-days-after-receipt', orFirstReminder: false },
    compensation: { type: 'fixed', amountMinor: 4000, verified: true },
    citation: ['Ley 3/2004 arts 5, 7, 8'],
    verified: true,
    sources: ['S-ES-BOE-2020', 'S-ES-2025H1', 'S-ES-40'],
  },
  {
    id: 'LP-IT-B2B',
    jurisdiction: 'IT',
    customerTypes: ['business', 'sole-trader', 'public-authority'],
    currency: 'EUR',
    interest: {
      method: 'simple',
      reference: 'ECB_MRO_HALF_YEAR',
      marginBasisPoints: 800,
      fixing: 'half-year-variable',
    },
    withoutDueDate: { lateFrom: 'thirty-days-after-receipt', orFirstReminder: false },
    compensation: { type: 'fixed', amountMinor: 4000, verified: true },
    words: { note: 'Food and agricultural goods have a higher margin (from memory, unverified).' },
    citation: ['D.Lgs. 231/2002 arts 4-6'],
    verified: true,
    sources: ['S-IT-2026H1', 'S-EU-ART6-C287'],
  },
  {
    id: 'LP-US',
    jurisdiction: 'US',
    customerTypes: ['business', 'consumer'],
    currency: 'USD',
    interest: { method: 'contract-only' },
    compensation: { type: 'none' },
    words: {
      explanation:
        'No general federal late-payment interest between businesses. Charge only what the contract or a state statute allows.',
      note: 'Default 0. Any fee must be expressly authorised by the agreement or permitted by law.',
    },
    citation: ['15 USC 1692f(1) and 12 CFR 1006.22(b) for debt collectors'],
    verified: false,
    sources: ['MEMORY'],
  },
  {
    id: 'LP-AU',
    jurisdiction: 'AU',
    customerTypes: ['business', 'consumer'],
    currency: 'AUD',
    interest: { method: 'contract-only' },
    compensation: { type: 'none' },
    citation: [],
    verified: false,
    sources: ['MEMORY'],
  },
  {
    id: 'LP-CA',
    jurisdiction: 'CA',
    customerTypes: ['business', 'consumer'],
    currency: 'CAD',
    interest: { method: 'contract-only' },
    compensation: { type: 'none' },
    words: { explanation: 'The yearly rate should be stated; Interest Act s.4 limits an unstated yearly rate to 5 %.' },
    citation: ['Interest Act (Canada) s.4'],
    verified: false,
    sources: ['MEMORY'],
  },
];
