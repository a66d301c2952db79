// The active sheet as the pane knows it at a moment: read or refused, what is being done to it, what is selected.
import type { AccountOnSheet } from '../core/account-on-sheet.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { ColumnRole, SheetCells, SheetReading } from '../core/sheet.ts';
import type { SheetAnswers } from './answer-book.ts';
import type { ReadingProgress } from './excel/reading-cells.ts';
import type { RowSelection } from './excel/selection.ts';
import type { FlagOutcome } from './excel.ts';

/** The part of excel.ts that the pane uses. */
export type ExcelSide = Pick<
  typeof import('./excel.ts'),
  | 'readActiveSheet'
  | 'flagOverdueRows'
  | 'removeFlags'
  | 'flagsShown'
  | 'showDaysOverdueColumn'
  | 'removeDaysOverdueColumn'
  | 'showReminderStatus'
  | 'removeReminderStatus'
  | 'reminderStatusShown'
  | 'selectCells'
  | 'onRowSelected'
  | 'onSheetEdited'
  | 'readCandidateSheets'
  | 'recallAnswers'
  | 'rememberAnswers'
  | 'forgetAnswers'
  | 'doubtfulCells'
>;

/** A sheet that was read: its cells as given, what is answered about them, what they mean, and its accounts by id. */
export interface ReadSheet extends SheetAnswers {
  readonly cells: SheetCells;
  readonly reading: SheetReading;
  readonly accounts: ReadonlyMap<string, AccountOnSheet>;
  /** How many customers it names, with those of whom no amount can be read. */
  readonly customers: number;
}
export type SheetWork = 'reading' | 'flagging' | 'removing' | 'adding-column' | 'removing-column';
export interface SheetState {
  readonly read: ReadSheet | Refusal | null;
  readonly doing: SheetWork | null;
  /** How far the reading under way has come; null before its first rows and while they are made sense of. */
  readonly progress: ReadingProgress | null;
  /** What came of flagging on this sheet; null until it was done in this session. */
  readonly outcome: FlagOutcome | null;
  /** Flags stand on the sheet, whoever set them. */
  readonly flagsShown: boolean;
  /** Why the last press did nothing. */
  readonly refusal: Refusal | null;
  readonly selection: RowSelection | Refusal | null;
  /** The cells of a sheet that could not be understood. */
  readonly unread: SheetCells | null;
  /** The role whose column is the next one the clerk selects in the sheet. */
  readonly picking: ColumnRole | null;
}

/** Before anything was read. */
export const FIRST: SheetState = {
  read: null,
  doing: 'reading',
  progress: null,
  outcome: null,
  flagsShown: false,
  refusal: null,
  selection: null,
  unread: null,
  picking: null,
};

/** The state once a reading has come to its end. */
export function withReading(
  state: SheetState,
  read: ReadSheet | Refusal,
  flags: { readonly shown: boolean } | Refusal | null,
): SheetState {
  const flagsShown = flags !== null && !isRefusal(flags) && flags.shown;
  return {
    ...state,
    read,
    flagsShown,
    progress: null,
    outcome: flagsShown && !isOtherSheet(state.read, read) ? state.outcome : null,
    picking: isOtherSheet(state.read, read) ? null : state.picking,
    doing: state.doing === 'reading' ? null : state.doing,
  };
}

const isOtherSheet = (before: SheetState['read'], now: ReadSheet | Refusal): boolean =>
  before === null || isRefusal(before) || isRefusal(now) || before.reading.sheetName !== now.reading.sheetName;
