import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountState, evolve, NEW_ACCOUNT } from '../../core/account.ts';
import { accountIdOf } from '../../core/account-id.ts';
import { previewReminder, queueReminder } from '../../core/account-reminder.ts';
import { type AccountStop, STOP_KINDS } from '../../core/account-stop.ts';
import { type AddressStanding, NOTHING_KNOWN } from '../../core/address-standing.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import type { CompanySettings } from '../../core/company-settings.ts';
import type { CustomerFacts } from '../../core/customer-facts.ts';
import { reminderContact } from '../../core/recent-contacts.ts';
import { type ReminderPreview, type ReminderRequest, reminderRequestSchema } from '../../core/reminder.ts';
import { USUAL_REMINDER_SETTINGS } from '../../core/reminder-settings.ts';
import { HARBOUR } from './companies.ts';

const day = (text: string) => text as CalendarDay;
const invoice = (invoiceNumber: string, dueDate = '2026-09-10') => ({
  ...{ invoiceNumber, invoiceDate: null, dueDate, original: null, outstanding: { minor: 10_000, currency: 'GBP' } },
});
const request = (changes: Record<string, unknown> = {}): ReminderRequest =>
  reminderRequestSchema.parse({
    ...{ customerName: 'Acme Trading Ltd', customerNumber: 'C-1001', contactName: null, to: 'ap@acme.test' },
    ...{ asOf: '2026-09-30', invoices: [invoice('INV-1'), invoice('INV-2')], credits: [], ...changes },
  });

interface Around {
  readonly account?: Partial<AccountState>;
  readonly facts?: Partial<CustomerFacts>;
  readonly settings?: Partial<CompanySettings>;
  readonly standing?: AddressStanding;
  readonly roles?: readonly ('Clerk' | 'FinanceLead')[];
  readonly now?: string;
}

// Wednesday, 10:00 in London.
const NOON = '2026-09-30T09:00:00.000Z';

function around(asked: ReminderRequest, { account = {}, facts = {}, settings = {}, ...rest }: Around) {
  const state = { ...NEW_ACCOUNT, knownAddress: 'ap@acme.test', ...account, facts: { ...NEW_ACCOUNT.facts, ...facts } };
  const context = {
    ...{ accountId: accountIdOf(asked), roles: ['Clerk'] as const, standing: NOTHING_KNOWN, now: NOON, ...rest },
    settings: { ...HARBOUR, ...settings },
  };
  return { state, context };
}

function preview(asked: ReminderRequest, its: Around = {}): ReminderPreview {
  const { state, context } = around(asked, its);
  const shown = previewReminder(state, asked, context);
  if (!('hash' in shown)) throw new Error(JSON.stringify(shown));
  return shown;
}

/** Sends as the preview was, every warning confirmed. */
function send(asked: ReminderRequest, its: Around = {}, override?: string) {
  const { state, context } = around(asked, its);
  const { hash, warnings } = preview(asked, its);
  const command = {
    ...asked,
    previewHash: hash,
    confirmed: warnings.map(({ code }) => code),
    ...(override === undefined ? {} : { override: { reason: override } }),
  };
  return queueReminder(state, command, { ...context, reminderId: 'R1', by: { id: 'anna', name: 'Anna' } });
}

const codes = ({ warnings }: ReminderPreview): string[] => warnings.map(({ code }) => code);
const stop = (kind: AccountStop['kind'], invoices: string[] | null = null): AccountStop => ({
  ...{ stopId: kind, at: '', by: 'Bo', kind, reason: 'letter of 3 September', until: null, invoices },
});

describe('an ordinary reminder to a business', () => {
  it('needs no second press with good practice switched on and nothing else known', () => {
    const shown = preview(request());
    expect(shown).toMatchObject({ warnings: [], refusal: null, leftOut: [], mayOverride: false, approval: 'none' });
    expect(shown.decision).toEqual({ decision: 'allow', override: null, fired: [], notes: [] });
  });
});

