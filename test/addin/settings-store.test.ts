// The settings as a finance lead works with them: what she typed stays, is looked through at once, and is saved once.
import { afterEach, describe, expect, it } from 'vitest';
import { createApi } from '../../addin/api.ts';
import { settingsMessagesFor } from '../../addin/settings-messages.ts';
import { countsOf, SettingsStore, touchedFields } from '../../addin/settings-store.ts';
import type { CompanySettings } from '../../core/company-settings.ts';
import type { CompanySettingsView } from '../../core/company-settings-view.ts';
import { LADDER_PRESETS } from '../../core/reminder-ladder.ts';
import { workbenchCompany } from '../../workbench/company.ts';
import { type AnsweringServer, type Asked, answeringServer, type Reply } from './answering-server.ts';

const words = settingsMessagesFor('en');
const viewOf = (settings: Partial<CompanySettings> = {}, version = 4): CompanySettingsView => ({
  ...{ version, waiting: null, mayPropose: true, mayApprove: false, mayWithdraw: false },
  settings: { ...workbenchCompany, ...settings },
});

let server: AnsweringServer | undefined;
let changes = 0;
afterEach(async () => {
  await server?.close();
  changes = 0;
});

/** A store over a server that shows `view` and answers every proposal with `reply`. */
async function storeWith(reply: (asked: Asked) => Reply, view: () => CompanySettingsView = viewOf) {
  server = await answeringServer((asked) => (asked.method === 'GET' ? { status: 200, body: view() } : reply(asked)));
  const api = createApi(server.url, { quietToken: async () => 'T' });
  const store = new SettingsStore(api, () => {
    changes += 1;
  });
  await store.load();
  const posts = server.asked;
  return { store, proposals: () => posts.filter(({ method }) => method === 'POST') };
}
const saved: Reply = { status: 201, body: viewOf({ undoSeconds: 60 }, 5) };
const faultsIn = (store: SettingsStore) => store.state.get().faults.map(({ where, fault }) => `${where}: ${fault}`);

describe('what is typed', () => {
  it('stays letter by letter, whatever section is on screen, and is a change only when it says something else', async () => {
    const { store } = await storeWith(() => saved);
    store.go('sending');
    store.type('undoSeconds', { typed: '6o' });
    store.type('creditorAddress', { lines: 'Unit 4, Tidewater Yard\nPenmouth \n\nPM1 4QD\nUnited Kingdom\n' });
    store.go('list');
    store.go('payment');
    expect(store.state.get().draft.undoSeconds).toEqual({ typed: '6o' });
    expect(touchedFields(store.state.get())).toEqual(['undoSeconds']);
    store.putBack('undoSeconds');
    expect(touchedFields(store.state.get())).toEqual([]);
  });

  it('is counted as what counts at once and what waits', async () => {
    const { store } = await storeWith(() => saved);
    store.type('undoSeconds', { typed: '60' });
    store.type('paymentText', 'To our new account.');
    store.type('ladder', LADDER_PRESETS.strict);
    expect(countsOf(touchedFields(store.state.get()))).toEqual({ now: 2, later: 1 });
  });
});

describe('the review', () => {
  it('tells every fault at once, with its place, and nothing is sent', async () => {
    const { store, proposals } = await storeWith(() => saved);
    store.type('undoSeconds', { typed: 'soon' });
    store.type('payWithinDays', { typed: '90' });
    store.type('sendingMode', 'test');
    store.type('minimumAmounts', [{ minor: { typed: '25,50' }, currency: 'GBX' }]);
    await store.review(words);
    expect(store.state.get().place).toBe('review');
    expect(faultsIn(store).sort()).toEqual([
      'minimumAmounts.0.currency: not an ISO 4217 currency code',
      'payWithinDays: At most 60.',
      'sendingMode: test mode needs an address that all mail goes to',
      'undoSeconds: Write a number.',
    ]);
    expect(await store.save(words)).toBe(false);
    expect(proposals()).toEqual([]);
  });

  it('finds a text that does not say enough, by the words of its place', async () => {
    const { store } = await storeWith(() => saved);
    const text = {
      ...({ language: 'en', level: 1, subject: { other: '{creditorName}: invoices' } } as const),
      greeting: { named: 'Hello {contactName},', unnamed: 'Hello,' },
      opening: { lines: '{totalOpen} is open, says {boss}.' },
      afterTable: { lines: 'Please pay by {payBy}.' },
    };
    store.type('ownTexts', [text]);
    await store.review(words);
    expect(faultsIn(store)).toEqual(['ownTexts.en.1.opening.0: {boss} is no placeholder.']);
    store.type('ownTexts', [{ ...text, opening: { lines: '{totalOpen} is open.' } }]);
    expect(faultsIn(store)).toEqual([]);
    await store.review(words);
    expect(faultsIn(store)).toEqual([]);
  });

  it('wants a reason before anything is saved', async () => {
    const { store, proposals } = await storeWith(() => saved);
    store.type('undoSeconds', { typed: '60' });
    store.sayWhy('  ');
    expect(await store.save(words)).toBe(false);
    expect(faultsIn(store)).toEqual(['reason: Say why.']);
    expect(proposals()).toEqual([]);
  });
});

