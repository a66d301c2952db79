// A recipient or an amount that somebody outside the workbook decides is not sent, whatever the cell shows.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../addin/api.ts';
import { Pane } from '../../addin/pane.ts';
import { reminderRequestOf } from '../../core/account-requests.ts';
import { isRefusal } from '../../core/refusal.ts';
import { CARLA, PREVIEW, RECEIPT } from './acme-reminder.ts';
import { type AnsweringServer, answeringServer } from './answering-server.ts';
import { type SheetInMemory, sheetInMemory } from './pane-sheet.ts';

const WEB = '=WEBSERVICE("http://x.example")';

let server: AnsweringServer;
let sheet: SheetInMemory;
let pane: Pane;
let acme: string;

beforeEach(async () => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  server = await answeringServer(({ path }) => {
    if (path.endsWith('/preview')) return { status: 200, body: PREVIEW };
    if (path.endsWith('/reminders')) return { status: 202, body: RECEIPT };
    return { status: 500, body: { error: 'not asked about', id: 'x' } };
  });
  sheet = sheetInMemory();
  pane = new Pane(sheet.excel, createApi(server.url, CARLA), CARLA);
  await pane.sheet.start();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

async function prepare(addressFrom: 'sheet' | 'typed' = 'sheet'): Promise<void> {
  const { read } = pane.sheet.state.get();
  const account =
    read && !isRefusal(read) && [...read.accounts.values()].find((one) => one.customerName === 'Acme Ltd');
  if (!account || isRefusal(read) || !read) throw new Error('Acme Ltd was not read');
  acme = account.accountId;
  const request = reminderRequestOf(account, 'ap@acme.example', read.reading.asOf);
  if (isRefusal(request)) throw new Error(request.because);
  await pane.reminders.prepare(acme, { request, basis: '0', addressFrom });
}

const asked = (what: string) => server.asked.filter(({ path }) => path.endsWith(what));
const refusedIn = (cell: string) => ({
  hindrance: { kind: 'refusal', refusal: { because: expect.stringContaining(` in ${cell} comes from `) } },
});

describe('a reminder', () => {
  it.each([
    ['F2', WEB],
    ['F3', '=HYPERLINK("mailto:x@evil.example","ap@acme.example")'],
    ['E2', "='[Book.xlsx]S'!B2"],
    ['E3', "=feed|'amount'!A0"],
  ])('is not even previewed while %s holds %s', async (cell, formula) => {
    sheet.formulas[cell] = formula;
    await prepare();
    expect(pane.reminders.steps.of(acme)).toMatchObject({ step: 'hindered', ...refusedIn(cell) });
    expect(asked('/preview')).toHaveLength(0);
  });

  it('is previewed again once the cell holds a value', async () => {
    sheet.formulas.F2 = WEB;
    await prepare();
    sheet.formulas = {};
    await pane.reminders.prepareAnew(acme);
    expect(pane.reminders.steps.of(acme)).toMatchObject({ step: 'ready', hindrance: null });
  });

  it('is not sent when such a formula came in after the preview', async () => {
    await prepare();
    sheet.formulas.F2 = WEB;
    expect(await pane.reminders.send(acme)).toBe('hindered');
    expect(pane.reminders.steps.of(acme)).toMatchObject({ step: 'ready', doing: null, ...refusedIn('F2') });
    expect(asked('/reminders')).toHaveLength(0);
  });

  it('is sent to an address that was typed, but not with such amounts', async () => {
    sheet.formulas.F2 = WEB;
    await prepare('typed');
    expect(pane.reminders.steps.of(acme)).toMatchObject({ step: 'ready' });
    sheet.formulas.E3 = WEB;
    expect(await pane.reminders.send(acme)).toBe('hindered');
    sheet.formulas.E3 = '=D3*2';
    expect(await pane.reminders.send(acme)).toBe('held');
  });

  it('is sent whatever formulas stand in the rows of others', async () => {
    sheet.formulas = { F4: WEB, E4: WEB, E2: '=SUM(G2:H2)' };
    await prepare();
    expect(await pane.reminders.send(acme)).toBe('held');
  });
});
