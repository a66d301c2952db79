import { describe, expect, it } from 'vitest';
import { type AccountState, evolve, NEW_ACCOUNT } from '../../core/account.ts';
import { accountIdOf } from '../../core/account-id.ts';
import { previewReminder, queueReminder } from '../../core/account-reminder.ts';
import { NOTHING_KNOWN } from '../../core/address-standing.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { isRefusal } from '../../core/refusal.ts';
import {
  type ReminderPreview,
  type ReminderRequest,
  type ReminderState,
  reminderRequestSchema,
} from '../../core/reminder.ts';
import { HARBOUR } from './companies.ts';

const gbp = (minor: number) => ({ minor, currency: 'GBP' });
const invoice = (invoiceNumber: string, dueDate: string, outstanding: { minor: number; currency: string }) => ({
  ...{ invoiceNumber, invoiceDate: null, dueDate, original: null, outstanding },
});

function request(changes: Record<string, unknown> = {}): ReminderRequest {
  return reminderRequestSchema.parse({
    ...{ customerName: 'Acme Trading Ltd', customerNumber: 'C-1001', contactName: null, to: 'ap@acme.test' },
    asOf: '2026-09-30',
    invoices: [invoice('INV-1', '2026-08-31', gbp(200_000)), invoice('INV-2', '2026-09-10', gbp(150_000))],
    credits: [],
    ...changes,
  });
}

const at = (now: string, of = request()) => ({
  ...{ accountId: accountIdOf(of), roles: ['Clerk'] as const, settings: HARBOUR, standing: NOTHING_KNOWN, now },
});
const MORNING = '2026-09-30T09:00:00.000Z';

function previewed(account: AccountState, asked = request(), now = MORNING): ReminderPreview {
  const preview = previewReminder(account, asked, at(now, asked));
  if (isRefusal(preview) || 'faults' in preview) throw new Error(JSON.stringify(preview));
  return preview;
}

function send(account: AccountState, asked = request(), now = MORNING, changes = {}) {
  const preview = previewReminder(account, asked, at(now, asked));
  const shown = isRefusal(preview) || 'faults' in preview ? null : preview;
  const confirmed = shown?.warnings.map(({ code }) => code) ?? [];
  const command = { ...asked, previewHash: shown?.hash ?? 'x'.repeat(43), confirmed, ...changes };
  const context = { ...at(now, asked), reminderId: `R-${now}`, by: { id: 'anna', name: 'Anna' } };
  return queueReminder(account, command, context);
}

/** The account after a reminder at an instant whose mail came to a state. */
function reminded(account: AccountState, now: string, state: ReminderState, asked = request()): AccountState {
  const queued = send(account, asked, now);
  if (!('event' in queued)) throw new Error(JSON.stringify(queued));
  const after = evolve(account, queued.event);
  const { entryId: reminderId, sendsAt } = queued.event;
  return evolve(after, { type: 'ReminderMoved', reminderId, state, sendsAt });
}

