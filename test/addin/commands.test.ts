// The buttons of the Duebook tab and the cell menu, pressed as Excel presses them.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BAND_FILLS } from '../../addin/flags/ageing-bands.ts';
import type { OfficeInNode } from '../../workbench/excel/node-bridge.ts';
import type { Workbook } from '../../workbench/excel/workbook.ts';
import { ledgerWorkbook, openInExcel, overdueRowsOf, rowsFlagged } from './excel-workbooks.ts';

type Commands = typeof import('../../addin/commands.ts');
type ViewRequest = Parameters<Parameters<Commands['onViewRequested']>[0]>[0];

describe('the buttons', () => {
  let office: OfficeInNode;
  let workbook: Workbook;
  let commands: Commands;
  let panesShown: number;

  beforeEach(async () => {
    // The ledger is overdue by 2026; the buttons judge by the computer's day, so the computer is put there.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-09-15T12:00:00') });
    vi.resetModules();
    workbook = ledgerWorkbook(40);
    office = openInExcel(workbook);
    panesShown = 0;
    const showAsTaskpane = async (): Promise<void> => {
      panesShown += 1;
    };
    Object.assign(globalThis, {
      Office: { ...office.Office, actions: office.Office.actions, addin: { showAsTaskpane } },
    });
    commands = await import('../../addin/commands.ts');
    commands.associateCommands();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function watch(): ViewRequest[] {
    const requests: ViewRequest[] = [];
    commands.onViewRequested((request) => requests.push(request));
    return requests;
  }

  it.each([
    ['SendReminder', 'send-reminder'],
    ['LogContact', 'log-contact'],
  ])('%s brings the pane to the front at its view', async (name, view) => {
    const requests = watch();
    await office.runCommand(name);
    expect(requests).toEqual([{ view }]);
    expect(panesShown).toBe(1);
  });

  it('Flag overdue rows flags at once and tells the pane what it did', async () => {
    const requests = watch();
    await office.runCommand('FlagOverdueRows');
    expect(rowsFlagged(workbook, BAND_FILLS)).toEqual(overdueRowsOf(40));
    expect(requests).toEqual([{ view: 'sheet', flagged: expect.objectContaining({ flaggedRows: overdueRowsOf(40) }) }]);
  });

  it('Flag overdue rows tells the pane why it did not', async () => {
    const requests = watch();
    workbook.activate(workbook.addSheet('Empty'));
    await office.runCommand('FlagOverdueRows');
    expect(requests).toEqual([{ view: 'sheet', flagged: expect.objectContaining({ refused: 'sheet-empty' }) }]);
  });

  it('a press before the pane is there is kept for it, the last one only', async () => {
    await office.runCommand('SendReminder');
    await office.runCommand('LogContact');
    expect(watch()).toEqual([{ view: 'log-contact' }]);
    expect(watch()).toEqual([]);
  });

  it('a pane that stopped listening is told no more', async () => {
    const requests: ViewRequest[] = [];
    const stop = commands.onViewRequested((request) => requests.push(request));
    stop();
    await office.runCommand('SendReminder');
    expect(requests).toEqual([]);
  });

  it('Excel hears that the command is done even when it failed', async () => {
    let completed = 0;
    const failed = new Error('no pane');
    const bound = new Map<string, (event: { completed(): void }) => Promise<void>>();
    const associate = (name: string, run: (event: { completed(): void }) => Promise<void>): unknown =>
      bound.set(name, run);
    const showAsTaskpane = () => Promise.reject(failed);
    Object.assign(globalThis, { Office: { actions: { associate }, addin: { showAsTaskpane } } });
    commands.associateCommands();
    const run = bound.get('LogContact')?.({
      completed: () => {
        completed += 1;
      },
    });
    await expect(run).rejects.toBe(failed);
    expect(completed).toBe(1);
  });
});
