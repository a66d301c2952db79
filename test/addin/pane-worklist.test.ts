// Today's list in the pane against a server that fails in every way: nothing is queued twice, nothing goes out for figures
// that have changed, and what was asked once is not asked again.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api, Problem } from '../../addin/api.ts';
import { CashQuestion } from '../../addin/cash-question.ts';
import { ReminderNotes } from '../../addin/reminder-notes.ts';
import type { ReadSheet } from '../../addin/sheet-state.ts';
import type { Listed } from '../../addin/worklist-items.ts';
import { mayTick, partsOf, standsAs } from '../../addin/worklist-items.ts';
import { WorklistStore } from '../../addin/worklist-store.ts';
import { accountsOnSheet } from '../../core/account-on-sheet.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { isRefusal } from '../../core/refusal.ts';
import { NO_RULE_FIRED, type Warning } from '../../core/reminder.ts';
import type { AddToRun, ManyPreviewsRequest } from '../../core/reminder-run.ts';
import { readSheet, type SheetCells } from '../../core/sheet.ts';
import { CASH_QUESTION, type ListedPreview } from '../../core/worklist.ts';

const TODAY = '2026-11-21' as CalendarDay;

/** So many customers with one overdue invoice of £10 each; `amounts` are those of some of them instead. */
function sheetOf(customers: number, amounts: Readonly<Record<number, number>> = {}): ReadSheet {
  const values = [
    ['Customer no', 'Customer', 'Invoice no', 'Due date', 'Outstanding GBP', 'E-mail'],
    ...Array.from({ length: customers }, (_, i) => [
      ...[`C-${i}`, `Customer ${i}`, `INV-${i}`, 46_300, amounts[i] ?? 10, `ap@customer${i}.example`],
    ]),
  ];
  const formats = ['General', 'General', 'General', 'dd/mm/yyyy', 'General', 'General'];
  const cells: SheetCells = {
    ...{ sheetName: 'Debtors', firstRow: 0, firstColumn: 0, values, dateEpoch: 1900 },
    numberFormats: values.map(() => formats),
  };
  const reading = readSheet(cells, { today: TODAY });
  if (isRefusal(reading)) throw new Error(reading.because);
  const answered = { answers: {}, answeredBy: { by: 'nobody' }, changed: null } as const;
  const accounts = accountsOnSheet(reading);
  return { ...answered, cells, reading, accounts, customers: accounts.size };
}

const warning = (code: string): Warning => ({ code, because: `${code}.`, needsConfirmation: true });

const preview = (warnings: readonly Warning[]): ListedPreview => ({
  ...{ hash: 'h'.repeat(43), to: 'ap@acme.example', sentTo: 'ap@acme.example', mode: 'live', level: 1, language: 'en' },
  ...{ subject: 's', attachments: [], invoiceCount: 1, leftOut: [], totals: [], charges: [] },
  ...{ payBy: TODAY, undoSeconds: 30, warnings: [...warnings], refusal: null },
  ...{ decision: NO_RULE_FIRED, mayOverride: false, approval: 'none' },
});

const NO_ANSWER: Problem = { problem: 'no-answer' };

let sheet: ReadSheet;
let warnings: readonly Warning[];
let asked: ManyPreviewsRequest[];
let posted: AddToRun[];
/** What the server does with the next posts; then it takes them. */
let failures: ('no-answer' | 'lost')[];
let cash: CashQuestion;
let notes: ReminderNotes;
/** What happens while the server is asked. */
let onAsked: () => void;
let store: WorklistStore;