describe('the preview', () => {
  it('names recipient, level, count, total, and that nobody was written to before', () => {
    expect(previewed(NEW_ACCOUNT)).toMatchObject({
      to: 'ap@acme.test',
      level: 1,
      invoiceCount: 2,
      totals: [gbp(350_000)],
      undoSeconds: 30,
      refusal: null,
      warnings: [{ code: 'first-mail', needsConfirmation: true }],
    });
  });

  it.each<[string, Record<string, unknown>, unknown]>([
    ['another amount', { invoices: [invoice('INV-1', '2026-08-31', gbp(200_001))] }, 'hash'],
    ['another due date', { invoices: [invoice('INV-1', '2026-08-30', gbp(200_000))] }, 'hash'],
    ['another address', { to: 'ap2@acme.test' }, 'hash'],
    ['another contact', { contactName: 'Bo' }, 'hash'],
    ['another as-of day', { asOf: '2026-09-29' }, 'hash'],
    ['a note', { note: 'See you on Friday.' }, 'hash'],
  ])('has another hash for %s', (_, changes) => {
    const one = request({ invoices: [invoice('INV-1', '2026-08-31', gbp(200_000))] });
    const other = request({ invoices: [invoice('INV-1', '2026-08-31', gbp(200_000))], ...changes });
    expect(previewed(NEW_ACCOUNT, other).hash).not.toBe(previewed(NEW_ACCOUNT, one).hash);
  });

  it('lists every invoice that is not overdue, and a request about somebody else', () => {
    const asked = request({
      invoices: [
        invoice('INV-1', '2026-08-31', gbp(1)),
        invoice('INV-2', '2026-09-30', gbp(1)),
        invoice('INV-3', '2026-10-15', gbp(1)),
      ],
    });
    expect(previewReminder(NEW_ACCOUNT, asked, { ...at(MORNING), accountId: 'somebody-else' })).toEqual({
      faults: [
        { where: 'customerNumber', fault: expect.stringContaining('another customer') },
        { where: 'invoices.1.dueDate', fault: 'due 2026-09-30: not overdue on 2026-09-30' },
        { where: 'invoices.2.dueDate', fault: 'due 2026-10-15: not overdue on 2026-09-30' },
      ],
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'the same invoice twice, in other letters',
      { invoices: ['INV-1', 'inv-1\u200b'].map((number) => invoice(number, '2026-08-31', gbp(1))) },
      'invoice-twice',
    ],
    ['the same invoice twice', { invoices: Array(2).fill(invoice('INV-1', '2026-08-31', gbp(1))) }, 'invoice-twice'],
    [
      'credits that cover everything',
      { credits: [{ reference: null, date: null, outstanding: gbp(-350_000) }] },
      'credits-cover-it',
    ],
    ['several addresses in the cell', { to: 'a@acme.test; b@acme.test' }, 'several-addresses'],
    ['no address that can be mailed', { to: 'see note' }, 'not-an-address'],
  ])('is refused for %s', (_, changes, code) => {
    const asked = request(changes);
    expect(previewReminder(NEW_ACCOUNT, asked, at(MORNING, asked))).toMatchObject({ refused: code });
  });

  it('shows the mail and why it cannot go out to the company itself or its subsidiaries’ mailboxes', () => {
    const preview = previewed(NEW_ACCOUNT, request({ to: 'ceo@mail.harbour.test' }));
    expect(preview.refusal).toMatchObject({ refused: 'own-company' });
    expect(preview.text).toContain('INV-1');
  });

  it.each([
    ['2026-09-30', ['first-mail']],
    ['2026-09-29', ['first-mail']],
    ['2026-09-28', ['first-mail', 'cash-up-to-date']],
    ['2026-09-23', ['first-mail', 'cash-up-to-date']],
    ['2026-09-22', ['first-mail', 'as-of-old']],
  ])('with figures as of %s on 30 September warns %j', (asOf, codes) => {
    const asked = request({ asOf, invoices: [invoice('INV-1', '2026-08-31', gbp(1))] });
    expect(previewed(NEW_ACCOUNT, asked).warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('takes today from the company’s time zone: 23:30 UTC in summer is tomorrow in London', () => {
    const at2330 = '2026-09-29T23:30:00.000Z';
    const at2230 = '2026-09-29T22:30:00.000Z';
    expect(previewReminder(NEW_ACCOUNT, request(), at(at2330))).toMatchObject({ level: 1 });
    expect(previewReminder(NEW_ACCOUNT, request(), at(at2230))).toMatchObject({ refused: 'as-of-future' });
  });

  it('is refused with figures of a day to come, which would call invoices overdue that are not due yet', () => {
    const asked = request({ asOf: '2030-12-31', invoices: [invoice('INV-1', '2029-01-01', gbp(1))] });
    expect(previewReminder(NEW_ACCOUNT, asked, at(MORNING, asked))).toMatchObject({
      refused: 'as-of-future',
      because: expect.stringContaining('31 December 2030'),
    });
  });
});

describe('sending', () => {
  it('is accepted with the previewed hash and every warning confirmed', () => {
    expect(send(NEW_ACCOUNT)).toMatchObject({
      event: { type: 'ReminderQueued', level: 1, to: 'ap@acme.test', sendsAt: '2026-09-30T09:00:30.000Z' },
      mail: { to: 'ap@acme.test', from: { address: 'accounts@harbour.test' } },
    });
  });

  it('is refused when a row changed after the preview', () => {
    const { hash } = previewed(NEW_ACCOUNT);
    const changed = request({ invoices: [invoice('INV-1', '2026-08-31', gbp(999))] });
    expect(send(NEW_ACCOUNT, changed, MORNING, { previewHash: hash })).toMatchObject({ refused: 'data-changed' });
  });

  it('stores the mail with its note, and is refused when the note was changed or taken out after the preview', () => {
    const noted = request({ note: 'See you on Friday.' });
    const { hash } = previewed(NEW_ACCOUNT, noted);
    expect(send(NEW_ACCOUNT, noted)).toMatchObject({
      mail: {
        text: expect.stringContaining('A personal note: See you on Friday.\n'),
        html: expect.stringContaining('</strong> See you on Friday.</p>'),
      },
    });
    for (const changes of [{}, { note: 'See you on Monday.' }])
      expect(send(NEW_ACCOUNT, request(changes), MORNING, { previewHash: hash })).toMatchObject({
        refused: 'data-changed',
      });
  });

  it('is refused with a note that names an account to pay to', () => {
    expect(send(NEW_ACCOUNT, request({ note: 'Pay to GB29 NWBK 6016 1331 9268 19.' }))).toMatchObject({
      refused: 'note-not-allowed',
      source: 'note',
    });
  });

  it('is refused when a warning was not confirmed', () => {
    expect(send(NEW_ACCOUNT, request(), MORNING, { confirmed: [] })).toMatchObject({ refused: 'not-confirmed' });
  });

  it('needs only one press for the address the last reminder went to', () => {
    const known = reminded(NEW_ACCOUNT, '2026-09-20T09:00:00.000Z', 'DELIVERED', request({ asOf: '2026-09-20' }));
    expect(previewed(known).warnings).toEqual([]);
  });

  it.each<ReminderState>(['QUEUED', 'SENDING', 'UNKNOWN', 'NEEDS_REVIEW'])(
    'is refused while the last reminder is %s',
    (state) => {
      const account = reminded(NEW_ACCOUNT, '2026-09-11T09:00:00.000Z', state, request({ asOf: '2026-09-11' }));
      expect(send(account)).toMatchObject({ refused: 'reminder-open' });
    },
  );

  it('is refused until the ladder’s week is over, and says from the first hour from which day it may go out', () => {
    const account = reminded(NEW_ACCOUNT, '2026-09-29T12:00:00.000Z', 'DELIVERED', request({ asOf: '2026-09-29' }));
    const turned = request({ asOf: '2026-09-29', invoices: [...request().invoices].reverse() });
    for (const now of ['2026-09-29T12:00:31.000Z', '2026-09-30T11:59:59.000Z', '2026-10-05T22:00:00.000Z'])
      expect(send(account, turned, now), now).toMatchObject({
        refused: 'written-recently',
        because: 'The last reminder went out on 29 September 2026. The next may go out from 6 October 2026.',
      });
    expect(send(account, turned, '2026-10-06T12:00:00.000Z')).toMatchObject({ event: { level: 2 } });
  });

  it('is refused for the same invoices within 24 hours, whatever their order, where the ladder lets a company write every day', () => {
    const account = reminded(NEW_ACCOUNT, '2026-09-29T12:00:00.000Z', 'DELIVERED', request({ asOf: '2026-09-29' }));
    const turned = request({ invoices: [...request().invoices].reverse() });
    const settings = { ...HARBOUR, ladder: { ...HARBOUR.ladder, minimumGapDays: 1 } };
    const previewAt = (now: string) => previewReminder(account, turned, { ...at(now, turned), settings });
    expect(previewAt('2026-09-30T11:59:59.000Z')).toMatchObject({
      refused: 'written-just-now',
      because: expect.stringContaining('The next may go out from 30 September 2026, 13:00.'),
    });
    expect(previewAt('2026-09-30T12:00:00.000Z')).toMatchObject({ level: 2, refusal: null });
  });

  it('counts the ladder’s week from the day a reminder left that had to wait for its approval', () => {
    const queued = send(NEW_ACCOUNT, request({ asOf: '2026-09-24' }), '2026-09-24T09:00:00.000Z');
    if (!('event' in queued)) throw new Error(JSON.stringify(queued));
    const approved = { state: 'DELIVERED', sendsAt: '2026-09-29T09:00:30.000Z' } as const;
    const { entryId: reminderId } = queued.event;
    const account = evolve(evolve(NEW_ACCOUNT, queued.event), { type: 'ReminderMoved', reminderId, ...approved });
    expect(send(account, request({ asOf: '2026-10-01' }), '2026-10-01T09:00:00.000Z')).toMatchObject({
      refused: 'written-recently',
      because: 'The last reminder went out on 29 September 2026. The next may go out from 6 October 2026.',
    });
    expect(send(account, request({ asOf: '2026-10-06' }), '2026-10-06T09:00:00.000Z')).toMatchObject({
      event: { level: 2 },
    });
  });

  it('is refused for other invoices until the ladder’s week is over', () => {
    const account = reminded(NEW_ACCOUNT, '2026-09-24T08:00:00.000Z', 'DELIVERED', request({ asOf: '2026-09-24' }));
    const other = request({ invoices: [invoice('INV-9', '2026-09-01', gbp(1))] });
    expect(send(account, other)).toMatchObject({ refused: 'written-recently' });
  });

  it('asks for a second press within 24 hours where the ladder lets a company write every day', () => {
    const account = reminded(NEW_ACCOUNT, '2026-09-29T20:00:00.000Z', 'DELIVERED', request({ asOf: '2026-09-29' }));
    const other = request({ invoices: [invoice('INV-9', '2026-09-01', gbp(1))] });
    const daily = { ...HARBOUR, ladder: { ...HARBOUR.ladder, minimumGapDays: 1 } };
    expect(previewReminder(account, other, { ...at(MORNING, other), settings: daily })).toMatchObject({
      warnings: [{ code: 'written-today' }],
    });
  });

  it.each<ReminderState>(['CANCELLED', 'FAILED', 'BOUNCED'])(
    'may be tried again at once at the same level when the last one was %s',
    (state) => {
      const account = reminded(NEW_ACCOUNT, '2026-09-30T08:59:00.000Z', state);
      expect(send(account)).toMatchObject({ event: { level: 1 } });
    },
  );

  it('is refused to an address that bounced or complained, however it is written, and not to another', () => {
    const bounced = { type: 'AddressBlocked', address: 'ap@acme.test', because: 'bounced', at: MORNING } as const;
    const account = evolve(NEW_ACCOUNT, bounced);
    expect(send(account, request({ to: 'AP@Acme.test' }))).toMatchObject({ refused: 'address-bounced' });
    expect(send(account, request({ to: 'pay@acme.test' }))).toHaveProperty('event');
    const complained = evolve(account, { ...bounced, because: 'complained' });
    expect(send(complained)).toMatchObject({ refused: 'address-complained' });
  });

  it('climbs the ladder one level a reminder and cites the day of the one before', () => {
    const first = reminded(NEW_ACCOUNT, '2026-09-14T09:00:00.000Z', 'DELIVERED', request({ asOf: '2026-09-14' }));
    const second = send(first);
    expect(second).toMatchObject({ event: { level: 2 } });
    expect('mail' in second && second.mail.text).toContain('14 September 2026');
  });

  it('starts again in a friendly way once everything the customer was reminded of is paid', () => {
    const first = reminded(NEW_ACCOUNT, '2026-09-14T09:00:00.000Z', 'DELIVERED', request({ asOf: '2026-09-14' }));
    const later = request({ invoices: [invoice('INV-8', '2026-08-01', gbp(5))] });
    const again = send(first, later);
    expect(again).toMatchObject({ event: { level: 1 } });
    const onePaid = request({ invoices: [invoice('INV-2', '2026-09-10', gbp(150_000)), ...later.invoices] });
    expect(send(first, onePaid)).toMatchObject({ event: { level: 2 } });
  });

  it('keeps a complaint in mind when a later mail to the same address bounces', () => {
    const complained = { type: 'AddressBlocked', address: 'ap@acme.test', because: 'complained', at: MORNING } as const;
    const account = evolve(evolve(NEW_ACCOUNT, complained), { ...complained, because: 'bounced' });
    expect(send(account)).toMatchObject({ refused: 'address-complained' });
  });
});

describe('levels', () => {
  it('never go back except when a reminder did not reach the customer', () => {
    const one = reminded(NEW_ACCOUNT, '2026-09-14T09:00:00.000Z', 'DELIVERED', request({ asOf: '2026-09-14' }));
    expect(one.reminderLevel).toBe(1);
    expect(reminded(one, MORNING, 'DELIVERED').reminderLevel).toBe(2);
    for (const state of ['CANCELLED', 'FAILED', 'BOUNCED'] as const) {
      const back = reminded(one, MORNING, state);
      expect([back.reminderLevel, back.remindedOn]).toEqual([1, '2026-09-14' as CalendarDay]);
    }
  });
});
