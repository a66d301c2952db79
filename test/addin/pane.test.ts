// The pane's own behaviour against a server that fails in every way: nothing is sent twice, nothing typed is lost, and a
// reminder never goes out for figures that have changed.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isUnderWay, mayComeBack, withNewest } from '../../addin/account-store.ts';
import { createApi } from '../../addin/api.ts';
import { type ContactDraft, draftFaults } from '../../addin/contact-store.ts';
import { Pane } from '../../addin/pane.ts';
import { isRefused } from '../../addin/reminder-hindrance.ts';
import { selectedOn } from '../../addin/selected-row.ts';
import type { ReadSheet } from '../../addin/sheet-state.ts';
import { reminderRequestOf } from '../../core/account-requests.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import type { HistoryEntry } from '../../core/contact-log.ts';
import { isRefusal } from '../../core/refusal.ts';
import { NO_RULE_FIRED, type ReminderState } from '../../core/reminder.ts';
import { CARLA, PREVIEW, RECEIPT } from './acme-reminder.ts';
import { type AnsweringServer, type Asked, answeringServer, type Reply } from './answering-server.ts';
import { type SheetInMemory, sheetInMemory } from './pane-sheet.ts';

/** Answers previews, accounts and histories; sends and logs are the test's. */
function usualReply({ method, path }: Asked): Reply | null {
  if (path.endsWith('/preview')) return { status: 200, body: PREVIEW };
  if (path.includes('/history')) return { status: 200, body: { entries: [], cursor: null } };
  if (method === 'GET') return { status: 500, body: { error: 'not asked about', id: 'x' } };
  return null;
}

let server: AnsweringServer;
let sheet: SheetInMemory;
let pane: Pane;
let acme: string;

