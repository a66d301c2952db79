import { describe, expect, it } from 'vitest';
import { type AccountState, evolve, NEW_ACCOUNT } from '../../core/account.ts';
import { invoiceMark } from '../../core/account-checks.ts';
import type { ReminderQueued } from '../../core/account-events.ts';
import type { AccountStop } from '../../core/account-stop.ts';
import { NOTHING_KNOWN } from '../../core/address-standing.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import type { CompanySettings } from '../../core/company-settings.ts';
import { reminderContact, withContact } from '../../core/recent-contacts.ts';
import { NO_RULE_FIRED, type RuleDecision } from '../../core/reminder.ts';
import {
  approveReminder,
  identityMark,
  type PresentStanding,
  refusalBeforeSending,
} from '../../core/reminder-recheck.ts';
import { workbenchCompany } from '../../workbench/company.ts';

const day = (text: string) => text as CalendarDay;
const clerk = { id: 'anna', name: 'Anna' };
const lead = { id: 'lena', name: 'Lena' };
// A reminder of Wednesday, 30 September, 10:00 in London.
const AT = '2026-09-30T09:00:00.000Z';
const reminder: ReminderQueued = {
  ...{ type: 'ReminderQueued', entryId: 'R1', at: AT, by: clerk, on: day('2026-09-30'), state: 'AWAITING_APPROVAL' },
  ...{ customerName: 'Acme', customerNumber: null, level: 1, to: 'ap@acme.test', subject: 'Two invoices' },
  ...{ asOf: day('2026-09-30'), invoiceCount: 2, totals: [], items: 'items' },
  invoices: ['INV-1', 'INV-2'].map(invoiceMark),
  ...{
    leftOut: [],
    decision: NO_RULE_FIRED,
    override: null,
    previewHash: '',
    confirmed: [],
    sendsAt: AT,
    identity: '',
  },
};
const mail = {
  ...{ from: { name: 'Harbour', address: 'a@harbour.test' }, replyTo: 'a@harbour.test', to: 'ap@acme.test' },
  ...{ subject: 'Two invoices', text: 'Two invoices are open.', html: '<p>Two invoices are open.</p>' },
};
const stop = (kind: AccountStop['kind'], invoices: string[] | null): AccountStop => ({
  ...{ stopId: kind, at: AT, by: 'Bo', kind, reason: 'not delivered', until: null, invoices },
});

interface Now {
  readonly account?: Partial<AccountState>;
  readonly settings?: Partial<CompanySettings>;
  readonly now?: string;
  readonly address?: PresentStanding['address'];
}
const standing = ({ account = {}, settings = {}, now = AT, address = NOTHING_KNOWN }: Now = {}): PresentStanding => ({
  account: { ...evolve(NEW_ACCOUNT, reminder), ...account },
  ...{ mail, address, settings: { ...workbenchCompany, ...settings }, now },
});
const accepted = { reminderId: 'R1', to: 'ap@acme.test', decision: NO_RULE_FIRED, override: null };

