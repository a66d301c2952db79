import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterWaiting,
  blockOf,
  cancelReminder,
  type DeliveryHappening,
  isOpenForSweeping,
  type MailEvent,
  type MailStanding,
  move,
  reviewReminder,
  stepOf,
  transitionOf,
} from '../../core/delivery.ts';
import { REMINDER_STATES, type ReminderState } from '../../core/reminder.ts';

const anna = { id: 'anna', name: 'Anna' };
const QUEUED: MailStanding = { state: 'QUEUED', evidence: 0 };

const hard: MailEvent = { event: 'Bounce', permanent: true, subType: 'General' };
const soft: MailEvent = { event: 'Bounce', permanent: false, subType: 'MailboxFull' };
const told = (report: MailEvent | Exclude<MailEvent['event'], 'Bounce'>): DeliveryHappening => ({
  happened: 'reported',
  report: typeof report === 'string' ? { event: report } : report,
});
const did = (happened: 'claimed' | 'accepted' | 'refused-for-now' | 'no-clear-answer' | 'lease-over' | 'grace-over') =>
  ({ happened }) as const;
const refused: DeliveryHappening = { happened: 'refused', because: 'no' };
const takenBack: DeliveryHappening = { happened: 'taken-back', by: anna };
const found = (outcome: 'sent' | 'not-sent'): DeliveryHappening => ({ happened: 'reviewed', outcome, by: anna });

const after = (...happenings: DeliveryHappening[]): ReminderState => happenings.reduce(move, QUEUED).state;

describe('the life of a mail', () => {
  it.each<[string, DeliveryHappening[], ReminderState]>([
    ['claimed', [did('claimed')], 'SENDING'],
    ['claimed, accepted', [did('claimed'), did('accepted')], 'SENT'],
    ['claimed, accepted, delivered', [did('claimed'), did('accepted'), told('Delivery')], 'DELIVERED'],
    ['taken back', [takenBack], 'CANCELLED'],
    ['taken back, then claimed: stays taken back', [takenBack, did('claimed')], 'CANCELLED'],
    ['claimed, then taken back: too late', [did('claimed'), takenBack], 'SENDING'],
    ['throttled: waits again', [did('claimed'), did('refused-for-now')], 'QUEUED'],
    ['refused for good', [did('claimed'), refused], 'FAILED'],
    ['no answer: unknown, and never waiting again', [did('claimed'), did('no-clear-answer')], 'UNKNOWN'],
    ['no answer, then a claim: not sent again', [did('claimed'), did('no-clear-answer'), did('claimed')], 'UNKNOWN'],
    ['crashed sender', [did('claimed'), did('lease-over')], 'UNKNOWN'],
    ['no answer, no report', [did('claimed'), did('no-clear-answer'), did('grace-over')], 'NEEDS_REVIEW'],
    ['unknown until SES tells', [did('claimed'), did('no-clear-answer'), told('Send')], 'SENT'],
    ['a slow answer after the lease', [did('claimed'), did('lease-over'), did('accepted')], 'SENT'],
    ['the report comes before the answer', [did('claimed'), told('Send'), did('accepted')], 'SENT'],
    ['delivered before the answer', [did('claimed'), told('Delivery'), did('accepted')], 'DELIVERED'],
    ['reviewed as sent', [did('claimed'), did('lease-over'), did('grace-over'), found('sent')], 'SENT'],
    ['reviewed as not sent', [did('claimed'), did('lease-over'), did('grace-over'), found('not-sent')], 'FAILED'],
    [
      'reviewed as not sent, and then delivered after all',
      [did('claimed'), did('lease-over'), did('grace-over'), found('not-sent'), told('Delivery')],
      'DELIVERED',
    ],
    ['delayed, then delivered', [did('claimed'), told('Send'), told('DeliveryDelay'), told('Delivery')], 'DELIVERED'],
    ['delayed, then given up', [did('claimed'), told('Send'), told('DeliveryDelay'), told(soft)], 'BOUNCED'],
    ['an automatic answer after delivery', [did('claimed'), told('Delivery'), told(soft)], 'DELIVERED'],
    ['delivered, then bounced for good', [did('claimed'), told('Delivery'), told(hard)], 'BOUNCED'],
    ['complained after delivery', [did('claimed'), told('Delivery'), told('Complaint')], 'COMPLAINED'],
    ['refused for its content', [did('claimed'), did('accepted'), told('Reject')], 'FAILED'],
    ['a late Send after Reject', [did('claimed'), told('Reject'), told('Send')], 'FAILED'],
    ['could not be produced', [did('claimed'), told('Rendering Failure')], 'FAILED'],
    ['a waiting mail SES says it has: not claimed any more', [told('Send'), did('claimed')], 'SENT'],
  ])('%s', (_, happenings, state) => {
    expect(after(...happenings)).toBe(state);
  });

  const report = fc.constantFrom<MailEvent>(
    { event: 'Send' },
    { event: 'Delivery' },
    { event: 'DeliveryDelay' },
    { event: 'Complaint' },
    { event: 'Reject' },
    { event: 'Rendering Failure' },
    hard,
    soft,
  );

  it('ends the same whatever the order of the reports and however often each comes', () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 6 }), fc.array(fc.nat(100), { maxLength: 12 }), (reports, picks) => {
        const start = move(QUEUED, did('claimed'));
        const inOrder = reports.map(told).reduce(move, start).state;
        const again = reports.length === 0 ? [] : picks.map((pick) => reports[pick % reports.length] ?? hard);
        const shuffled = [...again, ...[...reports].reverse()].map(told).reduce(move, start).state;
        expect(shuffled).toBe(inOrder);
      }),
    );
  });

  it('is never claimable again once it was claimed, unless SES certainly did not take it', () => {
    const happening = fc.oneof(
      report.map(told),
      fc.constantFrom(did('claimed'), did('accepted'), did('no-clear-answer'), did('lease-over'), did('grace-over')),
      fc.constantFrom(refused, takenBack, found('sent'), found('not-sent')),
    );
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 12 }), (happenings) => {
        const end = happenings.reduce(move, move(QUEUED, did('claimed')));
        expect(end.state).not.toBe('QUEUED');
      }),
    );
  });
});