beforeEach(() => {
  [sheet, warnings, asked, posted, failures] = [sheetOf(3), [], [], [], []];
  cash = new CashQuestion(() => TODAY);
  notes = new ReminderNotes();
  onAsked = () => {};
  const previews: Api['previews'] = async (body) => {
    asked.push(body);
    onAsked();
    const seen = body.reminders.map(({ accountId }) => ({
      accountId,
      preview: preview(warnings),
      refusal: null,
      faults: null,
    }));
    return { value: { previews: seen } };
  };
  const addToRun: Api['addToRun'] = async (body) => {
    const failure = failures.shift();
    if (failure === 'no-answer') return NO_ANSWER;
    posted.push(body);
    if (failure === 'lost') return NO_ANSWER;
    const nothing = { refusal: null, faults: null };
    const outcomes = body.reminders.map(({ accountId }) => ({ accountId, reminderId: `R-${accountId}`, ...nothing }));
    return { value: { runId: body.runId, outcomes } };
  };
  store = new WorklistStore({
    api: { previews, addToRun },
    readNow: async () => sheet,
    doubtfulCells: async () => [],
    recipientFor: ({ addresses: [to] }) => (to === undefined ? null : { to, addressFrom: 'sheet' }),
    cash,
    notes,
    queued: vi.fn(),
  });
});

const items = (): readonly Listed[] => store.state.get().items ?? [];
const ids = () => items().map(({ prospect }) => prospect.accountId);
const queued = () => items().filter(({ isQueued }) => isQueued).length;

describe('looking at the customers', () => {
  it('asks for twenty-five at a time and ticks what is usual', async () => {
    sheet = sheetOf(60);
    await store.make(sheet);
    expect(asked.map(({ reminders }) => reminders.length)).toEqual([25, 25, 10]);
    expect(items().every(({ isTicked }) => isTicked)).toBe(true);
  });

  it('never asks for more than the server takes at once', async () => {
    await store.make(sheet);
    const [item] = items();
    if (!item?.prospect.asked) throw new Error('nobody is on the list');
    const [invoice] = item.prospect.asked.request.invoices;
    if (!invoice) throw new Error('nothing is overdue');
    const request = { ...item.prospect.asked.request, invoices: Array.from({ length: 500 }, () => invoice) };
    const large = { ...item, prospect: { ...item.prospect, asked: { ...item.prospect.asked, request } } };
    for (const part of partsOf(Array.from({ length: 12 }, () => large)))
      expect(JSON.stringify(part.map(({ prospect }) => prospect.asked)).length).toBeLessThan(256 * 1024);
  });

  it('stops when it is told to, and goes on from there', async () => {
    sheet = sheetOf(60);
    onAsked = () => {
      if (asked.length === 2) store.cancel();
    };
    await store.make(sheet);
    expect(items().filter(({ seen }) => seen !== null)).toHaveLength(25);
    await store.goOn();
    expect(items().every(({ seen }) => seen !== null)).toBe(true);
  });

  it('does not tick what has to be looked at, and a new domain not even on request', async () => {
    warnings = [warning('new-domain')];
    sheet = sheetOf(1);
    await store.make(sheet);
    store.tick(ids(), true);
    const [item] = items();
    expect(item?.isTicked).toBe(false);
    expect(item && mayTick(standsAs(item, []), [])).toBe(false);
  });
});