beforeEach(() => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

async function openPane(reply: (asked: Asked, before: number) => Reply, usually = usualReply): Promise<void> {
  let writes = 0;
  server = await answeringServer((asked) => {
    const usual = usually(asked);
    if (usual) return usual;
    writes += 1;
    return reply(asked, writes - 1);
  });
  sheet = sheetInMemory();
  pane = new Pane(sheet.excel, createApi(server.url, CARLA), CARLA);
  await pane.sheet.start();
  acme = accountNamed('Acme Ltd').accountId;
}

function readNow(): ReadSheet {
  const { read } = pane.sheet.state.get();
  if (read === null || isRefusal(read)) throw new Error('the sheet was not read');
  return read;
}

function accountNamed(name: string) {
  const account = [...readNow().accounts.values()].find(({ customerName }) => customerName === name);
  if (!account) throw new Error(`no account of ${name}`);
  return account;
}

async function prepare(addressFrom: 'sheet' | 'typed' = 'sheet', to = 'ap@acme.example') {
  const request = reminderRequestOf(accountNamed('Acme Ltd'), to, readNow().reading.asOf);
  if (isRefusal(request)) throw new Error(request.because);
  await pane.reminders.prepare(acme, { request, basis: '0', addressFrom });
}

const writes = (what: string) => server.asked.filter(({ method, path }) => method === 'POST' && path.endsWith(what));
const keys = (asked: readonly Asked[]) => asked.map(({ headers }) => headers['idempotency-key']);

describe('sending a reminder', () => {
  it('sends what was previewed and holds it for the undo window', async () => {
    await openPane(() => ({ status: 202, body: RECEIPT }));
    await prepare();
    expect(await pane.reminders.send(acme)).toBe('held');
    expect(pane.reminders.steps.of(acme)).toMatchObject({ step: 'held', reminderId: '01R', level: 1 });
    const [sent] = writes('/reminders');
    expect(sent?.body).toMatchObject({ previewHash: PREVIEW.hash, to: 'ap@acme.example', confirmed: [] });
  });

  it('repeats a send without an answer with the same key, however often', async () => {
    await openPane((_, before) => (before < 3 ? 'cut' : { status: 202, body: RECEIPT }));
    await prepare();
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(await pane.reminders.send(acme)).toBe('hindered');
      expect(pane.reminders.steps.of(acme)).toMatchObject({
        hindrance: { kind: 'problem', problem: { problem: 'no-answer' } },
      });
    }
    expect(await pane.reminders.send(acme)).toBe('held');
    expect(new Set(keys(writes('/reminders'))).size).toBe(1);
    expect(new Set(writes('/reminders').map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('sends once when the button is pressed twice', async () => {
    await openPane(() => ({ status: 202, body: RECEIPT }));
    await prepare();
    const outcomes = await Promise.all([pane.reminders.send(acme), pane.reminders.send(acme)]);
    expect(outcomes).toEqual(['held', 'hindered']);
    expect(writes('/reminders')).toHaveLength(1);
  });

  it('sends nothing and says what changed when an invoice was paid meanwhile', async () => {
    await openPane(() => ({ status: 202, body: RECEIPT }));
    await prepare();
    sheet.rows.splice(0, 1);
    expect(await pane.reminders.send(acme)).toBe('hindered');
    expect(pane.reminders.steps.of(acme)).toMatchObject({
      step: 'ready',
      doing: null,
      hindrance: {
        kind: 'changes',
        changes: [{ change: 'invoice-gone', invoiceNumber: 'A-100', outstanding: { minor: 10_000, currency: 'GBP' } }],
      },
    });
    expect(writes('/reminders')).toHaveLength(0);
    await pane.reminders.prepareAnew(acme);
    expect(pane.reminders.steps.of(acme)).toMatchObject({ step: 'ready', hindrance: null });
    expect(await pane.reminders.send(acme)).toBe('held');
  });

  it('sends for the same customer when rows were sorted and inserted meanwhile', async () => {
    await openPane(() => ({ status: 202, body: RECEIPT }));
    await prepare();
    sheet.rows.reverse();
    sheet.rows.unshift(['C-9', 'Newcomer', 'N-1', sheet.rows[0]?.[3] ?? 0, 9, 'x@new.example']);
    expect(await pane.reminders.send(acme)).toBe('held');
    expect(writes('/reminders')[0]?.body).toMatchObject({ customerName: 'Acme Ltd', customerNumber: 'C-1' });
  });

  it('sends nothing when the address is no longer in the sheet, but a typed one need not be', async () => {
    await openPane(() => ({ status: 202, body: RECEIPT }));
    await prepare();
    for (const row of sheet.rows) row[5] = 'new@acme.example';
    expect(await pane.reminders.send(acme)).toBe('hindered');
    expect(pane.reminders.steps.of(acme)).toMatchObject({ hindrance: { changes: [{ change: 'address' }] } });
    await prepare('typed', 'boss@acme.example');
    expect(await pane.reminders.send(acme)).toBe('held');
  });

  it('sends nothing when the customer is gone from the active sheet, or the sheet cannot be read', async () => {
    await openPane(() => ({ status: 202, body: RECEIPT }));
    await prepare();
    sheet.busy = true;
    expect(await pane.reminders.send(acme)).toBe('hindered');
    expect(pane.reminders.steps.of(acme)).toMatchObject({ hindrance: { kind: 'refusal' } });
    sheet.busy = false;
    sheet.rows.splice(0, 2);
    expect(await pane.reminders.send(acme)).toBe('hindered');
    expect(pane.reminders.steps.of(acme)).toMatchObject({ hindrance: { kind: 'gone' } });
    expect(writes('/reminders')).toHaveLength(0);
  });

  it('starts with a new key once the server has clearly said no', async () => {
    const no: Reply = { status: 422, body: { refused: 'not-confirmed', because: 'This is the first mail.' } };
    await openPane((_, before) => (before === 0 ? no : { status: 202, body: RECEIPT }));
    await prepare();
    await pane.reminders.send(acme);
    pane.reminders.confirm(acme, 'first-mail', true);
    await pane.reminders.send(acme);
    const [first, second] = keys(writes('/reminders'));
    expect(first).not.toBe(second);
    expect(writes('/reminders')[1]?.body).toMatchObject({ confirmed: ['first-mail'] });
  });

  it('looks again at what was refused whenever the account is looked at, and at nothing else twice', async () => {
    const no: Reply = { status: 422, body: { refused: 'written-recently', because: 'The next may go out later.' } };
    const previews = () => writes('/preview').length;
    await openPane(
      () => ({ status: 202, body: RECEIPT }),
      (asked) => (asked.path.endsWith('/preview') && previews() === 1 ? no : usualReply(asked)),
    );
    await prepare();
    expect(pane.reminders.steps.of(acme)).toMatchObject({ hindrance: { kind: 'refusal', from: 'server' } });
    expect(isRefused(pane.reminders.steps.of(acme))).toBe(true);
    await prepare();
    expect(pane.reminders.steps.of(acme)).toMatchObject({ step: 'ready' });
    expect(isRefused(pane.reminders.steps.of(acme))).toBe(false);
    await prepare();
    expect(previews()).toBe(2);
  });

  it('takes a held reminder back, and says so when it is too late', async () => {
    const late: Reply = { status: 422, body: { refused: 'too-late', because: 'It is on its way.' } };
    await openPane((asked) => (asked.method === 'POST' ? { status: 202, body: RECEIPT } : late));
    await prepare();
    await pane.reminders.send(acme);
    expect(await pane.reminders.undo(acme)).toBe('late');
    expect(pane.reminders.steps.of(acme)).toMatchObject({ step: 'held', problem: { problem: 'refused' } });
    pane.reminders.letGo(acme);
    expect(pane.reminders.steps.of(acme)).toEqual({ step: 'none' });
  });
});

describe('logging a contact', () => {
  const today = '2026-11-21' as CalendarDay;

  it('keeps what was typed for each account while other rows are selected', async () => {
    await openPane(() => 'cut');
    pane.contacts.open(acme, 'call', today, 'Ann');
    pane.contacts.type(acme, { note: 'pays on Friday' });
    const beta = accountNamed('Beta GmbH').accountId;
    pane.contacts.open(beta, 'note', today, '');
    expect(pane.contacts.drafts.of(acme)).toMatchObject({ kind: 'call', person: 'Ann', note: 'pays on Friday' });
    pane.contacts.open(acme, 'note', today, '');
    expect(pane.contacts.drafts.of(acme)).toMatchObject({ kind: 'note', note: 'pays on Friday' });
  });

  it('loses nothing without an answer and logs once when saved again', async () => {
    const entry = {
      ...{ entryId: '01C', at: '2026-11-21T10:00:00Z', by: 'Carla', type: 'contact', kind: 'call', direction: 'out' },
      ...{ on: today, person: 'Ann', result: null, note: 'pays on Friday', corrects: null },
    };
    await openPane((_, before) => (before === 0 ? 'cut' : { status: 201, body: entry }));
    pane.contacts.open(acme, 'call', today, 'Ann');
    pane.contacts.type(acme, { note: 'pays on Friday' });
    expect(await pane.contacts.save(accountNamed('Acme Ltd'), today)).toBe(false);
    expect(pane.contacts.drafts.of(acme)).toMatchObject({ note: 'pays on Friday', problem: { problem: 'no-answer' } });
    expect(await pane.contacts.save(accountNamed('Acme Ltd'), today)).toBe(true);
    expect(pane.contacts.drafts.of(acme)).toBeNull();
    expect(new Set(keys(writes('/contacts'))).size).toBe(1);
  });

  it.each([
    ['a note without words', { kind: 'note', note: ' ' }, ['note-needed']],
    ['a day after today', { on: '2026-11-22' }, ['day-later']],
    ['no day', { on: '' }, ['day-needed']],
    ['a call with its day only', {}, []],
  ] as const)('finds %s', (_, typed, faults) => {
    const draft: ContactDraft = {
      ...{ kind: 'call', direction: 'out', on: '2026-11-21', person: '', result: null, note: '' },
      ...{ key: 'k', saving: false, faults: [], problem: null },
      ...typed,
    };
    expect(draftFaults(draft, today)).toEqual(faults);
  });
});

describe('the selected row', () => {
  it('is an account, a row of another kind, or outside the list', async () => {
    await openPane(() => 'cut');
    const at = (row: number) =>
      selectedOn(readNow(), { sheetName: 'Ledger', row, rowCount: 1, column: 'A', areaCount: 1 });
    expect(at(2)).toMatchObject({ kind: 'account', account: { customerName: 'Acme Ltd' } });
    expect(at(1).kind).toBe('not-an-account');
    expect(at(90)).toEqual({ kind: 'outside', row: 90 });
    const elsewhere = { sheetName: 'Other', row: 2, rowCount: 1, column: 'A', areaCount: 1 };
    expect(selectedOn(readNow(), elsewhere)).toEqual({ kind: 'nothing' });
  });
});

describe('the contacts', () => {
  const entry = (entryId: string, state: ReminderState = 'DELIVERED'): HistoryEntry => ({
    ...{ entryId, at: '2026-11-21T10:00:00Z', by: 'Carla', type: 'reminder', level: 1, to: 'a@b.example' },
    ...{ subject: 's', asOf: '2026-11-21' as CalendarDay, invoiceCount: 1, totals: [], state },
    ...{ sendsAt: '2026-11-21T10:00:30Z', steps: [], leftOut: [], decision: NO_RULE_FIRED },
    ...{ override: null, confirmed: [] },
  });

  it('are brought up to date without repeating or losing any', () => {
    const known = { entries: [entry('3', 'SENT'), entry('2'), entry('1')], cursor: 'older' };
    const first = { entries: [entry('4'), entry('3')], cursor: 'page-1' };
    const page = withNewest(first, known);
    expect(page.entries.map(({ entryId }) => entryId)).toEqual(['4', '3', '2', '1']);
    expect(page.entries[1]).toMatchObject({ state: 'DELIVERED' });
    expect(page.cursor).toBe('older');
  });

  it('start over when the pages do not meet', () => {
    const known = { entries: [entry('1')], cursor: null };
    expect(withNewest({ entries: [entry('9')], cursor: 'x' }, known)).toEqual({ entries: [entry('9')], cursor: 'x' });
  });

  it.each([
    ['QUEUED', true],
    ['SENDING', true],
    ['UNKNOWN', true],
    ['SENT', true],
    ['DELAYED', true],
    ['NEEDS_REVIEW', false],
    ['DELIVERED', false],
    ['BOUNCED', false],
    ['COMPLAINED', false],
    ['CANCELLED', false],
    ['FAILED', false],
  ] as const)('are asked for again while a reminder is %s: %s', (state, again) => {
    expect(isUnderWay([entry('1', state)])).toBe(again);
  });

  it('are still asked for, slowly, while a delivered mail may come back', () => {
    const step = { state: 'DELIVERED' as const, at: '2026-11-21T10:01:00Z', because: null };
    const delivered = { ...entry('1'), steps: [step] } as HistoryEntry;
    const at = (instant: string) => mayComeBack([delivered], Date.parse(instant));
    expect(at('2026-11-21T10:10:59Z')).toBe(true);
    expect(at('2026-11-21T10:11:01Z')).toBe(false);
    expect(mayComeBack([{ ...delivered, state: 'BOUNCED' } as HistoryEntry], Date.parse(step.at))).toBe(false);
  });
});
