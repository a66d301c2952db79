import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountState, evolve, NEW_ACCOUNT } from '../../core/account.ts';
import type { AccountEvent } from '../../core/account-events.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { logContactSchema } from '../../core/contact-log.ts';
import { NO_RULE_FIRED } from '../../core/reminder.ts';

const by = { id: 'anna', name: 'Anna' };
const day = (text: string) => text as CalendarDay;

const reminder = (entryId: string, at: string, level: number, to = 'ap@acme.test'): AccountEvent => ({
  ...{ type: 'ReminderQueued', entryId, at, by, on: day(at.slice(0, 10)), level, to, sendsAt: at, identity: '' },
  ...{ customerName: 'Acme', customerNumber: null, subject: 'Reminder', asOf: day('2026-09-30') },
  ...{ invoiceCount: 1, totals: [], items: 'items', invoices: ['mark'], previewHash: 'hash', confirmed: [] },
  ...{ state: 'QUEUED', leftOut: [], decision: NO_RULE_FIRED, override: null },
});
const moved = (reminderId: string, state: 'CANCELLED' | 'DELIVERED' | 'BOUNCED' | 'FAILED'): AccountEvent => ({
  ...{ type: 'ReminderMoved', reminderId, state, sendsAt: '2026-09-30T09:00:30.000Z' },
});
const contact = (at: string, kind: string, on: string): AccountEvent => ({
  ...{ type: 'ContactLogged', entryId: `c-${at}`, at, by, timeZone: 'Europe/London' },
  contact: logContactSchema.parse({
    ...{ customerName: 'Acme', customerNumber: null, kind, direction: 'out', on },
    ...{ person: null, result: null, note: 'spoke', corrects: null },
  }),
});
const blocked = (address: string): AccountEvent => ({
  ...{ type: 'AddressBlocked', address, because: 'bounced', at: '2026-09-30T10:00:00.000Z' },
});

const fold = (...events: AccountEvent[]): AccountState => events.reduce(evolve, NEW_ACCOUNT);