describe('the words in the history', () => {
  it('leave no step for a claim, and one for any number of waits', () => {
    const wait = transitionOf(did('refused-for-now'));
    const first = stepOf(wait, '2026-09-30T09:01:00.000Z', []);
    expect(stepOf(transitionOf(did('claimed')), '2026-09-30T09:00:30.000Z')).toBeNull();
    expect(first).toMatchObject({ state: 'QUEUED', because: expect.stringContaining('tried again') });
    expect(stepOf(wait, '2026-09-30T09:02:00.000Z', first ? [first] : [])).toBeNull();
  });

  it('say who decided', () => {
    expect(transitionOf(found('not-sent')).because).toBe('Anna found that it was not sent.');
    expect(transitionOf(takenBack).because).toBe('Taken back by Anna.');
  });

  it('tell a suppressed address from one that does not exist', () => {
    const suppressed = transitionOf(told({ event: 'Bounce', permanent: true, subType: 'OnAccountSuppressionList' }));
    expect(suppressed.because).toContain('suppression list');
    expect(transitionOf(told(hard)).because).toContain('does not exist');
  });
});

describe('what time does to an open mail', () => {
  const mail = { sendsAt: '2026-09-30T09:00:30.000Z', leaseUntil: null, since: '2026-09-30T09:00:30.000Z' };
  it.each([
    ['QUEUED', null, '2026-09-30T09:05:29.999Z', null],
    ['QUEUED', null, '2026-09-30T09:05:30.000Z', 'hint-again'],
    ['QUEUED', null, '2026-10-01T11:00:29.999Z', 'hint-again'],
    ['QUEUED', null, '2026-10-01T11:00:30.000Z', { happened: 'too-late-to-send' }],
    ['SENDING', '2026-09-30T09:02:00.000Z', '2026-09-30T09:01:59.999Z', null],
    ['SENDING', '2026-09-30T09:02:00.000Z', '2026-09-30T09:02:00.000Z', { happened: 'lease-over' }],
    ['UNKNOWN', null, '2026-09-30T09:15:29.999Z', null],
    ['UNKNOWN', null, '2026-09-30T09:15:30.000Z', { happened: 'grace-over' }],
    ['SENT', null, '2027-09-30T09:00:00.000Z', null],
  ] as const)('%s with a lease until %s at %s: %j', (state, leaseUntil, now, expected) => {
    expect(afterWaiting({ ...mail, state, leaseUntil }, now)).toEqual(expected);
  });

  it('looks only at mails that wait for a sender or an answer', () => {
    expect(REMINDER_STATES.filter(isOpenForSweeping)).toEqual(['QUEUED', 'SENDING', 'UNKNOWN']);
  });
});

describe('a person’s decisions', () => {
  const sendsAt = '2026-09-30T09:00:30.000Z';
  it('takes a reminder back until its time has come', () => {
    expect(cancelReminder({ state: 'QUEUED', sendsAt }, anna, '2026-09-30T09:00:29.999Z')).toEqual(takenBack);
    expect(cancelReminder({ state: 'QUEUED', sendsAt }, anna, sendsAt)).toMatchObject({ refused: 'too-late' });
    expect(cancelReminder({ state: 'SENDING', sendsAt }, anna, '2026-09-30T09:00:00.000Z')).toMatchObject({
      refused: 'too-late',
    });
    expect(cancelReminder({ state: 'CANCELLED', sendsAt }, anna, '2026-09-30T10:00:00.000Z')).toBe('already');
  });

  it('takes back what waits for approval however long it waits, and approves only what waits', () => {
    const waiting = { state: 'AWAITING_APPROVAL', evidence: 0 } as const;
    expect(cancelReminder({ ...waiting, sendsAt }, anna, '2026-10-09T09:00:00.000Z')).toEqual(takenBack);
    expect(move(waiting, { happened: 'taken-back', by: anna }).state).toBe('CANCELLED');
    expect(move(waiting, { happened: 'approved', by: anna }).state).toBe('QUEUED');
    expect(move({ state: 'SENT', evidence: 1 }, { happened: 'approved', by: anna }).state).toBe('SENT');
    expect(move(waiting, { happened: 'claimed' }).state).toBe('AWAITING_APPROVAL');
  });

  it('settles only what is waiting for a decision', () => {
    expect(reviewReminder('NEEDS_REVIEW', 'sent', anna)).toEqual(found('sent'));
    expect(reviewReminder('SENT', 'sent', anna)).toBe('already');
    expect(reviewReminder('SENT', 'not-sent', anna)).toMatchObject({ refused: 'nothing-to-review' });
    expect(reviewReminder('UNKNOWN', 'not-sent', anna)).toMatchObject({ refused: 'nothing-to-review' });
  });

  it('blocks an address after a permanent bounce or a complaint only', () => {
    expect(blockOf(hard)).toBe('bounced');
    expect(blockOf({ event: 'Complaint' })).toBe('complained');
    expect(blockOf(soft)).toBeNull();
    expect(blockOf({ event: 'Delivery' })).toBeNull();
  });
});
