// The active sheet in the pane: read when it comes to the front and after every edit, flagged and unflagged on the clerk's
// press, with the row she has selected. Works without a server and without anybody signed in.
import { type AccountOnSheet, accountIdOfRow, accountsOnSheet } from '../core/account-on-sheet.ts';
import type { CalendarDay } from '../core/calendar.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { readSheet, type SheetCells, type SheetReading, type SheetRow } from '../core/sheet.ts';
import type { RowSelection } from './excel/selection.ts';
import type { FlagOutcome } from './excel.ts';
import { createStore } from './store.ts';

/** The part of excel.ts that the pane uses. */
export type ExcelSide = Pick<
  typeof import('./excel.ts'),
  | 'readActiveSheet'
  | 'flagOverdueRows'
  | 'removeFlags'
  | 'flagsShown'
  | 'showDaysOverdueColumn'
  | 'removeDaysOverdueColumn'
  | 'selectRow'
  | 'onRowSelected'
  | 'onSheetEdited'
>;

/** A sheet that was read: its cells as given, what they mean, and its accounts by id. */
export interface ReadSheet {
  readonly cells: SheetCells;
  readonly reading: SheetReading;
  readonly accounts: ReadonlyMap<string, AccountOnSheet>;
}
export type SheetWork = 'reading' | 'flagging' | 'removing' | 'adding-column' | 'removing-column';
export interface SheetState {
  readonly read: ReadSheet | Refusal | null;
  readonly doing: SheetWork | null;
  /** What came of flagging on this sheet; null until it was done in this session. */
  readonly outcome: FlagOutcome | null;
  /** Flags stand on the sheet, whoever set them. */
  readonly flagsShown: boolean;
  /** Why the last press did nothing. */
  readonly refusal: Refusal | null;
  readonly selection: RowSelection | Refusal | null;
}

const FIRST: SheetState = {
  read: null,
  doing: 'reading',
  outcome: null,
  flagsShown: false,
  refusal: null,
  selection: null,
};

/** Typing makes one edit after another; the sheet is read when the clerk has paused this long. */
const PAUSE_AFTER_EDIT_MS = 300;

/** What a press came to; the view has the words. */
export type SheetDone = 'flagged' | 'removed' | 'none-to-remove' | 'column-added' | 'column-removed' | 'refused';

export class SheetStore {
  readonly state = createStore<SheetState>(FIRST);
  readonly #excel: ExcelSide;
  readonly #today: () => CalendarDay;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #readings = 0;

  constructor(excel: ExcelSide, today: () => CalendarDay) {
    this.#excel = excel;
    this.#today = today;
  }

