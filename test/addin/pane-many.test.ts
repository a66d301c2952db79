// What the pane does around many reminders against a server that answers late or not at all: a run is followed until nothing
// moves, what waits for a person is decided once, an account is changed with one key, the status column says what is so.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountChangeStore } from '../../addin/account-change-store.ts';
import type { Answer, Api, Problem } from '../../addin/api.ts';
import { ManyReminders } from '../../addin/many-reminders.ts';
import { english } from '../../addin/messages/english.ts';
import { createWords } from '../../addin/messages.ts';
import { failedIn, isSettled, mayCancel, RunStore } from '../../addin/run-store.ts';
import { SendingStore } from '../../addin/sending-store.ts';
import { StatusColumnStore } from '../../addin/status-column-store.ts';
import { wordsOfStatus } from '../../addin/views/status-column.tsx';
import { WaitingStore } from '../../addin/waiting-store.ts';
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import type { AccountSummary } from '../../core/account-view.ts';
import type { ReminderState } from '../../core/reminder.ts';
import { countsOf, type OpenReminder, type ReminderRun, type RunReminder } from '../../core/reminder-run.ts';
import type { SendingView } from '../../core/sending.ts';

const NO_ANSWER: Problem = { problem: 'no-answer' };

const line = (
  accountId: string,
  state: ReminderState | null,
  reminderId: string | null = `R-${accountId}`,
): RunReminder => ({
  ...{ accountId, customerName: accountId, reminderId, level: 1, totals: [], state, because: null, sendsAt: null },
});

const runOf = (...reminders: RunReminder[]): ReminderRun => ({
  ...{ runId: 'RUN', at: '2026-11-21T09:00:00.000Z', by: 'Carla', reminders, counts: countsOf(reminders) },
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a run of many reminders', () => {
  it('is settled when nothing of it moves by itself, whatever waits for a person', () => {
    expect(isSettled(runOf(line('a', 'DELIVERED'), line('b', 'NEEDS_REVIEW'), line('c', 'AWAITING_APPROVAL')))).toBe(
      true,
    );
    for (const state of ['QUEUED', 'SENDING', 'UNKNOWN', 'SENT', 'DELAYED'] as const)
      expect(isSettled(runOf(line('a', 'DELIVERED'), line('b', state))), state).toBe(false);
    expect(isSettled(runOf(line('a', null)))).toBe(false);
    expect(isSettled(runOf(line('a', null, null)))).toBe(true);
  });

  it('can be cancelled while something waits, and looked at again where it was refused, failed or came back', () => {
    expect(mayCancel(runOf(line('a', 'QUEUED')))).toBe(true);
    expect(mayCancel(runOf(line('a', 'SENDING')))).toBe(false);
    const run = runOf(
      line('a', 'FAILED'),
      line('b', 'BOUNCED'),
      line('c', null, null),
      line('d', 'SENT'),
      line('e', null),
    );
    expect(failedIn(run)).toEqual(['a', 'b', 'c']);
  });

  it('is asked about until it is settled, through a lost answer, and then no more', async () => {
    const answers: Answer<ReminderRun>[] = [
      { value: runOf(line('a', 'QUEUED')) },
      NO_ANSWER,
      { value: runOf(line('a', 'SENT')) },
      { value: runOf(line('a', 'DELIVERED')) },
    ];
    let asked = 0;
    const run: Api['run'] = async () => answers[Math.min(asked++, answers.length - 1)] ?? NO_ANSWER;
    const store = new RunStore({ run, runs: async () => NO_ANSWER, cancelRun: async () => NO_ANSWER }, () => {});
    await store.open('RUN');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(store.state.get().run?.counts).toMatchObject({ sent: 1, waiting: 0 });
    expect(asked).toBe(4);
  });
});

describe('many reminders', () => {
  it('ask what may still be sent whenever their run has moved on', async () => {
    const answers = [runOf(line('a', 'QUEUED')), runOf(line('a', 'SENT'))];
    let left = 500;
    const api = {
      run: async () => ({ value: answers.length > 1 ? answers.shift() : answers[0] }),
      sending: async () => ({ value: { left: { you: left } } }),
      openReminders: async () => NO_ANSWER,
    } as unknown as Api;
    const nothing = {} as ConstructorParameters<typeof ManyReminders>[0];
    const many = new ManyReminders({ ...nothing, api, moved: () => {} });
    await many.sending.load();
    left = 484;
    await many.runs.open('RUN');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(many.sending.state.get().view?.left.you).toBe(484);
  });
});

describe('what waits for a person', () => {
  const waiting: OpenReminder = {
    ...{ accountId: 'a', customerName: 'Acme', reminderId: 'R', to: 'ap@acme.example', level: 4, totals: [] },
    ...{ at: '2026-11-21T09:00:00.000Z', by: 'Carla', state: 'NEEDS_REVIEW', steps: [] },
  };

  it('is decided once, and the list is asked for again whatever came of it', async () => {
    const open = vi.fn(async () => ({ value: { needsReview: [], awaitingApproval: [] } }));
    const review = vi.fn(async () => NO_ANSWER);
    const api = { openReminders: open, review, approve: async () => NO_ANSWER, takeBack: async () => NO_ANSWER };
    const store = new WaitingStore(api, () => {});
    const [first, second] = await Promise.all([store.decide(waiting, 'sent'), store.decide(waiting, 'sent')]);
    expect([first, second]).toEqual([false, false]);
    expect(review).toHaveBeenCalledTimes(1);
    expect(review).toHaveBeenCalledWith('a', 'R', 'sent');
    expect(open).toHaveBeenCalledTimes(1);
    expect(store.state.get().problem).toEqual(NO_ANSWER);
  });
});

