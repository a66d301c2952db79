import { describe, expect, it } from 'vitest';
import { type AccountState, evolve, NEW_ACCOUNT } from '../../core/account.ts';
import type { ReminderQueued } from '../../core/account-events.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { NO_RULE_FIRED, type ReminderState } from '../../core/reminder.ts';

/** A reminder at a level about some invoices, by their marks. */
const queued = (entryId: string, level: number, invoices: readonly string[]): ReminderQueued => ({
  ...{ type: 'ReminderQueued', entryId, level, identity: '', state: 'QUEUED', by: { id: 'anna', name: 'Anna' } },
  ...{ at: '2026-09-01T09:00:00.000Z', sendsAt: '2026-09-01T09:00:30.000Z', on: '2026-09-01' as CalendarDay },
  ...{ asOf: '2026-09-01' as CalendarDay, customerName: 'Acme', customerNumber: 'C-1', to: 'ap@acme.test' },
  ...{ subject: 's', invoiceCount: invoices.length, totals: [], items: invoices.join(), invoices },
  ...{ leftOut: [], decision: NO_RULE_FIRED, override: null, previewHash: 'h', confirmed: [] },
});

function sent(
  account: AccountState,
  entryId: string,
  level: number,
  invoices: readonly string[],
  state: ReminderState = 'DELIVERED',
): AccountState {
  const threadId = `<${entryId}@email.amazonses.com>`;
  const moved = {
    type: 'ReminderMoved',
    reminderId: entryId,
    state,
    sendsAt: '2026-09-01T09:00:30.000Z',
    threadId,
  } as const;
  return evolve(evolve(account, queued(entryId, level, invoices)), moved);
}

const [one, two] = ['<one@email.amazonses.com>', '<two@email.amazonses.com>'];

describe('the mails the next reminder refers to', () => {
  it('are those that went out for what is still asked for, oldest first', () => {
    const first = sent(NEW_ACCOUNT, 'one', 1, ['a', 'b']);
    expect(first.threadIds).toEqual([one]);
    expect(sent(first, 'two', 2, ['b', 'c']).threadIds).toEqual([one, two]);
  });

  it('begin anew when everything was paid in between', () => {
    expect(sent(sent(NEW_ACCOUNT, 'one', 1, ['a']), 'two', 1, ['z']).threadIds).toEqual([two]);
  });

  it.each<ReminderState>(['BOUNCED', 'FAILED', 'CANCELLED'])('leave out one that was %s', (state) => {
    const first = sent(NEW_ACCOUNT, 'one', 1, ['a']);
    expect(sent(first, 'two', 2, ['a'], state).threadIds).toEqual([one]);
    expect(sent(first, 'two', 1, ['z'], state).threadIds).toEqual([one]);
  });

  it('stay as they are after a note about invoices that come due', () => {
    const chased = sent(NEW_ACCOUNT, 'one', 2, ['a']);
    expect(sent(chased, 'two', 0, ['z']).threadIds).toEqual([one]);
  });

  it('are ten at most', () => {
    const numbers = Array.from({ length: 12 }, (_, i) => String(i));
    const account = numbers.reduce((state, id) => sent(state, id, 1, ['a']), NEW_ACCOUNT);
    expect(account.threadIds).toEqual(numbers.slice(2).map((id) => `<${id}@email.amazonses.com>`));
  });
});
