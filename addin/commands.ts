// The buttons of the Duebook tab and of the cell menu. They run in the pane's own runtime: each brings the pane to the
// front at its view; Flag overdue rows flags at once and hands the pane the outcome to show.
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { SheetCells, SheetReading } from '../core/sheet.ts';
import { todayIn } from './clock.ts';
import { type FlagOutcome, flagOverdueRows, readActiveSheet } from './excel.ts';
import { readInSlices } from './sheet-reader.ts';

/** Where a button wants the pane to be, with what flagging did or why it was refused. */
export type ViewRequest =
  | { readonly view: 'sheet'; readonly flagged: FlagOutcome | Refusal }
  | { readonly view: 'send-reminder' }
  | { readonly view: 'log-contact' };

let waiting: ViewRequest | null = null;
let shown: ((request: ViewRequest) => void) | null = null;

type Understand = (cells: SheetCells) => Promise<SheetReading | Refusal>;
let understand: Understand = (cells) => readInSlices(cells, { today: todayIn(null) });

/** Has the buttons understand sheets as the pane does, with what the clerk has answered. */
export function understandLike(pane: Understand): void {
  understand = pane;
}

/**
 * Shows what a button asks for; the pane calls this once. A button pressed before that is not lost: the last request
 * comes at once. The returned function stops listening.
 */
export function onViewRequested(show: (request: ViewRequest) => void): () => void {
  shown = show;
  if (waiting !== null) show(waiting);
  waiting = null;
  return () => {
    if (shown === show) shown = null;
  };
}

async function showView(request: ViewRequest): Promise<void> {
  if (shown === null) waiting = request;
  else shown(request);
  await Office.addin.showAsTaskpane();
}

/** Reads the active sheet and flags it. */
async function flagActiveSheet(): Promise<FlagOutcome | Refusal> {
  const cells = await readActiveSheet();
  if (isRefusal(cells)) return cells;
  const reading = await understand(cells);
  return isRefusal(reading) ? reading : flagOverdueRows(reading, cells);
}

type Command = (event: Office.AddinCommands.Event) => Promise<void>;

/** Excel holds the button back until it hears that the command is done, so it is told so whatever happens. */
const asCommand =
  (run: () => Promise<void>): Command =>
  async (event) => {
    try {
      await run();
    } finally {
      event.completed();
    }
  };

/** Binds the manifest's function names; called once, before Office is ready or after. */
export function associateCommands(): void {
  Office.actions.associate(
    'FlagOverdueRows',
    asCommand(async () => showView({ view: 'sheet', flagged: await flagActiveSheet() })),
  );
  Office.actions.associate(
    'SendReminder',
    asCommand(() => showView({ view: 'send-reminder' })),
  );
  Office.actions.associate(
    'LogContact',
    asCommand(() => showView({ view: 'log-contact' })),
  );
}