describe('saving', () => {
  it('sends what differs, on the version that was seen, and then nothing is typed any more', async () => {
    const { store, proposals } = await storeWith(() => saved);
    store.type('undoSeconds', { typed: ' 60 ' });
    store.type('payWithinDays', { typed: '7' });
    store.type('minimumAmounts', [{ minor: { typed: '25,50' }, currency: 'GBP' }]);
    store.sayWhy(' too short ');
    expect(await store.save(words)).toBe(true);
    expect(proposals()[0]?.body).toEqual({
      ...{ version: 4, reason: 'too short' },
      changes: { undoSeconds: 60, minimumAmounts: [{ minor: 2550, currency: 'GBP' }] },
    });
    expect(store.state.get()).toMatchObject({ draft: {}, reason: '', place: 'list', view: { version: 5 } });
    expect(changes).toBe(1);
  });

  it('without an answer keeps everything and asks again under the same key; typing on makes it another', async () => {
    let answer: Reply = 'cut';
    const { store, proposals } = await storeWith(() => answer);
    store.type('undoSeconds', { typed: '60' });
    store.sayWhy('too short');
    expect(await store.save(words)).toBe(false);
    expect(store.state.get()).toMatchObject({ attempt: { problem: { problem: 'no-answer' } }, reason: 'too short' });
    answer = saved;
    expect(await store.save(words)).toBe(true);
    const keys = proposals().map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toBe(keys[1]);
    store.type('undoSeconds', { typed: '90' });
    store.sayWhy('still too short');
    await store.save(words);
    expect(proposals()[2]?.headers['idempotency-key']).not.toBe(keys[0]);
  });

  it('on settings a colleague changed keeps what was typed and shows what is in force now', async () => {
    const changed: Reply = { status: 409, body: { changed: true, because: 'A colleague changed the settings.' } };
    let view = viewOf();
    let answer = changed;
    const { store, proposals } = await storeWith(
      () => answer,
      () => view,
    );
    store.type('undoSeconds', { typed: '60' });
    store.sayWhy('too short');
    view = viewOf({ undoSeconds: 45 }, 9);
    expect(await store.save(words)).toBe(false);
    expect(store.state.get()).toMatchObject({
      ...{ draft: { undoSeconds: { typed: '60' } }, reason: 'too short', view: { version: 9 } },
      attempt: { at: 'saving', problem: { problem: 'changed' } },
    });
    answer = saved;
    expect(await store.save(words)).toBe(true);
    expect(proposals()[1]?.body).toMatchObject({ version: 9 });
  });

  it('shows the faults that only the server knows at their fields', async () => {
    const faults = [{ where: 'changes.replyTo', fault: 'is known to bounce' }];
    const { store } = await storeWith(() => ({ status: 400, body: { faults } }));
    store.type('replyTo', 'team@harbourlane.example');
    store.sayWhy('team mailbox');
    expect(await store.save(words)).toBe(false);
    expect(faultsIn(store)).toEqual(['replyTo: is known to bounce']);
  });
});

describe('signing out', () => {
  it('forgets what was told and what was typed', async () => {
    const { store } = await storeWith(() => saved);
    store.type('undoSeconds', { typed: '60' });
    store.forget();
    expect(store.state.get()).toMatchObject({ view: null, draft: {}, place: 'list' });
  });
});