describe('before it is sent a reminder', () => {
  it('may go when nothing has changed, also where the rules count reminders: it is not counted against itself', () => {
    expect(refusalBeforeSending(accepted, standing())).toBeNull();
  });

  it.each<[string, Now, string]>([
    ['an invoice of it is disputed', { account: { stops: [stop('dispute', ['INV-2'])] } }, 'disputed'],
    [
      'an invoice of it is disputed, written in other letters',
      { account: { stops: [stop('dispute', ['inv-2'])] } },
      'disputed',
    ],
    ['the customer asked not to be written to', { account: { stops: [stop('cease', null)] } }, 'cease'],
    [
      'the address bounced at another customer',
      { address: { blocked: { because: 'bounced', at: AT }, users: [] } },
      'address-bounced',
    ],
    ['the address has become the company’s own', { settings: { ownDomains: ['acme.test'] } }, 'own-company'],
  ])('is kept back when %s', (_, now, code) => {
    expect(refusalBeforeSending(accepted, standing(now))).toMatchObject({ refused: code });
  });

  it.each(['dry-run', 'test'] as const)('is kept back once the company has turned to %s', (sendingMode) => {
    const now = standing({ settings: { sendingMode } });
    expect(refusalBeforeSending(accepted, now)).toMatchObject({ refused: 'not-live' });
    expect(refusalBeforeSending({ ...accepted, mode: sendingMode }, now)).toBeNull();
  });

  it('is kept back once the company is paid otherwise, answers elsewhere or has another name; not for another limit', () => {
    const asAccepted = { ...accepted, identity: identityMark(workbenchCompany) };
    const now = (settings: Partial<CompanySettings>) => refusalBeforeSending(asAccepted, standing({ settings }));
    const changes: Partial<CompanySettings>[] = [
      { paymentText: 'Pay to our new account.' },
      { paymentTexts: { de: 'Bitte auf unser neues Konto.' } },
      { replyTo: 'team@harbourlane.example' },
      { creditorName: 'Harbour Lane Trading Ltd' },
      { bankDetailsChangedOn: day('2026-09-30') },
    ];
    for (const change of changes) expect(now(change)).toMatchObject({ refused: 'settings-changed' });
    expect(now({ payWithinDays: 14, undoSeconds: 5 })).toBeNull();
  });

  it('is not kept back for an invoice it does not ask for', () => {
    expect(refusalBeforeSending(accepted, standing({ account: { stops: [stop('dispute', ['INV-9'])] } }))).toBeNull();
  });

  // Australia: the fourth contact within a week; the reminder itself is the fourth.
  const contacts = ['2026-09-26', '2026-09-28', '2026-09-29'].map((at, i) =>
    reminderContact(`m${i}`, `${at}T09:00:00.000Z`),
  );
  const reached: Now = {
    account: { recentContacts: withContact(contacts, reminderContact('R1', AT)) },
    settings: {
      rulePacks: ['au'],
      usualCountry: 'AU',
      usualCustomerType: 'consumer',
      usualTimeZone: 'Australia/Sydney',
    },
  };

  it('is kept back by a rule that has come to block', () => {
    expect(refusalBeforeSending(accepted, standing(reached))).toMatchObject({
      refused: 'rule-blocks',
      source: 'AU-FREQ-WEEK',
    });
    const two: Now = {
      ...reached,
      account: { recentContacts: withContact(contacts.slice(1), reminderContact('R1', AT)) },
    };
    expect(refusalBeforeSending(accepted, standing(two))).toBeNull();
  });

  it('goes although a rule blocks that was set aside when it was accepted', () => {
    const fired = [{ ruleId: 'AU-FREQ-WEEK', effect: 'block' as const, because: 'Too many.', citation: ['RG 96'] }];
    const decision: RuleDecision = { decision: 'block', override: 'named-role', fired, notes: [] };
    const override = { role: 'FinanceLead', reason: 'asked for' };
    expect(refusalBeforeSending({ ...accepted, decision, override }, standing(reached))).toBeNull();
  });
});

describe('an approval', () => {
  const waiting = { ...accepted, state: 'AWAITING_APPROVAL', byId: clerk.id, at: AT, asOf: day('2026-09-30') } as const;

  it('is another person’s, of what still waits', () => {
    expect(approveReminder(waiting, lead, standing())).toEqual({ happened: 'approved', by: lead });
    expect(approveReminder(waiting, clerk, standing())).toMatchObject({ refused: 'own-reminder' });
    expect(approveReminder({ ...waiting, state: 'CANCELLED' }, lead, standing())).toMatchObject({
      refused: 'nothing-to-approve',
    });
    expect(approveReminder({ ...waiting, state: 'QUEUED' }, lead, standing())).toBe('already');
  });

  it.each([
    ['2026-10-06T09:00:00.000Z', null],
    ['2026-10-07T09:00:00.000Z', 'waited-too-long'],
    ['2026-10-08T09:00:00.000Z', 'as-of-old'],
  ])('of figures of 30 September asking to be paid within seven days, at %s: %s', (now, code) => {
    const answer = approveReminder(waiting, lead, standing({ now }));
    expect(typeof answer === 'object' && 'refused' in answer ? answer.refused : null).toBe(code);
  });
});