describe('hard stops', () => {
  const whole = STOP_KINDS.filter((kind) => !['dispute', 'promise', 'hold'].includes(kind));

  it.each(whole)('%s: no mail goes out, and no role and no reason changes that', (kind) => {
    const its = { account: { stops: [stop(kind)] }, roles: ['FinanceLead'] as const };
    expect(preview(request(), its)).toMatchObject({ refusal: { refused: kind }, mayOverride: false });
    expect(send(request(), its, 'they are a good customer')).toMatchObject({ refused: kind });
  });

  it.each(whole)('%s: stops also when every rule is switched off', (kind) => {
    const its = { account: { stops: [stop(kind)] }, settings: { rulePacks: [] } };
    expect(send(request(), its)).toMatchObject({ refused: kind });
  });

  it('the rule that fired stands beside the stop', () => {
    const { decision } = preview(request(), { account: { stops: [stop('insolvency')] } });
    expect(decision).toMatchObject({ decision: 'block', override: 'none' });
    expect(decision.fired.map(({ ruleId }) => ruleId)).toEqual(['PRACTICE-INSOLVENCY-HOLD']);
  });

  it('insolvency is said before a dispute of everything', () => {
    const { state, context } = around(request(), { account: { stops: [stop('dispute'), stop('insolvency')] } });
    expect(previewReminder(state, request(), context)).toMatchObject({ refused: 'insolvency' });
  });

  it('a dispute of everything leaves nothing to write about', () => {
    const { state, context } = around(request(), { account: { stops: [stop('dispute')] } });
    expect(previewReminder(state, request(), context)).toEqual({
      refused: 'disputed',
      because: 'Disputed: letter of 3 September.',
    });
  });
});

describe('some invoices stopped', () => {
  it('the mail names the others only, and the stopped one stands beside it with its reason', () => {
    const shown = preview(request(), { account: { stops: [stop('dispute', ['INV-2'])] } });
    expect(shown).toMatchObject({
      invoiceCount: 1,
      totals: [{ minor: 10_000, currency: 'GBP' }],
      leftOut: [{ invoiceNumber: 'INV-2', code: 'disputed' }],
    });
    expect(shown.text).not.toContain('INV-2');
  });

  it('a stop added after the preview makes the send refused', () => {
    const asked = request();
    const { hash } = preview(asked);
    const { state, context } = around(asked, { account: { stops: [stop('dispute', ['INV-2'])] } });
    const command = { ...asked, previewHash: hash, confirmed: [] };
    const sent = queueReminder(state, command, { ...context, reminderId: 'R1', by: { id: 'anna', name: 'Anna' } });
    expect(sent).toMatchObject({ refused: 'data-changed' });
  });
});

const mailed = (...days: string[]) => days.map((at, i) => reminderContact(`m${i}`, `${at}T09:00:00.000Z`));

describe('contact rules', () => {
  it('warn of a third message within seven days, and a second press is enough', () => {
    const its = {
      account: { recentContacts: mailed('2026-09-25', '2026-09-28') },
      facts: { timeZones: ['Europe/London'] },
    };
    expect(codes(preview(request(), its))).toEqual(['rule-warns']);
    expect(send(request(), its)).toMatchObject({
      event: { confirmed: ['rule-warns'], decision: { fired: [{ ruleId: 'PRACTICE-EMAIL-CAP' }] } },
    });
    const early = { ...its, account: { recentContacts: mailed('2026-09-23', '2026-09-28') } };
    expect(codes(preview(request(), early))).toEqual([]);
  });
});

describe('a rule that blocks', () => {
  // Australia: a consumer may be reached three times a week (RG 96), and this one was.
  const reached: Around = {
    account: { recentContacts: mailed('2026-09-25', '2026-09-26', '2026-09-28') },
    settings: { rulePacks: ['au'] },
    facts: { country: 'AU', customerType: 'consumer', timeZones: ['Australia/Sydney'] },
  };
  const asLead: Around = { ...reached, roles: ['FinanceLead'] };

  it('refuses with the rule it rests on and its citation, and says who may set it aside', () => {
    const shown = preview(request(), reached);
    expect(shown).toMatchObject({ refusal: { refused: 'rule-blocks', source: 'AU-FREQ-WEEK' }, mayOverride: false });
    expect(shown.decision.fired[0]?.citation.length).toBeGreaterThan(0);
    expect(preview(request(), asLead)).toMatchObject({ mayOverride: true });
  });

  it('is set aside by the role the company names, with a typed reason that is stored', () => {
    expect(send(request(), asLead)).toMatchObject({ refused: 'rule-blocks' });
    expect(send(request(), reached, 'she asked for it')).toMatchObject({ refused: 'no-override' });
    expect(send(request(), asLead, 'she asked for it')).toMatchObject({
      event: {
        override: { role: 'FinanceLead', reason: 'she asked for it' },
        decision: { decision: 'block', override: 'named-role', fired: [{ ruleId: 'AU-FREQ-WEEK' }] },
      },
    });
    const clerks: Around = { ...reached, settings: { rulePacks: ['au'], overrideRole: 'Clerk' } };
    expect(send(request(), clerks, 'she asked for it')).toMatchObject({ event: { override: { role: 'Clerk' } } });
  });

  it('warns and names the fact when nobody knows whether it binds', () => {
    const nowhere = { ...reached, facts: { ...reached.facts, country: null } };
    const { warnings, refusal } = preview(request(), nowhere);
    expect(refusal).toBeNull();
    expect(warnings).toMatchObject([
      { code: 'facts-missing', because: expect.stringContaining('the country the customer is in') },
    ]);
  });

  it('takes what the company’s customers usually are for what is not known of this one', () => {
    const usual = { usualCountry: 'AU', usualCustomerType: 'consumer', usualTimeZone: 'Australia/Sydney' } as const;
    const its = { ...reached, facts: {}, settings: { rulePacks: ['au'], ...usual } };
    expect(preview(request(), its).refusal).toMatchObject({ source: 'AU-FREQ-WEEK' });
    expect(preview(request(), { ...its, settings: { ...its.settings, usualCountry: 'NZ' } }).refusal).toBeNull();
  });
});