describe('stopping all sending', () => {
  it('keeps what was known when there is no answer, and says so', async () => {
    const view = { stopped: null, mode: 'live' } as unknown as SendingView;
    const store = new SendingStore({
      sending: async () => ({ value: view }),
      stopSending: async () => NO_ANSWER,
      resumeSending: async () => NO_ANSWER,
    });
    await store.load();
    expect(await store.change('stop', 'wrong letter')).toBe(false);
    expect(store.state.get()).toMatchObject({ view, problem: NO_ANSWER, isChanging: false });
  });
});

describe('a change of an account', () => {
  const nothing = async () => NO_ANSWER;
  const stores = (addStop: Api['addStop']) =>
    new AccountChangeStore({ addStop, changeFacts: nothing, liftStop: nothing, confirmAddress: nothing }, () => {});
  const promise = { form: 'stop', kind: 'promise', reason: '', until: '', invoices: [] } as const;

  it('is not sent without a reason and, for a promise, without its day', async () => {
    const addStop = vi.fn(nothing);
    const store = stores(addStop);
    store.open('a', promise);
    expect(await store.save('a')).toBe(false);
    expect(store.changes.of('a')?.faults).toEqual(['reason', 'until']);
    expect(addStop).not.toHaveBeenCalled();
  });

  it('is repeated with the same key when there was no answer, and with another when it was refused', async () => {
    const refused: Problem = { problem: 'refused', refusal: { refused: 'too-many-stops', because: 'Lift some.' } };
    const answers = [NO_ANSWER, refused, NO_ANSWER];
    const keys: string[] = [];
    const store = stores(async (_, __, key) => {
      keys.push(key);
      return answers[keys.length - 1] ?? NO_ANSWER;
    });
    store.open('a', { ...promise, reason: 'pays on Friday', until: '2026-11-27' });
    for (let times = 0; times < 3; times++) await store.save('a');
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
    expect(store.changes.of('a')?.typed).toMatchObject({ reason: 'pays on Friday' });
  });

  it('names every fact that cannot be right', async () => {
    const store = stores(nothing);
    const facts = {
      language: 'not a language',
      country: 'Germany',
      subdivision: '',
      customerType: '',
      timeZones: 'Berlin',
      groupName: '',
    };
    store.open('a', { form: 'facts', facts });
    await store.save('a');
    expect(store.changes.of('a')?.faults).toEqual(['language', 'country', 'timeZones']);
  });
});

describe('the Reminder status column', () => {
  const account = (accountId: string, rows: readonly number[]) =>
    ({ accountId, overdue: rows.map((row) => ({ row, invoiceNumber: `INV-${row}` })) }) as unknown as AccountOnSheet;
  const accounts = new Map([
    ['a', account('a', [2, 3])],
    ['b', account('b', [])],
    ['c', account('c', [5])],
  ]);
  const summary = (accountId: string) => ({
    accountId,
    reminderLevel: 1,
    lastContact: null,
    lastReminder: null,
    stops: [],
  });

  function columnWith(summaries: Api['summaries']) {
    const shown = vi.fn(async () => ({ column: 'G', rows: 3 }));
    const excel = {
      showReminderStatus: shown,
      removeReminderStatus: async () => ({ removed: true }),
      reminderStatusShown: async () => false,
    };
    const asRead = () =>
      ({ accounts, reading: {}, cells: {} }) as unknown as ReturnType<
        ConstructorParameters<typeof StatusColumnStore>[0]['asRead']
      >;
    const store = new StatusColumnStore({ api: { summaries }, excel, asRead });
    store.speakLike(({ accountId }, invoiceNumber) => `${invoiceNumber} of ${accountId}`);
    return { store, shown };
  }

  it('says on every overdue row where its customer’s reminder is', async () => {
    const { store, shown } = columnWith(async ({ accountIds }) => ({ value: { accounts: accountIds.map(summary) } }));
    expect(await store.write()).toBe(true);
    const expected = new Map([
      [2, 'INV-2 of a'],
      [3, 'INV-3 of a'],
      [5, 'INV-5 of c'],
    ]);
    expect(shown).toHaveBeenCalledWith({}, {}, expected);
  });

  it('calls the invoice disputed that is disputed, and says of the others where the reminder is', () => {
    const words = createWords(english, 'en-GB', false);
    const stop = { stopId: 'S', at: '', by: 'Carla', reason: 'short delivered', until: null };
    const last = { reminderId: 'R', level: 1, state: 'DELIVERED', to: 'ap@acme.example', sendsAt: '' } as const;
    const summaryWith = (...stops: AccountSummary['stops']) => ({
      ...{ stops, lastReminder: { ...last, at: '2026-11-21T09:00:00.000Z' } },
    });
    const one = summaryWith({ ...stop, kind: 'dispute', invoices: ['HL-20439'] });
    expect(wordsOfStatus(one, 'HL-20439', words)).toBe('Disputed');
    expect(wordsOfStatus(one, 'hl-20439 ', words)).toBe('Disputed');
    for (const other of ['HL-20440', null])
      expect(wordsOfStatus(one, other, words)).toBe('Reminder 1: Delivered, 21 Nov 2026');
    const all = summaryWith(
      { ...stop, kind: 'promise', invoices: null },
      { ...stop, kind: 'insolvency', invoices: null },
    );
    expect(wordsOfStatus(all, 'HL-20439', words)).toBe('Insolvent');
  });

  it('is not written without the server’s word, and not by itself while it is not there', async () => {
    const { store, shown } = columnWith(async () => NO_ANSWER);
    await store.refresh();
    expect(await store.write()).toBe(false);
    expect(shown).not.toHaveBeenCalled();
    expect(store.state.get().problem).toEqual(NO_ANSWER);
  });
});
