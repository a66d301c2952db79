// The buttons of the Duebook tab and of the cell menu. They run in the pane's own runtime: each brings the pane to the
// front at its view; Flag overdue rows flags at once and hands the pane the outcome to show.
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { readSheet } from '../core/sheet.ts';
import { todayIn } from './clock.ts';
import { type FlagOutcome, flagOverdueRows, readActiveSheet } from './excel.ts';

/** Where a button wants the pane to be, with what flagging did or why it was refused. */
export type ViewRequest =
  | { readonly view: 'sheet'; readonly flagged: FlagOutcome | Refusal }
  | { readonly view: 'send-reminder' }
  | { readonly view: 'log-contact' };

let waiting: ViewRequest | null = null;
let shown: ((request: ViewRequest) => void) | null = null;

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

/** Reads the active sheet as of today, or of the day it carries, and flags it. */
async function flagActiveSheet(): Promise<FlagOutcome | Refusal> {
  const cells = await readActiveSheet();
  if (isRefusal(cells)) return cells;
  const reading = readSheet(cells, { today: todayIn(null) });
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
