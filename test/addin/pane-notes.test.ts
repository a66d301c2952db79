// The clerk's own note in the pane: nothing goes out that the preview did not show, and nothing typed is lost before it has.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../addin/api.ts';
import { Pane } from '../../addin/pane.ts';
import { reminderRequestOf } from '../../core/account-requests.ts';
import { isRefusal } from '../../core/refusal.ts';
import type { ReminderState } from '../../core/reminder.ts';
import { CARLA, PREVIEW, RECEIPT } from './acme-reminder.ts';
import { type AnsweringServer, answeringServer, type Reply } from './answering-server.ts';
import { sheetInMemory } from './pane-sheet.ts';

const NOTE = 'Thank you for calling on Monday.';

let server: AnsweringServer;
let pane: Pane;
let acme: string;
let onPreview: Reply;
let onSend: Reply;
let onTakeBack: Reply;

const accepted = (state: ReminderState): Reply => ({
  status: 202,
  body: { ...RECEIPT, state },
});

beforeEach(async () => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  onPreview = { status: 200, body: PREVIEW };
  onSend = accepted('QUEUED');
  onTakeBack = accepted('CANCELLED');
  server = await answeringServer(({ method, path }) => {
    if (path.endsWith('/preview')) return onPreview;
    if (method === 'POST' && path.endsWith('/reminders')) return onSend;
    return method === 'GET' ? { status: 500, body: { error: 'not asked about', id: 'x' } } : onTakeBack;
  });
  pane = new Pane(sheetInMemory().excel, createApi(server.url, CARLA), CARLA);
  await pane.sheet.start();
  const { read } = pane.sheet.state.get();
  if (read === null || isRefusal(read)) throw new Error('the sheet was not read');
  const account = [...read.accounts.values()].find(({ customerName }) => customerName === 'Acme Ltd');
  const request = account && reminderRequestOf(account, 'ap@acme.example', read.reading.asOf);
  if (!account || !request || isRefusal(request)) throw new Error('nothing to ask of Acme Ltd');
  acme = account.accountId;
  await pane.reminders.prepare(acme, { request, basis: '0', addressFrom: 'sheet' });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

const posted = (what: string) =>
  server.asked.filter(({ method, path }) => method === 'POST' && path.endsWith(what)).map(({ body }) => body);

describe('a note', () => {
  it('is shown in a new preview and sent as it was shown', async () => {
    pane.notes.type(acme, ` ${NOTE}\n`);
    await pane.showNote(acme);
    expect(posted('/preview').at(-1)).toMatchObject({ note: NOTE });
    expect(await pane.reminders.send(acme)).toBe('held');
    expect(posted('/reminders')).toMatchObject([{ note: NOTE, previewHash: PREVIEW.hash }]);
  });

  it('that was typed after the preview keeps the reminder back until it was looked at', async () => {
    pane.notes.type(acme, NOTE);
    expect(await pane.reminders.send(acme)).toBe('hindered');
    expect(pane.reminders.steps.of(acme)).toMatchObject({
      hindrance: { kind: 'changes', changes: [{ change: 'note' }] },
    });
    expect(posted('/reminders')).toEqual([]);
    await pane.reminders.prepareAnew(acme);
    expect(await pane.reminders.send(acme)).toBe('held');
    expect(posted('/reminders')).toMatchObject([{ note: NOTE }]);
  });

  it('of blanks is none', async () => {
    pane.notes.type(acme, ' \n\u200b');
    expect(await pane.reminders.send(acme)).toBe('held');
    expect(posted('/reminders')[0]).not.toHaveProperty('note');
  });

  it('stays typed when it is refused, when the server is away, and when the reminder is taken back', async () => {
    pane.notes.type(acme, 'Pay at pay-here.example');
    onPreview = { status: 422, body: { refused: 'note-not-allowed', because: 'The note holds a link.' } };
    await pane.showNote(acme);
    expect(pane.reminders.steps.of(acme)).toMatchObject({ step: 'hindered', request: { note: expect.any(String) } });
    expect(pane.notes.typed.of(acme)).toBe('Pay at pay-here.example');
    pane.notes.type(acme, NOTE);
    onPreview = 'cut';
    await pane.showNote(acme);
    expect(pane.notes.typed.of(acme)).toBe(NOTE);
    onPreview = { status: 200, body: PREVIEW };
    await pane.showNote(acme);
    await pane.reminders.send(acme);
    expect(await pane.reminders.undo(acme)).toBe('taken-back');
    expect(pane.notes.typed.of(acme)).toBe(NOTE);
  });

  it('is gone once its reminder has left, so that the next one does not say it again', async () => {
    pane.notes.type(acme, NOTE);
    await pane.showNote(acme);
    await pane.reminders.send(acme);
    expect(pane.notes.typed.of(acme)).toBe(NOTE);
    pane.reminders.letGo(acme);
    expect(pane.notes.typed.of(acme)).toBe('');
  });

  it('is gone when it was too late to take the reminder back', async () => {
    pane.notes.type(acme, NOTE);
    await pane.showNote(acme);
    await pane.reminders.send(acme);
    onTakeBack = accepted('SENT');
    expect(await pane.reminders.undo(acme)).toBe('late');
    expect(pane.notes.typed.of(acme)).toBe('');
  });

  it('is gone when a finance lead has it now', async () => {
    pane.notes.type(acme, NOTE);
    await pane.showNote(acme);
    onSend = accepted('AWAITING_APPROVAL');
    await pane.reminders.send(acme);
    expect(pane.notes.typed.of(acme)).toBe('');
  });

  it('is nobody’s when the clerk signs out', async () => {
    pane.notes.type(acme, NOTE);
    await pane.signOut();
    expect(pane.notes.typed.of(acme)).toBe('');
  });
});