describe('the one press', () => {
  it('queues what is ticked, with what was shown and looked at, and nothing else', async () => {
    warnings = [warning(CASH_QUESTION), warning('quiet-day')];
    await store.make(sheet);
    const [first = ''] = ids();
    store.tick([first], false);
    store.confirm(CASH_QUESTION, true);
    store.confirm('quiet-day', true);
    expect(await store.remindAll()).toBe('queued');
    expect(posted).toHaveLength(1);
    expect(posted[0]?.reminders.map(({ accountId }) => accountId)).toEqual(ids().slice(1));
    expect(posted[0]?.reminders[0]?.send).toMatchObject({
      previewHash: 'h'.repeat(43),
      confirmed: [CASH_QUESTION, 'quiet-day'],
    });
  });

  it('does not say that anybody confirmed what nobody has looked at', async () => {
    warnings = [warning('quiet-day')];
    await store.make(sheet);
    await store.remindAll();
    expect(posted[0]?.reminders[0]?.send).toMatchObject({ confirmed: [] });
  });

  it('goes on in the same run with the same keys when an answer was lost', async () => {
    await store.make(sheet);
    failures = ['lost'];
    expect(await store.remindAll()).toBe('hindered');
    expect(queued()).toBe(0);
    expect(await store.remindAll()).toBe('queued');
    const [before, after] = posted;
    expect(after).toEqual(before);
    expect(queued()).toBe(3);
  });

  it('leaves out what has changed on the sheet since, and says what', async () => {
    await store.make(sheet);
    sheet = sheetOf(3, { 1: 4 });
    await store.remindAll();
    expect(posted[0]?.reminders).toHaveLength(2);
    expect(items()[1]).toMatchObject({ isQueued: false, isTicked: false });
    expect(items()[1]?.changes[0]).toMatchObject({ change: 'amount', before: { minor: 1000 }, now: { minor: 400 } });
  });

  it('leaves out who has paid and who is gone from the sheet', async () => {
    await store.make(sheet);
    sheet = sheetOf(2, { 1: 0 });
    await store.remindAll();
    expect(posted[0]?.reminders.map(({ customerName }) => customerName)).toEqual(['Customer 0']);
    expect(items().map(({ seen }) => seen?.refusal?.refused)).toEqual([undefined, 'nothing-overdue', 'gone']);
  });

  it('queues nobody a second time', async () => {
    await store.make(sheet);
    await store.remindAll();
    store.tick(ids(), true);
    expect(await store.remindAll()).toBe('hindered');
    expect(posted).toHaveLength(1);
  });
});

describe('the question about the cash', () => {
  it('is not asked again for the same sheet and day', async () => {
    warnings = [warning(CASH_QUESTION)];
    await store.make(sheet);
    expect(store.state.get().confirmed).toEqual([]);
    store.confirm(CASH_QUESTION, true);
    await store.make(sheet);
    expect(store.state.get().confirmed).toEqual([CASH_QUESTION]);
    expect(cash.isConfirmed({ sheetName: 'Other', asOf: TODAY })).toBe(false);
  });
});

describe('a note to one of many', () => {
  const NOTE = 'Thank you for calling.';
  const notesIn = (reminders: readonly { readonly accountId: string }[] | undefined) =>
    reminders?.map(
      (its) => Object.assign({ note: undefined }, 'request' in its ? its.request : {}, 'send' in its && its.send).note,
    );

  it('is previewed and queued with that reminder alone, and is gone afterwards', async () => {
    await store.make(sheet);
    const [, second = ''] = ids();
    notes.type(second, NOTE);
    await store.lookAgain([second], sheet);
    expect(notesIn(asked.at(-1)?.reminders)).toEqual([NOTE]);
    expect(await store.remindAll()).toBe('queued');
    expect(notesIn(posted[0]?.reminders)).toEqual([undefined, NOTE, undefined]);
    expect(notes.typed.of(second)).toBe('');
  });

  it('that was typed and not looked at keeps its reminder back, and the words stay', async () => {
    await store.make(sheet);
    const [first = ''] = ids();
    notes.type(first, NOTE);
    await store.remindAll();
    expect(posted[0]?.reminders).toHaveLength(2);
    expect(items()[0]).toMatchObject({ isTicked: false, isQueued: false, changes: [{ change: 'note' }] });
    expect(notes.typed.of(first)).toBe(NOTE);
  });

  it('stays when the server does not answer, and goes out once with the next press', async () => {
    const [first = ''] = [...sheet.accounts.keys()];
    notes.type(first, NOTE);
    await store.make(sheet);
    failures = ['no-answer'];
    expect(await store.remindAll()).toBe('hindered');
    expect(notes.typed.of(first)).toBe(NOTE);
    await store.remindAll();
    expect(notesIn(posted[0]?.reminders)).toEqual([NOTE, undefined, undefined]);
  });
});