describe('what a rule wants in the mail', () => {
  const american = { facts: { country: 'US', subdivision: 'TX', timeZones: ['America/Chicago'] } };
  it('is looked for in the finished mail', () => {
    const plain: Around = { ...american, settings: { rulePacks: ['us'] } };
    expect(codes(preview(request(), plain))).toEqual([]);
    const paymentText = 'Special offer: pay today and get 5 % off your next order.';
    expect(preview(request(), { ...american, settings: { rulePacks: ['us'], paymentText } }).warnings).toMatchObject([
      { code: 'rule-warns' },
    ]);
  });
});

describe('days on which the company does not write', () => {
  it.each<[string, Partial<CompanySettings>, Partial<CustomerFacts>, string[]]>([
    ['a quiet day', { quietDays: [3] }, {}, ['quiet-day']],
    [
      'a holiday everywhere',
      { holidays: [{ day: day('2026-09-30'), region: null, name: 'Stocktaking' }] },
      {},
      ['holiday'],
    ],
    [
      'a holiday there',
      { holidays: [{ day: day('2026-09-30'), region: 'DE', name: 'Feiertag' }] },
      { country: 'DE' },
      ['holiday'],
    ],
    [
      'a holiday elsewhere',
      { holidays: [{ day: day('2026-09-30'), region: 'DE-BY', name: 'Feiertag' }] },
      { country: 'DE', subdivision: 'BE' },
      [],
    ],
    // 10:00 in London on Wednesday is Thursday, 00:00 or later, nowhere but in the far east.
    ['the customer’s own Thursday', { quietDays: [4] }, { timeZones: ['Pacific/Kiritimati'] }, []],
  ])('%s asks for a second press', (_, settings, facts, expected) => {
    expect(codes(preview(request(), { settings, facts }))).toEqual(expected);
  });

  it('goes by the customer’s clock', () => {
    const its = {
      settings: { quietDays: [4] },
      facts: { timeZones: ['Pacific/Kiritimati'] },
      now: '2026-09-30T11:00:00.000Z',
    };
    expect(codes(preview(request(), its))).toEqual(['quiet-day']);
  });
});

describe('the question whether the cash is up to date', () => {
  const open = [{ reference: 'payment', date: null, outstanding: { minor: -100, currency: 'GBP' } }];
  it.each([
    ['figures of today', {}, {}, []],
    ['figures of the day before yesterday', { asOf: '2026-09-28' }, {}, ['cash-up-to-date']],
    ['a payment nobody allocated', { credits: open }, {}, ['cash-up-to-date']],
    ['old figures', { asOf: '2026-09-22', credits: open }, {}, ['as-of-old']],
    ['figures older than the company allows', { asOf: '2026-09-28' }, { staleAfterDays: 1 }, ['as-of-old']],
    ['a company that does not ask', { asOf: '2026-09-28' }, { asksForCash: false }, []],
  ])('%s', (_, changes, settings, expected) => {
    expect(codes(preview(request(changes), { settings }))).toEqual(expected);
  });
});