describe('the account folded from its history', () => {
  it('gives back level, address and last contact when a reminder is taken back', () => {
    const before = fold(reminder('r1', '2026-09-01T09:00:00.000Z', 1, 'old@acme.test'), moved('r1', 'DELIVERED'));
    const after = fold(
      reminder('r1', '2026-09-01T09:00:00.000Z', 1, 'old@acme.test'),
      moved('r1', 'DELIVERED'),
      reminder('r2', '2026-09-20T09:00:00.000Z', 2, 'new@acme.test'),
      moved('r2', 'CANCELLED'),
    );
    expect(after).toMatchObject({ reminderLevel: 1, remindedOn: '2026-09-01', knownAddress: 'old@acme.test' });
    expect(after.lastContact).toEqual(before.lastContact);
    expect(after.lastReminder).toMatchObject({ reminderId: 'r2', state: 'CANCELLED' });
  });

  it('keeps a call made after a reminder as the last contact when that reminder bounces', () => {
    const state = fold(
      reminder('r1', '2026-09-01T09:00:00.000Z', 1),
      contact('2026-09-02T09:00:00.000Z', 'call', '2026-09-02'),
      moved('r1', 'BOUNCED'),
    );
    expect(state.lastContact).toEqual({ at: '2026-09-02T09:00:00.000Z', type: 'contact', kind: 'call' });
  });

  it('counts a reminder again that was found not sent and then arrived, also when a call was logged in between', () => {
    const reminded = reminder('r1', '2026-09-01T09:00:00.000Z', 1);
    expect(fold(reminded, moved('r1', 'FAILED'), moved('r1', 'DELIVERED'))).toEqual(
      fold(reminded, moved('r1', 'DELIVERED')),
    );
    const call = contact('2026-09-02T09:00:00.000Z', 'call', '2026-09-02');
    const state = fold(reminded, moved('r1', 'FAILED'), call, moved('r1', 'DELIVERED'));
    expect(state).toMatchObject({ reminderLevel: 1, remindedOn: '2026-09-01', lastContact: { kind: 'call' } });
  });

  it('is not touched by what becomes of an older reminder', () => {
    const events = [reminder('r1', '2026-09-01T09:00:00.000Z', 1), reminder('r2', '2026-09-20T09:00:00.000Z', 2)];
    expect(fold(...events, moved('r1', 'BOUNCED'))).toEqual(fold(...events));
  });

  it.each([
    ['a call today', 'call', '2026-09-10', 'contact'],
    ['a call of last week logged today', 'call', '2026-08-25', 'reminder'],
    ['a note', 'note', '2026-09-10', 'reminder'],
  ])('after %s the last contact is the %3$s', (_, kind, on, type) => {
    const state = fold(reminder('r1', '2026-09-01T09:00:00.000Z', 1), contact('2026-09-10T09:00:00.000Z', kind, on));
    expect(state.lastContact?.type).toBe(type);
  });

  it('counts the reminders of a level for the same invoices, and takes one back that never arrived', () => {
    const one = [reminder('r1', '2026-09-01T09:00:00.000Z', 1), moved('r1', 'DELIVERED')];
    expect(fold(...one)).toMatchObject({ reminderLevel: 1, sentAtLevel: 1 });
    const two = [...one, reminder('r2', '2026-09-10T09:00:00.000Z', 1)];
    expect(fold(...two)).toMatchObject({ reminderLevel: 1, sentAtLevel: 2 });
    expect(fold(...two, moved('r2', 'BOUNCED'))).toMatchObject({ reminderLevel: 1, sentAtLevel: 1 });
    expect(fold(...two, reminder('r3', '2026-09-20T09:00:00.000Z', 2))).toMatchObject({ sentAtLevel: 1 });
    const others = { ...reminder('r3', '2026-09-20T09:00:00.000Z', 1), invoices: ['other'] } as AccountEvent;
    expect(fold(...two, others)).toMatchObject({ sentAtLevel: 1, remindedInvoices: ['other'] });
  });

  it('takes nothing back of what is being chased when a note before the due date goes out', () => {
    const note = { ...reminder('n1', '2026-09-20T09:00:00.000Z', 0), invoices: ['next month'] } as AccountEvent;
    expect(fold(note)).toMatchObject({ reminderLevel: 0, sentAtLevel: 1, remindedInvoices: ['next month'] });
    const chased = fold(reminder('r1', '2026-09-01T09:00:00.000Z', 2), note);
    expect(chased).toMatchObject({ reminderLevel: 2, remindedOn: '2026-09-01', remindedInvoices: ['mark'] });
    expect(chased.lastContact?.at).toBe('2026-09-20T09:00:00.000Z');
  });

  it('keeps each blocked address once, and no more than twenty', () => {
    expect(fold(blocked('a@x.test'), blocked('a@x.test')).blockedAddresses).toHaveLength(1);
    const many = fold(...Array.from({ length: 25 }, (_, i) => blocked(`a${i}@x.test`)));
    expect(many.blockedAddresses.map(({ address }) => address)).toEqual(
      Array.from({ length: 20 }, (_, i) => `a${i + 5}@x.test`),
    );
  });

  it('stays under three and a half kilobytes however long its history is, and counts one version an event', () => {
    const anyEvent = fc.oneof(
      fc.nat(9).map((n) => reminder(`r${n}`, `2026-09-0${(n % 9) + 1}T09:00:00.000Z`, (n % 3) + 1)),
      fc.nat(9).map((n) => contact(`2026-09-1${n}T09:00:00.000Z`, 'call', `2026-09-1${n}`)),
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const state = fold(...events);
        expect(state.version).toBe(events.length);
        expect(JSON.stringify(state).length).toBeLessThan(3_500);
      }),
    );
  });
});
