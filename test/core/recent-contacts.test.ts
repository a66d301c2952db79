import { describe, expect, it } from 'vitest';
import type { ContactLogged } from '../../core/account-events.ts';
import { logContactSchema } from '../../core/contact-log.ts';
import { afterLogged, type RecentContact, reminderContact, withContact } from '../../core/recent-contacts.ts';

const logged = (entryId: string, changes: Record<string, unknown>, at = '2026-09-30T09:00:00.000Z'): ContactLogged => ({
  ...{ type: 'ContactLogged', entryId, at, by: { id: 'anna', name: 'Anna' }, timeZone: 'Europe/London' },
  contact: logContactSchema.parse({
    ...{ customerName: 'Acme', customerNumber: null, kind: 'call', direction: 'out', on: at.slice(0, 10) },
    ...{ person: null, result: null, note: '', corrects: null, ...changes },
  }),
});

describe('what a logged contact counts as', () => {
  it.each<[string, Record<string, unknown>, Partial<RecentContact> | null]>([
    ['nobody answered', { result: 'no-answer' }, { channel: 'phone', kind: 'attempt' }],
    ['a message on the machine', { result: 'left-message' }, { channel: 'phone', kind: 'voicemail' }],
    ['a wrong number', { result: 'wrong-number' }, { channel: 'phone', kind: 'not-connected' }],
    ['they say they will pay', { result: 'payment-in-progress' }, { channel: 'phone', kind: 'conversation' }],
    ['a call without a result', {}, { channel: 'phone', kind: 'conversation' }],
    ['they rang us', { direction: 'in' }, { channel: 'phone', kind: 'conversation', onRequest: true }],
    ['a letter', { kind: 'letter' }, { channel: 'letter', kind: 'message' }],
    ['an e-mail of ours', { kind: 'email' }, { channel: 'email', kind: 'message' }],
    ['an e-mail of theirs', { kind: 'email', direction: 'in' }, null],
    ['a meeting', { kind: 'meeting' }, { channel: 'visit', kind: 'conversation' }],
    ['a note', { kind: 'note' }, null],
  ])('%s', (_, contact, counted) => {
    const contacts = afterLogged([], logged('e1', contact));
    expect(contacts).toEqual(counted ? [{ entryId: 'e1', at: '2026-09-30T09:00:00.000Z', ...counted }] : []);
  });

  it('at noon of its day when it is logged later', () => {
    const [contact] = afterLogged([], logged('e1', { on: '2026-09-28' }));
    expect(contact?.at).toBe('2026-09-28T12:00:00.000Z');
  });

  it('once, when it is corrected', () => {
    const before = afterLogged([], logged('e1', { result: 'no-answer' }));
    const after = afterLogged(before, logged('e2', { result: 'spoke-to-customer', corrects: 'e1' }));
    expect(after.map(({ entryId, kind }) => [entryId, kind])).toEqual([['e2', 'conversation']]);
    expect(afterLogged(after, logged('e3', { kind: 'note', corrects: 'e2' }))).toEqual([]);
  });
});

describe('the contacts that are kept', () => {
  const day = (n: number) => `2026-09-${String(n).padStart(2, '0')}T09:00:00.000Z`;

  it('are those of the last 35 days, and the first conversation however long ago', () => {
    const spoken = afterLogged([], logged('first', {}, '2026-01-05T09:00:00.000Z'));
    const written = withContact(spoken, reminderContact('old', '2026-03-01T09:00:00.000Z'));
    const now = withContact(written, reminderContact('new', day(30)));
    expect(now.map(({ entryId }) => entryId)).toEqual(['first', 'new']);
  });

  it('are no more than sixteen, the newest', () => {
    const days = Array.from({ length: 30 }, (_, i) => reminderContact(`r${i + 1}`, day(i + 1)));
    const kept = days.reduce<RecentContact[]>((known, contact) => withContact(known, contact), []);
    expect(kept.map(({ entryId }) => entryId)).toEqual(Array.from({ length: 16 }, (_, i) => `r${i + 15}`));
  });
});
