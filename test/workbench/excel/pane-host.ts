// The host page of the bridge tests: a small aged-debtor sheet and the means to open a pane beside it.
import { Engine } from '../../../workbench/excel/engine.ts';
import type { PaneBridge } from '../../../workbench/excel/pane-bridge.ts';
import { openWebPane } from '../../../workbench/excel/web-bridge.ts';
import { openWindowsPane } from '../../../workbench/excel/windows-bridge.ts';
import { Workbook } from '../../../workbench/excel/workbook.ts';

/** What the tests reach on the page. */
export interface PaneHost {
  readonly workbook: Workbook;
  readonly engine: Engine;
  readonly paneStates: string[];
  openPane(kind: 'windows' | 'web'): Promise<void>;
  bridge(): PaneBridge;
}

function debtors(): Workbook {
  const workbook = new Workbook({ name: 'Debtors.xlsx' });
  const sheet = workbook.addSheet('Debtors');
  const rows = [
    ['Customer', 'Due date', 'Outstanding'],
    ['Acme Ltd', '12/06/2026', '120.50'],
    ['Bolton & Co', '30/11/2026', '80'],
  ];
  workbook.write(sheet, { row: 0, column: 0, rows: 3, columns: 3 }, (row, column) => rows[row]?.[column], 'clerk');
  return workbook;
}

const workbook = debtors();
const engine = new Engine(workbook);
const paneStates: string[] = [];
engine.pane.onState((state) => paneStates.push(state));
let open: PaneBridge | null = null;

const host: PaneHost = {
  workbook,
  engine,
  paneStates,
  openPane: async (kind) => {
    const frame = document.createElement('iframe');
    const options = { frame, url: '/pane.html', engine };
    open = kind === 'web' ? openWebPane(options) : openWindowsPane(options);
    document.body.append(frame);
    await open.ready;
  },
  bridge: () => {
    if (!open) throw new Error('No pane is open');
    return open;
  },
};

Object.assign(window, { host });