describe('a step that needs approval', () => {
  const step = { ...USUAL_REMINDER_SETTINGS.ladder.steps[0], approval: 'finance-lead' as const };
  const settings = {
    ladder: { ...USUAL_REMINDER_SETTINGS.ladder, steps: [step] } as CompanySettings['ladder'],
  };

  it('waits when a clerk sends it, and goes when a finance lead does', () => {
    expect(preview(request(), { settings })).toMatchObject({ approval: 'finance-lead' });
    expect(send(request(), { settings })).toMatchObject({ event: { state: 'AWAITING_APPROVAL' } });
    expect(send(request(), { settings, roles: ['FinanceLead'] })).toMatchObject({ event: { state: 'QUEUED' } });
  });

  it('while it waits no other reminder is accepted', () => {
    const sent = send(request(), { settings });
    if (!('event' in sent)) throw new Error('not accepted');
    const { state, context } = around(request({ invoices: [invoice('INV-9')] }), { settings });
    const waiting = evolve(state, sent.event);
    const other = request({ invoices: [invoice('INV-9')] });
    expect(previewReminder(waiting, other, context)).toMatchObject({ refused: 'approval-pending' });
  });

  it('that the clerk is to look at twice needs a second press', () => {
    const twice = { ...settings.ladder, steps: [{ ...step, approval: 'clerk-confirms' }] } as CompanySettings['ladder'];
    expect(codes(preview(request(), { settings: { ladder: twice } }))).toEqual(['step-to-confirm']);
  });
});

describe('recipients', () => {
  const first = { account: { knownAddress: null } };
  it.each<[string, string, Around, string[]]>([
    ['an accounts-payable mailbox', 'ap@acme.test', first, ['first-mail']],
    ['a generic mailbox', 'info@acme.test', first, ['first-mail', 'generic-mailbox']],
    ['free mail of a company', 'acme.trading@gmail.com', first, ['first-mail', 'free-mail']],
    ['free mail of a consumer', 'jo@gmail.com', { ...first, facts: { customerType: 'consumer' } }, ['first-mail']],
    ['a Cyrillic letter in the domain', 'ap@\u0430cme.test', first, ['first-mail', 'look-alike']],
    [
      'another customer’s address',
      'ap@acme.test',
      { ...first, standing: { blocked: null, users: [{ accountId: 'other', customerName: 'Beta Ltd' }] } },
      ['first-mail', 'address-of-another'],
    ],
    [
      'its own address',
      'ap@acme.test',
      { standing: { blocked: null, users: [{ accountId: 'other', customerName: 'Beta Ltd' }] } },
      [],
    ],
    ['a look-alike domain', 'ap@acme-co.test', {}, ['look-alike-domain']],
    ['a new domain', 'ap@other.example', {}, ['new-domain']],
  ])('%s', (_, to, its, expected) => {
    expect(codes(preview(request({ to }), its))).toEqual(expected);
  });

  it('both names stand in the warning about an address that two customers have', () => {
    const standing = { blocked: null, users: [{ accountId: 'other', customerName: 'Beta Ltd' }] };
    const { warnings } = preview(request(), { ...first, standing });
    expect(warnings[1]?.because).toBe(
      'ap@acme.test is also the address of Beta Ltd. Check that Acme Trading Ltd is written to there.',
    );
  });

  it.each(['bounced', 'complained'] as const)('an address that %s at another customer is refused', (because) => {
    const standing = { blocked: { because, at: NOON }, users: [] };
    expect(preview(request(), { standing })).toMatchObject({ refusal: { refused: `address-${because}` } });
  });
});

describe('every overdue invoice', () => {
  const number = fc.integer({ min: 1, max: 8 }).map((n) => `INV-${n}0`);
  const stops = fc.array(
    fc
      .tuple(fc.constantFrom(...STOP_KINDS), fc.option(fc.array(number, { minLength: 1, maxLength: 4 })))
      .map(([kind, invoices]) => stop(kind, invoices)),
    { maxLength: 3 },
  );

  it('stands in the mail or beside it with a reason, or a reason keeps the whole mail back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1 }), stops, (numbers, stopped) => {
        const asked = request({ invoices: numbers.map((each) => invoice(each)) });
        const { state, context } = around(asked, { account: { stops: stopped } });
        const shown = previewReminder(state, asked, context);
        if (!('hash' in shown)) {
          expect(shown).toMatchObject({ because: expect.stringMatching(/\w/) });
          return;
        }
        const left = shown.leftOut.map(({ invoiceNumber }) => invoiceNumber);
        expect(shown.invoiceCount + left.length).toBe(numbers.length);
        for (const each of numbers) expect(shown.text.includes(each)).toBe(!left.includes(each));
      }),
      { numRuns: 60 },
    );
  });
});