  /** Reads the sheet and from then on whatever the clerk does to it. */
  async start(): Promise<void> {
    await this.readNow();
    await this.#excel.onSheetEdited(() => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => void this.readNow(), PAUSE_AFTER_EDIT_MS);
    });
    await this.#excel.onRowSelected((selection) => this.state.set((state) => ({ ...state, selection })));
  }

  /** The active sheet as it is at this moment; what is on screen is brought up to it as well. */
  async readNow(): Promise<ReadSheet | Refusal> {
    this.#readings += 1;
    const mine = this.#readings;
    this.state.set((state) => ({ ...state, doing: state.doing ?? 'reading' }));
    const read = await this.#read();
    const flags = isRefusal(read) ? null : await this.#excel.flagsShown();
    // Of readings that overlap, the one begun last is the newest.
    if (mine === this.#readings) this.state.set((state) => withReading(state, read, flags));
    return read;
  }

  async #read(): Promise<ReadSheet | Refusal> {
    const cells = await this.#excel.readActiveSheet();
    if (isRefusal(cells)) return cells;
    const reading = readSheet(cells, { today: this.#today() });
    return isRefusal(reading) ? reading : { cells, reading, accounts: accountsOnSheet(reading) };
  }

  /** Flags the overdue rows of the sheet as it is now. */
  flag(): Promise<SheetDone> {
    return this.#work('flagging', async ({ reading, cells }) => {
      const outcome = await this.#excel.flagOverdueRows(reading, cells);
      if (isRefusal(outcome)) return outcome;
      this.state.set((state) => ({ ...state, outcome, flagsShown: true }));
      return 'flagged';
    });
  }

  /** Shows what a ribbon button did to the sheet, and reads the sheet as it is now. */
  takeOutcome(flagged: FlagOutcome | Refusal): void {
    if (isRefusal(flagged)) this.state.set((state) => ({ ...state, refusal: flagged }));
    else this.state.set((state) => ({ ...state, outcome: flagged, flagsShown: true, refusal: null }));
    void this.readNow();
  }

  /** Takes the flags and our own column off. */
  removeFlags(): Promise<SheetDone> {
    return this.#work('removing', async () => {
      const flags = await this.#excel.removeFlags();
      if (isRefusal(flags)) return flags;
      const column = await this.#excel.removeDaysOverdueColumn();
      if (isRefusal(column)) return column;
      this.state.set((state) => ({ ...state, outcome: null, flagsShown: false }));
      return flags.removed > 0 || column.removed ? 'removed' : 'none-to-remove';
    });
  }

  addDaysOverdueColumn(): Promise<SheetDone> {
    return this.#work('adding-column', async ({ reading, cells }) => {
      const column = await this.#excel.showDaysOverdueColumn(reading, cells);
      return isRefusal(column) ? column : 'column-added';
    });
  }

  removeDaysOverdueColumn(): Promise<SheetDone> {
    return this.#work('removing-column', async () => {
      const column = await this.#excel.removeDaysOverdueColumn();
      if (isRefusal(column)) return column;
      return column.removed ? 'column-removed' : 'none-to-remove';
    });
  }

  /** One press at a time, on the sheet as it is now; a refusal is kept for the view. */
  async #work(doing: SheetWork, task: (sheet: ReadSheet) => Promise<SheetDone | Refusal>): Promise<SheetDone> {
    const { doing: before } = this.state.get();
    if (before !== null && before !== 'reading') return 'refused';
    this.state.set((state) => ({ ...state, doing, refusal: null }));
    try {
      const sheet = await this.readNow();
      const done = isRefusal(sheet) ? sheet : await task(sheet);
      if (!isRefusal(done)) return done;
      this.state.set((state) => ({ ...state, refusal: done }));
      return 'refused';
    } finally {
      this.state.set((state) => ({ ...state, doing: null }));
    }
  }

  /** Goes to a row of the sheet that was read. */
  async goToRow(row: number): Promise<void> {
    const { read } = this.state.get();
    if (read === null || isRefusal(read)) return;
    const refusal = await this.#excel.selectRow(row, read.reading.sheetName);
    if (refusal) this.state.set((state) => ({ ...state, refusal }));
  }
}

function withReading(
  state: SheetState,
  read: ReadSheet | Refusal,
  flags: { readonly shown: boolean } | Refusal | null,
): SheetState {
  const flagsShown = flags !== null && !isRefusal(flags) && flags.shown;
  return {
    ...state,
    read,
    flagsShown,
    outcome: flagsShown && !isOtherSheet(state.read, read) ? state.outcome : null,
    doing: state.doing === 'reading' ? null : state.doing,
  };
}

const isOtherSheet = (before: SheetState['read'], now: ReadSheet | Refusal): boolean =>
  before === null || isRefusal(before) || isRefusal(now) || before.reading.sheetName !== now.reading.sheetName;

/** What the selected row is: an account's, another row of the list, or outside of it. */
export type Selected =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'account';
      readonly row: SheetRow;
      readonly account: AccountOnSheet;
      readonly severalRows: boolean;
    }
  | { readonly kind: 'no-customer' | 'not-an-account'; readonly row: SheetRow }
  | { readonly kind: 'outside'; readonly row: number };

/** The selected row in the words of the sheet; a selection on a sheet that was not read is nothing. */
export function selectedOn({ reading, accounts }: ReadSheet, selection: SheetState['selection']): Selected {
  if (selection === null || isRefusal(selection) || selection.sheetName !== reading.sheetName)
    return { kind: 'nothing' };
  const row = reading.rows.find((candidate) => candidate.row === selection.row);
  if (row === undefined) return { kind: 'outside', row: selection.row };
  const accountId = accountIdOfRow(row);
  const account = accountId === null ? undefined : accounts.get(accountId);
  if (account) return { kind: 'account', row, account, severalRows: selection.rowCount > 1 || selection.areaCount > 1 };
  const isMoney = row.type === 'invoice' || row.type === 'credit' || row.type === 'payment';
  return { kind: isMoney ? 'no-customer' : 'not-an-account', row };
}
